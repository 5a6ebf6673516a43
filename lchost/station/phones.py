"""The pages of attendees' phones: the poster's link, checking in, one's own page."""

from __future__ import annotations

from lchost.station import (
    phones_certificates,
    phones_companion,
    phones_desk,
    phones_joining,
    phones_newcomers,
    phones_poster,
    phones_waiting,
)
from lchost.station.phones_frame import pages as pages

ROUTES_IN = (
    phones_certificates,
    phones_poster,
    phones_joining,
    phones_desk,
    phones_newcomers,
    phones_waiting,
    phones_companion,
)
