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
        def begin(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            return start(status, dressed(headers), *fault)

        if not self.lets_in(environ):
            said = b"This address does not lead to the door.\n"
            begin("400 Bad Request", [PLAIN, ("Content-Length", str(len(said)))])
            return [said]
        return self._site(environ, begin)

    def lets_in(self, environ: dict[str, Any]) -> bool:
        """Tell whether a request names an address of ours."""
        return environ.get("HTTP_HOST", "").lower() in self._hosts


def dressed(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return an answer's headers with those that keep it to itself."""
    own = list(headers)
    is_kept = any(name.lower() == "cache-control" for name, _ in own)
    return [*own, *HEADERS, *(() if is_kept else (NO_STORE,))]
