"""What a phone may know when something goes wrong, and what the log may."""

from __future__ import annotations

import logging
import traceback

from lchost.errors import HostError
from lchost.models import database

SENTENCES = {
    400: "This could not be understood. Go back, load the page again, and try once more.",
    401: "This PIN is wrong.",
    404: "There is no such page at this door.",
    405: "There is no such page at this door.",
    413: "That is too much at once.",
    429: "Too many wrong tries. Wait a minute, then try again.",
    500: "Something went wrong here. Nothing was changed; please ask at the door.",
    503: "Nothing was saved. Please ask at the door.",
}
_LOG = logging.getLogger("lchost.station")


def known(fault: BaseException) -> HostError | None:
    """Return what went wrong as trouble that a host can mend; note it if it is a fault of ours.

    The log gets the kind and the lines of code, never the values: they may be about somebody.
    """
    found = database.told(fault)
    if found is None:
        where = "".join(traceback.format_tb(fault.__traceback__))
        _LOG.error("%s at the door:\n%s", type(fault).__name__, where)
    return found
