"""The address under which a community has put its verifier page: printed codes lead to it."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from lchost.errors import NotASite

MOST = 80  # characters; each takes 8 bits of the printed code
_SAFE = "/%:@!$&'()*+,;=~-._"  # what a path may have as it is: RFC 3986, 3.3


def site(typed: str) -> str:
    """Return an address as it is printed; empty for none.

    A page may verify only where nobody on the way could have changed it: hence https.

    Raises:
        NotASite: it is no such address.
    """
    text = typed.strip().partition("#")[0]
    if not text:
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError) as trouble:
        raise NotASite(site=typed.strip(), most=MOST) from trouble
    found = f"https://{host}{port}{quote(parts.path, _SAFE)}"
    is_one = parts.scheme == "https" and "." in host and not parts.query and "@" not in parts.netloc
    if not is_one or any(one.isspace() for one in text) or len(found) > MOST:
        raise NotASite(site=typed.strip(), most=MOST)
    return found
