"""Sheets in the host's words."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.cutting import Cuts
from lchost.paper.sheets.presets import Sheet
from lchost.roster.matching import fold
from lchost.ui import wording

_TIMES = re.compile(r"(?<=[\d\"])\s*[xX×*]\s*(?=\d)")
_FORMATS = {(105, 148): "A6", (148, 105): "A6", (105, 74): "A7", (74, 105): "A7"}
KINDS = ("card", "fold", "sheet", "roll")  # in the order of the list, plain paper first


def tr(text: str) -> str:
    """Translate words about sheets."""
    return QCoreApplication.translate("Sheets", text)


def called(sheet: Sheet) -> str:
    """Return what a sheet is known by, such as "Avery 5392: 4 × 3 in" or "A4 in 8: 105 × 74 mm"."""
    if sheet.numbers:
        return sheet.name
    if sheet.slots == 1:
        return tr("One a page, {size}").format(size=sheet.size)
    facts = {"page": sheet.page_name, "n": wording.number(sheet.slots), "size": sheet.size}
    if sheet.kind == "fold":
        return tr("{page}, {n} of {size}, folded").format(**facts)
    return tr("{page}, {n} of {size}").format(**facts)


def packet(sheet: Sheet) -> str:
    """Return what stands on the packet, or that it is plain paper."""
    if sheet.is_cut_by_hand:
        return tr("Plain {page}, cut by hand").format(page=sheet.page_name)
    return sheet.called or tr("One a page")


def amount(sheet: Sheet) -> str:
    """Return "8 on A4"."""
    if sheet.kind == "roll":
        return tr("Roll of {n} mm").format(n=wording.number(sheet.tape_mm))
    if sheet.slots == 1:
        return tr("1 a page")
    said = tr("{n} on {page}")
    return said.format(n=wording.number(sheet.slots), page=sheet.page_name)


def kind(sheet: Sheet) -> str:
    """Return what sort of thing it is."""
    if sheet.is_cut_by_hand and sheet.kind == "card":
        return tr("Plain paper")
    return {
        "sheet": tr("Stickers"),
        "card": tr("Cards"),
        "fold": tr("To fold"),
        "roll": tr("Label printer"),
    }[sheet.kind]


def turning(flip: Flip) -> str:
    """Return which sides are printed, and over which edge a sheet is turned."""
    return {
        Flip.NONE: tr("One side only"),
        Flip.LONG: tr("Both, over the long edge"),
        Flip.SHORT: tr("Both, over the short edge"),
        Flip.FOLD: tr("Both, to fold"),
    }[flip]


def cutting(cuts: Cuts) -> str:
    """Return what is printed for the knife."""
    return {
        Cuts.LINES: tr("Light lines"),
        Cuts.MARKS: tr("Marks for a ruler"),
        Cuts.NONE: tr("Nothing"),
    }[cuts]


def place(sheet: Sheet) -> tuple[bool, int, str]:
    """Return where a sheet stands in the list: plain paper, cards, folded, stickers, rolls."""
    return not sheet.is_cut_by_hand, KINDS.index(sheet.kind), sheet.called


def doubt(sheet: Sheet) -> str:
    """Return what sources of the measures disagree on, or do not tell; empty where they agree."""
    if not sheet.doubt:
        return ""
    told = {
        "avery_l4784": tr(
            "One list has 27 labels of 63.5 × 29.6 mm for L4784, another 10 of 80 × 50 mm. The"
            " packet tells which you have."
        ),
        "avery_l4785": tr(
            "Another list begins 18 mm from the left and 13 mm from the top, this one 17.5 mm and"
            " 13.5 mm."
        ),
        "avery_l7160": tr(
            "Another list has labels of 64 mm that begin 7.5 mm from the left and 15.5 mm from the"
            " top."
        ),
        "avery_l7163": tr(
            "Another list begins 3.35 mm from the left, with 103 mm from column to column."
        ),
        "durable_1445": tr("The only list leaves 12 mm at the top and 15 mm at the foot."),
        "herma_9642": tr("No list gives the margins: the middle of the page is taken."),
        "herma_4515": tr(
            "No list gives the margins: the middle of the page is taken, with 3 mm between the"
            " columns."
        ),
        "herma_9012": tr(
            "No list gives the number of cards: eight are taken, in the middle of the page."
        ),
    }
    return told.get(sheet.key) or tr("Sources differ on this sheet.")


def searched(sheet: Sheet) -> str:
    """Return all the words by which a sheet is found, folded."""
    format_ = _FORMATS.get((round(sheet.label_wide_mm), round(sheet.label_high_mm)), "")
    told = (called(sheet), packet(sheet), amount(sheet), kind(sheet), sheet.size, format_)
    return plain(" ".join(told))


def plain(text: str) -> str:
    """Return words as they are searched for: folded, and a size as "62x29" however it is typed."""
    return fold(_TIMES.sub("x", text))
