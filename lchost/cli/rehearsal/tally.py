"""Count what a community file holds with plain SQL, past every job that wrote it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote


class Tally:
    """Counts for one workshop, read from the file on a connection of its own."""

    def __init__(self, community: Path, workshop_id: int) -> None:
        self._file = f"file:{quote(str(community))}?mode=ro"
        self._workshop_id = workshop_id

    def registered(self) -> int:
        """People with a place, walk-ins included."""
        return self._one(
            "SELECT count(DISTINCT member_id) FROM registration"
            " WHERE workshop_id = ? AND status = 'registered'"
        )

    def walk_ins(self) -> int:
        """People who came without having registered."""
        return self._one(
            "SELECT count(*) FROM registration WHERE workshop_id = ? AND is_walk_in = 1"
        )

    def unnamed(self) -> int:
        """Places that somebody took without saying for whom."""
        return self._one("SELECT count(*) FROM unnamed_guest WHERE workshop_id = ?")

    def members(self) -> int:
        """Everybody in the file."""
        return self._one("SELECT count(*) FROM member WHERE ? > 0")

    def codes(self) -> list[str]:
        """The badge codes in use of the people with a place, in order."""
        rows = self._all(
            "SELECT code FROM badge_code JOIN registration USING (member_id)"
            " WHERE workshop_id = ? AND status = 'registered' AND replaced_at IS NULL"
            " ORDER BY code"
        )
        return [code for (code,) in rows]

    def badges_printed(self) -> int:
        """Registrations whose badge went to paper."""
        return self._one(
            "SELECT count(DISTINCT registration_id) FROM badge_print"
            " JOIN registration ON registration.id = registration_id WHERE workshop_id = ?"
        )

    def answers(self) -> dict[str, int]:
        """How often the desk gave each answer."""
        rows = self._all(
            "SELECT answer, count(*) FROM check_in JOIN session ON session.id = session_id"
            " WHERE workshop_id = ? GROUP BY answer ORDER BY answer"
        )
        return dict(rows)

    def present(self) -> list[int]:
        """The members whose coming in stands in the log and was not taken back, in order."""
        rows = self._all(
            "SELECT DISTINCT member_id FROM check_in JOIN session ON session.id = session_id"
            " WHERE workshop_id = ? AND answer IN ('welcome', 'late', 'back', 'moved')"
            " AND check_in.id NOT IN (SELECT undoes_id FROM check_in WHERE undoes_id IS NOT NULL)"
            " ORDER BY member_id"
        )
        return [member for (member,) in rows]

    def inside(self) -> list[int]:
        """The members whose last step in the log led in, in any of the rooms, in order."""
        rows = self._all(
            "SELECT DISTINCT member_id FROM (SELECT member_id, answer, row_number() OVER"
            " (PARTITION BY session_id, member_id ORDER BY at DESC, check_in.id DESC) AS place"
            " FROM check_in JOIN session ON session.id = session_id WHERE workshop_id = ?"
            " AND answer IN ('welcome', 'late', 'back', 'moved', 'out') AND check_in.id"
            " NOT IN (SELECT undoes_id FROM check_in WHERE undoes_id IS NOT NULL))"
            " WHERE place = 1 AND answer <> 'out' ORDER BY member_id"
        )
        return [member for (member,) in rows]

    def excused(self) -> list[int]:
        """The members excused from a session, in order."""
        rows = self._all(
            "SELECT DISTINCT member_id FROM excuse JOIN session ON session.id = session_id"
            " WHERE workshop_id = ? ORDER BY member_id"
        )
        return [member for (member,) in rows]

    def placed(self, round_id: int) -> list[int]:
        """The members of a round in order; somebody placed twice is there twice."""
        rows = self._all(
            "SELECT member_id FROM placement JOIN breakout_group ON breakout_group.id = group_id"
            " WHERE breakout_group.round_id = placement.round_id AND placement.round_id = ?"
            " ORDER BY member_id",
            round_id,
        )
        return [member for (member,) in rows]

    def group_sizes(self, round_id: int) -> list[int]:
        """How many people each group of a round has, by the groups' numbers."""
        rows = self._all(
            "SELECT count(placement.id) FROM breakout_group LEFT JOIN placement"
            " ON placement.group_id = breakout_group.id WHERE breakout_group.round_id = ?"
            " GROUP BY breakout_group.id ORDER BY number",
            round_id,
        )
        return [size for (size,) in rows]

    def met_again(self, first: int, second: int) -> int:
        """Pairs who share a group in both rounds."""
        rows = self._all(
            "SELECT count(*) FROM placement one JOIN placement other ON one.group_id ="
            " other.group_id AND one.member_id < other.member_id JOIN placement one_then ON"
            " one_then.member_id = one.member_id AND one_then.round_id = ?2 JOIN placement"
            " other_then ON other_then.member_id = other.member_id AND other_then.group_id ="
            " one_then.group_id WHERE one.round_id = ?1",
            first,
            second,
        )
        return int(rows[0][0])

    def certified(self) -> list[int]:
        """The members with a valid certificate whose bytes and record are still the frozen ones."""
        rows = self._all(
            "SELECT member_id, pdf, pdf_sha256, record, record_sha256 FROM certificate"
            " WHERE workshop_id = ? AND voided_at IS NULL ORDER BY member_id"
        )
        return [
            member
            for member, pdf, pdf_sha256, record, record_sha256 in rows
            if hashlib.sha256(pdf).hexdigest() == pdf_sha256
            and hashlib.sha256(record.encode()).hexdigest() == record_sha256
        ]

    def certificate_numbers(self) -> list[str]:
        """The numbers of the workshop's certificates, in order."""
        rows = self._all("SELECT number FROM certificate WHERE workshop_id = ? ORDER BY number")
        return [number for (number,) in rows]

    def _one(self, question: str) -> int:
        ((count,),) = self._all(question)
        return int(count)

    def _all(self, question: str, *about: int) -> Sequence[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._file, uri=True, timeout=5)) as db:
            return db.execute(question, about or (self._workshop_id,)).fetchall()
