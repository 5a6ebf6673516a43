"""Certificates leave as files: all of them, or nothing at all."""

from __future__ import annotations

import csv
import email
import email.policy
import errno
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lchost.credentials import register
from lchost.credentials.baking import unbake_png
from lchost.credentials.issued import Parcel
from lchost.errors import CertificateAltered, DiskFull, NoFolderThere
from lchost.models.credentials import Certificate as Row
from lchost.paper.giving import mail, writing
from lchost.paper.giving.files import Beside

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
ALL = Beside(credential=True, badge=True)
ZOE = "2026-0001 Zoë Łukasiewicz"


class Stop(Exception):
    """The host cancels."""


def quiet(_done: int, _total: int) -> None:
    """Nobody looks at the progress."""


def stops_at(number: int) -> Callable[[int, int], None]:
    def tell(done: int, _total: int) -> None:
        if done == number:
            raise Stop

    return tell


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_folder_has_a_file_for_each_as_it_was_frozen(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    said: list[tuple[int, int]] = []
    tell = lambda done, total: said.append((done, total))  # noqa: E731
    written = writing.folder(parcels, tmp_path / "out", Beside(), tell, table=False)
    assert names(written.path) == [
        f"{ZOE}.pdf",
        "2026-0002 Anna.pdf",
        "2026-0003 =A B {title} علي.pdf",
    ]
    assert (written.path / f"{ZOE}.pdf").read_bytes() == register.pdf(parcels[0].id)
    assert said == [(1, 3), (2, 3), (3, 3)]
    assert names(tmp_path / "out") == names(written.path)


def test_beside_each_lie_its_credential_and_a_picture_that_carries_it(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    path = writing.folder(parcels[:1], tmp_path / "out", ALL, quiet, table=False).path
    assert names(path) == [f"{ZOE}.json", f"{ZOE}.pdf", f"{ZOE}.png"]
    credential = (path / f"{ZOE}.json").read_text(encoding="utf-8")
    assert json.loads(credential)["proof"]
    assert unbake_png((path / f"{ZOE}.png").read_bytes()) == [credential]


def test_one_from_before_signing_has_nothing_beside_it(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    old = replace(parcels[0], code="")
    path = writing.folder([old], tmp_path / "out", ALL, quiet, table=False).path
    assert names(path) == [f"{ZOE}.pdf"]


def test_a_folder_that_is_there_is_left_alone(parcels: list[Parcel], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    written = writing.folder(parcels, tmp_path / "out", Beside(), quiet, table=False)
    assert written.path == tmp_path / "out 2"
    assert names(tmp_path / "out") == ["mine.txt"]


def test_what_a_kill_left_is_taken_away_and_not_given(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    (tmp_path / ".out.part").mkdir()
    (tmp_path / ".out.part" / "half.pdf").write_bytes(b"%PD")
    writing.folder(parcels[:1], tmp_path / "out", Beside(), quiet, table=False)
    assert names(tmp_path / "out") == [f"{ZOE}.pdf"]
    assert not (tmp_path / ".out.part").exists()


@pytest.mark.parametrize("number", [1, 3])
def test_who_cancels_finds_nothing(parcels: list[Parcel], tmp_path: Path, number: int) -> None:
    here = tmp_path / "stick"
    here.mkdir()
    letter = mail.kept()
    with pytest.raises(Stop):
        writing.folder(parcels, here / "out", ALL, stops_at(number), table=True)
    with pytest.raises(Stop):
        writing.packed(parcels, here / "out.zip", ALL, stops_at(number), NINE)
    with pytest.raises(Stop):
        writing.drafts(parcels, here / "out", letter, "Lantern", stops_at(number))
    assert names(here) == []


def test_a_full_disk_is_said_and_leaves_nothing(
    parcels: list[Parcel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "stick"
    here.mkdir()
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "Anna" in path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull):
        writing.folder(parcels, here / "out", Beside(), quiet, table=False)
    assert names(here) == []


def test_a_stick_that_is_pulled_out_is_said(parcels: list[Parcel], tmp_path: Path) -> None:
    here = tmp_path / "stick"
    here.mkdir()

    def pull(done: int, _total: int) -> None:
        if done == 1:
            here.rename(tmp_path / "gone")

    with pytest.raises(NoFolderThere, match="stick"):
        writing.folder(parcels, here / "out", Beside(), pull, table=False)
    here = tmp_path / "gone"
    with pytest.raises(NoFolderThere):
        writing.packed(parcels, tmp_path / "none" / "out.zip", Beside(), quiet, NINE)


def test_one_that_was_changed_in_the_file_is_refused_and_nothing_given(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    Row.update(pdf=b"%PDF other").where(Row.id == parcels[2].id).execute()
    with pytest.raises(CertificateAltered, match="2026-0003"):
        writing.folder(parcels, tmp_path / "out", Beside(), quiet, table=False)
    assert not (tmp_path / "out").exists()


def test_a_zip_has_the_same_files_under_their_names(parcels: list[Parcel], tmp_path: Path) -> None:
    path = writing.packed(parcels, tmp_path / "out.zip", ALL, quiet, NINE).path
    folder = writing.folder(parcels, tmp_path / "out", ALL, quiet, table=False).path
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        assert sorted(bundle.namelist()) == names(folder)
        assert bundle.read(f"{ZOE}.pdf") == register.pdf(parcels[0].id)
        assert bundle.infolist()[0].flag_bits & 0x800  # the name says that it is UTF-8


def test_the_verifier_page_lies_once_beside_all(parcels: list[Parcel], tmp_path: Path) -> None:
    page, letter = b"<!doctype html>", mail.Letter("Hello", "{page}")
    beside = Beside(verifier_page=page)
    path = writing.folder(parcels, tmp_path / "out", beside, quiet, table=False).path
    drafts = writing.drafts(parcels, tmp_path / "mail", letter, "Lantern", quiet, page).path
    for one in (path, drafts):
        assert (one / "verify.html").read_bytes() == page
    with zipfile.ZipFile(
        writing.packed(parcels, tmp_path / "out.zip", beside, quiet, NINE).path
    ) as bundle:
        assert sorted(bundle.namelist()) == names(path)
        assert bundle.read("verify.html") == page


def test_the_table_of_a_mail_merge_names_the_files_and_calculates_nothing(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    path = writing.folder(parcels, tmp_path / "out", Beside(), quiet, table=True).path
    with (path / writing.TABLE).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["Name", "Email", "Number", "Title", "File", "Code"]
    assert rows[0]["Email"] == "zoe@example.org"
    assert rows[0]["Code"] == parcels[0].code and rows[0]["Code"].startswith("LC1:")
    assert rows[2]["Name"].startswith("'=")
    assert all((path / row["File"]).is_file() for row in rows)


# --- e-mail drafts ------------------------------------------------------------------------------


def opened(path: Path) -> Any:
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def test_drafts_are_for_those_with_an_address_and_carry_the_certificate(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    written = writing.drafts(parcels, tmp_path / "out", mail.kept(), "Lantern", quiet)
    assert [one.name for one in written.unwritten] == ["Anna"]
    assert (written.count, len(names(written.path))) == (2, 2)
    draft = opened(written.path / f"{ZOE}.eml")
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == "Your certificate: Asking: better?"
    assert draft["To"].addresses[0].display_name == "Zoë Łukasiewicz"
    assert "2026-0001" in draft.get_body().get_content()
    assert "our verifier page (verify.html)" in draft.get_body().get_content()
    [attached] = draft.iter_attachments()
    assert attached.get_filename() == f"{ZOE}.pdf"
    assert attached.get_content() == register.pdf(parcels[0].id)


def test_braces_in_a_name_stay_letters(parcels: list[Parcel], tmp_path: Path) -> None:
    letter = mail.Letter("{name}", "{name} {number} {other}")
    path = writing.drafts(parcels[2:], tmp_path / "out", letter, "Lantern", quiet).path
    [draft] = [opened(one) for one in path.iterdir()]
    assert draft["Subject"] == '=A/B: "{title}" <علي>'
    assert draft.get_body().get_content().strip() == '=A/B: "{title}" <علي> 2026-0003 {other}'


def test_a_line_break_in_a_name_makes_no_header(parcels: list[Parcel], tmp_path: Path) -> None:
    evil = replace(parcels[2], name="Ali\r\nBcc: all@example.org")
    path = writing.drafts([evil], tmp_path / "out", mail.kept(), "Lantern", quiet).path
    [draft] = [opened(one) for one in path.iterdir()]
    assert draft["Bcc"] is None
    assert draft["To"].addresses[0].addr_spec == "ali@example.org"


def test_an_address_in_other_letters_is_written_as_it_is(
    parcels: list[Parcel], tmp_path: Path
) -> None:
    one = replace(parcels[0], email="zoë@bücher.example")
    path = writing.drafts([one], tmp_path / "out", mail.kept(), "Lantern", quiet).path
    [draft] = path.iterdir()
    assert "To: Zoë Łukasiewicz <zoë@bücher.example>\r\n".encode() in draft.read_bytes()


@pytest.mark.parametrize("address", ["", "nobody", "a..b@example.org", "a@b.org, c@d.org"])
def test_what_is_no_address_is_told_and_gets_no_draft(
    parcels: list[Parcel], tmp_path: Path, address: str
) -> None:
    one = replace(parcels[0], email=address)
    written = writing.drafts([one], tmp_path / "out", mail.kept(), "Lantern", quiet)
    assert (written.count, written.unwritten) == (0, (one,))
