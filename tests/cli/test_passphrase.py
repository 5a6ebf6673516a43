"""The passphrase file: its first line, whole, and a word when others can read it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest

from lchost.cli import passphrase
from lchost.errors import CannotRead, EmptyPassphraseFile, NoSuchFile


@pytest.mark.parametrize(
    "content", ["lanterns over the río ", "\ufefflanterns over the río \r\nmore"]
)
def test_the_first_line_is_the_passphrase_with_its_spaces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "words"
    path.write_text(content, encoding="utf-8", newline="")
    path.chmod(0o600)
    assert passphrase.read(path) == "lanterns over the río "
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_a_file_that_others_can_read_is_named_and_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: int
) -> None:
    path = tmp_path / "words"
    path.write_text("lanterns over the river\n", encoding="utf-8")
    path.chmod(mode)
    assert passphrase.read(path) == "lanterns over the river"
    told = capsys.readouterr()
    assert str(path) in told.err and "chmod 600" in told.err
    assert "lanterns" not in told.err + told.out


@pytest.mark.parametrize(
    ("content", "trouble"),
    [(b"", EmptyPassphraseFile), (b"\nx", EmptyPassphraseFile), (b"\xff", CannotRead)],
)
def test_a_file_without_a_passphrase_is_refused(
    tmp_path: Path, content: bytes, trouble: type[Exception]
) -> None:
    path = tmp_path / "words"
    path.write_bytes(content)
    with pytest.raises(trouble):
        passphrase.read(path)


def test_no_file_and_no_readable_one_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        passphrase.read(tmp_path / "none")
    with pytest.raises(CannotRead):
        passphrase.read(tmp_path)


def test_a_command_takes_the_file_and_no_passphrase_of_its_own() -> None:
    parser = argparse.ArgumentParser()
    passphrase.add_to(parser)
    assert parser.parse_args([]).passphrase_file is None
    assert parser.parse_args(["--passphrase-file", "x"]).passphrase_file == Path("x")
