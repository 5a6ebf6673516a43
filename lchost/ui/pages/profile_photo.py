"""A member's photo in their profile: how it looks, a way to another, a way to none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lchost.paper.picture_reading import PictureData
from lchost.roster.members import Member
from lchost.ui.pages.dropping import FileDrop
from lchost.ui.stationery.picture_field import PictureField
from lchost.ui.widgets import column, words
from lchost.ui.widgets.layout import Item

_WIDE, _HIGH = 72, 90  # pixels at the usual text size: a portrait


class PhotoPart(QFrame):
    """`asked` for a file, `dropped` one, `taken_off`: what the host wants of the photo."""

    asked = Signal()
    dropped = Signal(object)  # Path
    taken_off = Signal()

    def __init__(self, member: Member, photo: PictureData | None) -> None:
        super().__init__()
        says = self.tr("Photo of {name}").format(name=member.display_name)
        self.field = PictureField(says, wide=_WIDE, high=_HIGH)
        self.field.show_picture(photo.content if photo else b"")
        parts: list[Item] = [self.field]
        if member.photo_consent is False:
            said = self.tr("They said no to photos: it is not printed.")
            parts.append(words(said, "caption", tone="attention", wrap=True))
        elif not photo:
            said = self.tr("Choose a picture, or drop one here.")
            parts.append(words(said, "caption", muted=True, wrap=True))
        self.setLayout(column(*parts, gap=4))
        self.field.asked.connect(self.asked)
        self.field.dropped.connect(self.taken_off)
        FileDrop(self).dropped.connect(self.dropped)
