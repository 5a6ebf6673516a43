"""The pages of the window and the steps of a workshop, in order.  A new page adds its line here.

Each is made on its first show, and its module imported no sooner: the window opens faster.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lchost.ui.frame import Frame
from lchost.ui.page import Page, WorkshopPage


@dataclass(frozen=True)
class Place:
    """A page that the rail leads to."""

    key: str
    text: str
    icon: str
    make: Callable[[Frame], Page]


@dataclass(frozen=True)
class WorkshopStep:
    """A step in a workshop's workspace."""

    key: str
    text: str
    icon: str
    make: Callable[[Frame, int], WorkshopPage]


def tr(text: str) -> str:
    """Translate the name of a page."""
    return QCoreApplication.translate("Pages", text)


def places() -> tuple[Place, ...]:
    """Return the pages of the rail, from top to bottom; the last stands at its foot."""
    return (
        Place("today", tr("Today"), "house", _today),
        Place("members", tr("Members"), "users", _members),
        Place("workshops", tr("Workshops"), "calendar-days", _workshops),
        Place("register", tr("Certificates"), "award", _register),
        Place("settings", tr("Settings"), "settings", _settings),
    )


def steps() -> tuple[WorkshopStep, ...]:
    """Return the steps of a workshop in the order of the day."""
    return (
        WorkshopStep("plan", tr("Plan"), "list-checks", _plan),
        WorkshopStep("people", tr("People"), "users", _people),
        WorkshopStep("paper", tr("Paper"), "printer", _paper),
        WorkshopStep("checkin", tr("Check-in"), "scan-qr-code", _checkin),
        WorkshopStep("groups", tr("Groups"), "users-round", _groups),
        WorkshopStep("certificates", tr("Certificates"), "award", _certificates),
    )


def step_keys() -> frozenset[str]:
    """Return the keys of all steps."""
    return frozenset(step.key for step in steps())


def _today(frame: Frame) -> Page:
    from lchost.ui.pages.today import TodayPage

    return TodayPage(frame)


def _members(frame: Frame) -> Page:
    from lchost.ui.pages.members import MembersPage

    return MembersPage(frame)


def _people(frame: Frame, workshop_id: int) -> WorkshopPage:
    from lchost.ui.pages.people import PeoplePage

    return PeoplePage(frame, workshop_id)


def _workshops(frame: Frame) -> Page:
    from lchost.ui.pages.workshops import WorkshopsPage

    return WorkshopsPage(frame)


def _register(frame: Frame) -> Page:
    from lchost.ui.pages.register import RegisterPage

    return RegisterPage(frame)


def _settings(frame: Frame) -> Page:
    from lchost.ui.pages.settings import SettingsPage

    return SettingsPage(frame)


def _plan(frame: Frame, workshop_id: int) -> WorkshopPage:
    from lchost.ui.pages.plan import PlanPage

    return PlanPage(frame, workshop_id)


def _paper(frame: Frame, workshop_id: int) -> WorkshopPage:
    from lchost.ui.pages.paper import PaperPage

    return PaperPage(frame, workshop_id)


def _checkin(frame: Frame, workshop_id: int) -> WorkshopPage:
    from lchost.ui.pages.checkin import CheckInPage

    return CheckInPage(frame, workshop_id)


def _groups(frame: Frame, workshop_id: int) -> WorkshopPage:
    from lchost.ui.pages.groups import GroupsPage

    return GroupsPage(frame, workshop_id)


def _certificates(frame: Frame, workshop_id: int) -> WorkshopPage:
    from lchost.ui.pages.certificates import CertificatesPage

    return CertificatesPage(frame, workshop_id)
