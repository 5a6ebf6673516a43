"""Members: keep, change, archive, list and find them; their lasting badge codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from lchost import codes
from lchost.errors import BadEmail, NoName, NoSuchMember
from lchost.models import people as rows
from lchost.models.database import DB, writing
from lchost.models.database import Topic as Notice
from lchost.models.fields import UtcField
from lchost.roster import matching
from lchost.roster.attributes import Kind as Kind
from lchost.roster.attributes import Value
from lchost.roster.profile import Attribute as Attribute
from lchost.roster.profile import Skill as Skill
from lchost.roster.profile import Source as Source
from lchost.roster.profile import Topic as Topic
from lchost.roster.profile import answers as answers
from lchost.roster.profile import answers_of, assess, set_answers, skills_of
from lchost.roster.profile import answers_to as answers_to
from lchost.roster.profile import attributes as attributes
from lchost.roster.profile import define_attribute as define_attribute
from lchost.roster.profile import ensure_topic as ensure_topic
from lchost.roster.profile import levels as levels
from lchost.roster.profile import remove_attribute as remove_attribute
from lchost.roster.profile import set_private as set_private
from lchost.roster.profile import topics as topics

# the log's words for coming in; checkin.answers.ACCEPTED
CAME = ("welcome", "late", "back", "moved")
_SHORTEST_CODE = 4  # letters of a badge code that are worth a look
_SHORTEST_DIGITS = 4  # of a phone number
_AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True)
class MemberDraft:
    """What a host writes of a member.  A display name is all that is needed.

    Attributes:
        attributes: answers by attribute id; what is left out is taken away.
        skills: levels 1 to 5 by topic id; a changed one is a new assessment.
    """

    display_name: str
    legal_name: str = ""
    pronouns: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    access_needs: str = ""
    notes: str = ""
    attention: str = ""
    joined_on: date | None = None
    photo_consent: bool | None = None
    directory_consent: bool | None = None
    attributes: dict[int, Value] = field(default_factory=dict)
    skills: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Member:
    """A member with everything that is known of them."""

    id: int
    uid: str
    display_name: str
    legal_name: str
    pronouns: str
    email: str
    phone: str
    language: str
    access_needs: str
    notes: str
    attention: str
    joined_on: date | None
    photo_consent: bool | None
    directory_consent: bool | None
    code: str
    attributes: dict[int, Value]
    skills: dict[int, Skill]
    archived_at: datetime | None

    @property
    def draft(self) -> MemberDraft:
        """What a host may change."""
        same = {one.name: getattr(self, one.name) for one in fields(MemberDraft)}
        return MemberDraft(**{**same, "skills": {key: s.level for key, s in self.skills.items()}})


@dataclass(frozen=True)
class MemberRow:
    """A member in a list: `came` counts the sessions they were in."""

    id: int
    display_name: str
    pronouns: str
    email: str
    phone: str
    language: str
    came: int
    last_here_at: datetime | None
    folded: str  # for sorting and filtering


@dataclass(frozen=True)
class Found:
    """A member found by a search; `detail` tells two of one name apart."""

    member_id: int
    name: str
    pronouns: str
    detail: str
    status: str = ""  # of their registration, when a workshop was named


def add(draft: MemberDraft, at: datetime) -> int:
    """Keep a new member, with a badge code, and return their id.

    Raises:
        NoName, BadEmail, NoSuchLevel: the draft cannot be kept.
    """
    columns = _columns(draft)
    with writing(Notice.MEMBERS):
        row = rows.Member.create(created_at=at, **columns)
        rows.BadgeCode.create(code=codes.new_code(), member=row, issued_at=at)
        set_answers(row.id, draft.attributes)
        assess(row.id, draft.skills, Source.HOST, at)
    return int(row.id)


def edit(member_id: int, draft: MemberDraft, at: datetime) -> None:
    """Change a member; only what differs is written.  Raises as `add` does, or NoSuchMember."""
    columns = _columns(draft)
    with writing(Notice.MEMBERS):
        row = _row(member_id)
        if any(getattr(row, name) != value for name, value in columns.items()):
            rows.Member.update(**columns).where(rows.Member.id == member_id).execute()
        set_answers(member_id, draft.attributes)
        assess(member_id, draft.skills, Source.HOST, at)


def archive(member_ids: Iterable[int], at: datetime) -> None:
    """Hide members; their history stays."""
    _set_archived(member_ids, at)


def restore(member_ids: Iterable[int]) -> None:
    """Show archived members again."""
    _set_archived(member_ids, None)


def get(member_id: int) -> Member:
    """Return a member.

    Raises:
        NoSuchMember: they are not in the community any more.
    """
    row = _row(member_id)
    code = rows.BadgeCode.get_or_none(
        rows.BadgeCode.member == member_id, rows.BadgeCode.replaced_at.is_null()
    )
    plain = {
        one.name: getattr(row, one.name)
        for one in fields(Member)
        if one.name not in ("code", "attributes", "skills")
    }
    return Member(
        **plain,
        code=code.code if code else "",
        attributes=answers_of(member_id),
        skills=skills_of(member_id),
    )


def listing(archived: bool = False) -> list[MemberRow]:
    """Return the members (or the archived ones) by name, with how often they came."""
    marks = ", ".join("?" * len(CAME))
    came: dict[int, tuple[int, str]] = {
        member: (times, last)
        for member, times, last in DB.execute_sql(
            "SELECT c.member_id, COUNT(DISTINCT c.session_id), MAX(c.at) FROM check_in c"
            f" WHERE c.answer IN ({marks}) AND c.member_id IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id)"
            " GROUP BY c.member_id",
            CAME,
        ).fetchall()
    }
    found = DB.execute_sql(
        "SELECT id, display_name, pronouns, email, phone, language, folded FROM member"
        f" WHERE archived_at IS {'NOT ' if archived else ''}NULL ORDER BY folded, id"
    ).fetchall()
    moment = UtcField().python_value
    return [
        MemberRow(
            id=row[0],
            display_name=row[1],
            pronouns=row[2],
            email=row[3],
            phone=row[4],
            language=row[5],
            came=came[row[0]][0] if row[0] in came else 0,
            last_here_at=moment(came[row[0]][1]) if row[0] in came else None,
            folded=row[6],
        )
        for row in found
    ]


def search(text: str, *, workshop_id: int | None = None, limit: int = 20) -> list[Found]:
    """Find members by name in any word order, e-mail, phone digits or the start of a badge code.

    Accents are folded and one typo a word is forgiven.  Archived members are not found.

    Args:
        workshop_id: only those who have, had or wait for a place in this workshop.
    """
    words = matching.search_words(text)
    known = _holding(words, workshop_id, limit)
    best = _best(text, known, limit)
    ids = _with_code(text, workshop_id) + best
    if words and len(best) < limit and not (best and matching.is_whole(words, known[best[0]])):
        ids += _best(text, _nearly_holding(words, workshop_id), limit)
    ids += _with_phone(text, workshop_id)
    return _found_in_order(list(dict.fromkeys(ids))[:limit], workshop_id)


def look_alikes(
    name: str, email: str = "", phone: str = "", *, besides: int | None = None
) -> list[Found]:
    """Return members who may be the same person: same e-mail or phone, or nearly the same name."""
    address, digits = matching.email_key(email), matching.phone_key(phone)
    people = DB.execute_sql(
        "SELECT id, display_name, email, phone FROM member WHERE archived_at IS NULL"
    ).fetchall()
    found = [
        row[0]
        for row in people
        if row[0] != besides
        and (
            (address and matching.email_key(row[2]) == address)
            or (digits and matching.phone_key(row[3]) == digits)
            or matching.similar_name(name, row[1])
        )
    ]
    return _found_in_order(found[:_AT_ONCE], None)


def replace_badge(member_id: int, at: datetime) -> str:
    """Give a member a new badge code and return it; the old one is told as replaced at the door.

    Raises:
        NoSuchMember: they are not in the community any more.
    """
    code = codes.new_code()
    with writing(Notice.MEMBERS):
        _row(member_id)
        rows.BadgeCode.update(replaced_at=at).where(
            rows.BadgeCode.member == member_id, rows.BadgeCode.replaced_at.is_null()
        ).execute()
        rows.BadgeCode.create(code=code, member=member_id, issued_at=at)
    return code


def by_email(email: str) -> int | None:
    """Return the member with this e-mail address, however it is spelled; None without one."""
    wanted = matching.email_key(email)
    if not wanted:
        return None
    known = rows.Member.select(rows.Member.id, rows.Member.email).where(rows.Member.email != "")
    return next((i for i, kept in known.tuples() if matching.email_key(kept) == wanted), None)


def by_code(code: str) -> tuple[int, datetime | None] | None:
    """Return whose code this is and when it was replaced (None: it is in use)."""
    row = rows.BadgeCode.get_or_none(rows.BadgeCode.code == code)
    return None if row is None else (int(row.member_id), row.replaced_at)


def _row(member_id: int) -> rows.Member:
    row: rows.Member | None = rows.Member.get_or_none(rows.Member.id == member_id)
    if row is None:
        raise NoSuchMember()
    return row


def _columns(draft: MemberDraft) -> dict[str, object]:
    """Return a draft as columns: blanks trimmed, search key made."""
    columns = {
        one.name: getattr(draft, one.name)
        for one in fields(MemberDraft)
        if one.name not in ("attributes", "skills")
    }
    columns = {
        name: value.strip() if isinstance(value, str) else value for name, value in columns.items()
    }
    columns["display_name"] = " ".join(draft.display_name.split())
    if not columns["display_name"]:
        raise NoName()
    if columns["email"] and not matching.looks_like_email(str(columns["email"])):
        raise BadEmail(email=columns["email"])
    columns["folded"] = matching.search_key(
        draft.display_name, draft.legal_name, str(columns["email"])
    )
    return columns


def _set_archived(member_ids: Iterable[int], at: datetime | None) -> None:
    ids = list(member_ids)
    with writing(Notice.MEMBERS):
        for start in range(0, len(ids), _AT_ONCE):
            rows.Member.update(archived_at=at).where(
                rows.Member.id.in_(ids[start : start + _AT_ONCE])
            ).execute()


_EVERYBODY = "FROM member m WHERE m.archived_at IS NULL"
_IN_WORKSHOP = (
    "FROM member m JOIN registration r ON r.member_id = m.id"
    " WHERE m.archived_at IS NULL AND r.workshop_id = ?"
)


def _select(columns: str, workshop_id: int | None, where: str, facts: list[object]) -> list[Any]:
    source, first = (_EVERYBODY, []) if workshop_id is None else (_IN_WORKSHOP, [workshop_id])
    found = DB.execute_sql(f"SELECT {columns} {source}{where}", (*first, *facts))
    return list(found.fetchall())


def _holding(words: tuple[str, ...], workshop_id: int | None, limit: int) -> dict[int, str]:
    """Return the search keys that hold every word, by member id; the likeliest when many do."""
    if not words:
        return {}
    ends = " ORDER BY " + " + ".join(
        "(instr(' ' || m.folded || ' ', ' ' || ? || ' ') = 0)"
        " + 2 * (instr(' ' || m.folded, ' ' || ?) = 0)"
        for _ in words
    )
    twice = [word for word in words for _ in (0, 1)]
    where = " AND instr(m.folded, ?)" * len(words) + ends + ", m.folded LIMIT ?"
    return dict(_select("m.id, m.folded", workshop_id, where, [*words, *twice, limit]))


def _nearly_holding(words: tuple[str, ...], workshop_id: int | None) -> dict[int, str]:
    """Return the search keys that may hold every word but for a typo each, by member id.

    SQLite sifts ten thousand keys in a few milliseconds; only the rest comes to Python.
    """
    where, facts = "", list[object]()
    for word in words:
        parts = matching.halves(word)
        if parts:
            where += " AND (instr(' ' || m.folded, ' ' || ?) OR instr(m.folded, ?))"
            facts += parts
        else:
            where += " AND instr(m.folded, ?)"
            facts.append(word)
    return dict(_select("m.id, m.folded", workshop_id, where, facts))


def _best(text: str, known: dict[int, str], limit: int) -> list[int]:
    ids = list(known)
    return [ids[place] for place in matching.ranked(text, list(known.values()), limit)]


def _with_code(text: str, workshop_id: int | None) -> list[int]:
    letters = "".join(text.split()).replace("-", "").upper()
    if len(letters) < _SHORTEST_CODE or any(char not in codes.ALPHABET for char in letters):
        return []
    where = (
        " AND m.id IN (SELECT member_id FROM badge_code"
        " WHERE replaced_at IS NULL AND code >= ? AND code < ?)"
    )
    return [row[0] for row in _select("m.id", workshop_id, where, [letters, letters + "~"])]


def _with_phone(text: str, workshop_id: int | None) -> list[int]:
    digits = "".join(char for char in text if char.isdigit()).lstrip("0")
    if len(digits) < _SHORTEST_DIGITS or any(char.isalpha() for char in text):
        return []
    known = _select("m.id, m.phone", workshop_id, " AND m.phone != ''", [])
    return [member for member, phone in known if digits in matching.phone_key(phone)]


def _found_in_order(ids: list[int], workshop_id: int | None) -> list[Found]:
    status = {}
    if workshop_id is not None:
        status = dict(_select("m.id, r.status", workshop_id, "", []))
    rows_by_id = {row.id: row for row in rows.Member.select().where(rows.Member.id.in_(ids))}
    return [_found(rows_by_id[one], status.get(one, "")) for one in ids]


def _found(row: rows.Member, status: str = "") -> Found:
    return Found(row.id, row.display_name, row.pronouns, row.email or row.phone, status)
