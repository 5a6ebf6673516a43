"""What this computer remembers of the window: place, look, recent files, the door, sortings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from lchost import paths
from lchost.paper.lists.forms import MOST_STACKS, SignInForm

_RECENT = 8  # files kept


def _kept() -> QSettings:
    folder = paths.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


# --- the look -----------------------------------------------------------------------------------


def look() -> tuple[str, int, bool]:
    """Return the scheme wanted ("light", "dark", "system"), text size in %, reduced motion."""
    kept = _kept()
    scheme = str(kept.value("look/scheme", "system"))
    size = _number(kept.value("look/text_percent", 100), 100)
    calm = str(kept.value("look/calm", "false")) == "true"
    return scheme, min(max(size, 100), 200), calm


def keep_look(scheme: str, text_percent: int, *, calm: bool) -> None:
    """Remember the look."""
    kept = _kept()
    kept.setValue("look/scheme", scheme)
    kept.setValue("look/text_percent", text_percent)
    kept.setValue("look/calm", "true" if calm else "false")


# --- the window ---------------------------------------------------------------------------------


def geometry() -> QByteArray:
    """Return where the window stood, or nothing."""
    found = _kept().value("window/geometry")
    return found if isinstance(found, QByteArray) else QByteArray()


def keep_geometry(geometry: QByteArray) -> None:
    """Remember where the window stands."""
    _kept().setValue("window/geometry", geometry)


# --- files --------------------------------------------------------------------------------------


def recent() -> list[Path]:
    """Return the community files opened before, the last one first; some may be gone."""
    found = _kept().value("files/recent", [])
    names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return [Path(str(name)) for name in names if name]


def keep_recent(path: Path) -> None:
    """Put a file first among the recent ones."""
    known = recent()
    if known[:1] == [path]:
        return  # writing costs 20 ms of the start
    others = [other for other in known if other != path]
    _kept().setValue("files/recent", [str(p) for p in [path, *others][:_RECENT]])


def forget_recent(path: Path) -> None:
    """Take a file off the list."""
    _kept().setValue("files/recent", [str(p) for p in recent() if p != path])


def last_folder(default: Path) -> Path:
    """Return the folder in which a file was chosen last."""
    found = Path(str(_kept().value("files/folder", default)))
    return found if found.is_dir() else default


def keep_folder(folder: Path) -> None:
    """Remember a folder for the next file dialog."""
    _kept().setValue("files/folder", str(folder))


# --- the door -----------------------------------------------------------------------------------


def sounds_are_on() -> bool:
    """Tell whether the door is to be heard."""
    return str(_kept().value("door/sounds", "true")) == "true"


def keep_sounds(on: bool) -> None:
    """Remember whether the door is to be heard."""
    _kept().setValue("door/sounds", "true" if on else "false")


def looks_first() -> bool:
    """Tell whether the host looks at each answer before it counts: confirm mode, not express."""
    return str(_kept().value("door/looks_first", "false")) == "true"


def keep_looks_first(wanted: bool) -> None:
    """Remember confirm or express mode."""
    _kept().setValue("door/looks_first", "true" if wanted else "false")


def session_of(workshop_uid: str) -> int:
    """Return the session that was chosen at the door of a workshop; 0: none was."""
    return _number(_kept().value(f"door/session/{workshop_uid}", 0), 0)


def keep_session(workshop_uid: str, session_id: int) -> None:
    """Remember which session the door is for."""
    _kept().setValue(f"door/session/{workshop_uid}", session_id)


# --- tables -------------------------------------------------------------------------------------


def sorting(table: str, column: int = 0, *, is_down: bool = False) -> tuple[int, bool]:
    """Return by which column a table is sorted, and whether downwards; else as it begins."""
    kept = _kept()
    found = _number(kept.value(f"tables/{table}/column", column), column)
    down = kept.value(f"tables/{table}/down", "true" if is_down else "false")
    return max(0, found), str(down) == "true"


def keep_sorting(table: str, column: int, is_down: bool) -> None:
    """Remember how a table is sorted."""
    kept = _kept()
    kept.setValue(f"tables/{table}/column", column)
    kept.setValue(f"tables/{table}/down", "true" if is_down else "false")


def _number(value: object, default: int) -> int:
    try:
        return int(str(value))
    except ValueError:
        return default


# --- the door -----------------------------------------------------------------------------------


def door_name() -> str:
    """Return what this computer's door is called; it stands beside each scan.  May be empty."""
    return str(_kept().value("door/name", ""))


def keep_door_name(name: str) -> None:
    """Remember what this computer's door is called."""
    _kept().setValue("door/name", name)


# --- paper --------------------------------------------------------------------------------------


def page_size(default: str) -> str:
    """Return the size of paper that was chosen last on this computer."""
    return str(_kept().value("paper/size", default))


def keep_page_size(size: str) -> None:
    """Remember the size of paper."""
    _kept().setValue("paper/size", size)


# --- what a room of the screen keeps for itself ---------------------------------------------------


def word(key: str, default: str = "") -> str:
    """Return a small choice, such as "stage/screen"."""
    return str(_kept().value(key, default))


def keep_word(key: str, value: str) -> None:
    """Remember a small choice."""
    _kept().setValue(key, value)


def sign_in_form(usual: SignInForm) -> SignInForm:
    """Return how the sign-in sheet was wanted last on this computer."""
    kept = _kept()
    return SignInForm(
        max(0, _number(kept.value("paper/spare_lines", usual.spare_rows), usual.spare_rows)),
        min(max(_number(kept.value("paper/stacks", usual.stacks), usual.stacks), 1), MOST_STACKS),
        str(kept.value("paper/signatures", "true" if usual.has_signature else "false")) == "true",
    )


def keep_sign_in_form(form: SignInForm) -> None:
    """Remember how the sign-in sheet is wanted."""
    kept = _kept()
    kept.setValue("paper/spare_lines", form.spare_rows)
    kept.setValue("paper/stacks", form.stacks)
    kept.setValue("paper/signatures", "true" if form.has_signature else "false")


def paper_variant(paper: str) -> str:
    """Return which variant of a paper was chosen last on this computer."""
    return str(_kept().value(f"paper/variant/{paper}", ""))


def keep_paper_variant(paper: str, variant: str) -> None:
    """Remember which variant of a paper is wanted."""
    _kept().setValue(f"paper/variant/{paper}", variant)
