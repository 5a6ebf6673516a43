"""What stands before every page: only our own address, and headers that keep a page to itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

CONTENT = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    ("Content-Security-Policy", CONTENT),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)
NO_STORE = ("Cache-Control", "no-store")
PLAIN = ("Content-Type", "text/plain; charset=utf-8")

Start = Callable[..., Any]
Site = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Fence:
    """Lets only requests through that name an address of ours, and dresses every answer.

    A name that another site has pointed at this computer (DNS rebinding) is not ours.
    """

    def __init__(self, site: Site, hosts: frozenset[str]) -> None:
        self._site, self._hosts = site, hosts

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        def dressed(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            given = {name.lower() for name, _ in headers}
            kept = [] if "cache-control" in given else [NO_STORE]
            return start(status, [*headers, *HEADERS, *kept], *fault)

        if environ.get("HTTP_HOST", "").lower() not in self._hosts:
            said = b"This address does not lead to the door.\n"
            dressed("400 Bad Request", [PLAIN, ("Content-Length", str(len(said)))])
            return [said]
        return self._site(environ, dressed)
