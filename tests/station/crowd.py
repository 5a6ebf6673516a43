"""A crowd of phones, in a process of their own: each goes through all pages, then looks at its own.

`python -m tests.station.crowd HOST PORT SESSION OVER_S THINK_S` reads lines of JSON from standard
input, `[what to type, what proves it]` a phone.  They come spread over OVER_S seconds, think about
THINK_S at each page, and look again until all are in.  Prints JSON: for each kind of page how long
its answers took, in milliseconds, and how the phones ended.
"""

from __future__ import annotations

import http.client
import json
import random
import re
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from lchost.checkin import poster
from lchost.station.keys import door_keys

LOOKS_EVERY_S = 20  # as the page's own script does
_FIELD = re.compile(r'name="(form|who)" value="([^"]+)"')
_TAG = re.compile(r'data-tag="([^"]+)"')


class Phone:
    """A browser: one connection that is kept open, and its cookies."""

    def __init__(self, host: str, port: int, times_ms: dict[str, list[float]]) -> None:
        self._line = http.client.HTTPConnection(host, port, timeout=30)
        self._cookies: dict[str, str] = {}
        self._times_ms = times_ms
        self.page = ""
        self.path = ""

    def ask(self, kind: str, path: str, fields: dict[str, str] | None = None, tag: str = "") -> int:
        """Send a request, follow where it leads, and give the last status."""
        headers = {"Accept-Language": "en", "Cookie": self._carried()}
        headers |= {"If-None-Match": tag} if tag else {}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        method = "GET" if fields is None else "POST"
        try:
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
        except http.client.RemoteDisconnected:  # the door hangs up on who was silent for long
            self._line.close()
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
        self.page = answer.read().decode()
        self._times_ms[kind].append((time.perf_counter() - started) * 1000)
        for line in answer.headers.get_all("Set-Cookie", []):
            self._cookies |= {one.key: one.value for one in SimpleCookie(line).values()}
        self.path = path
        if answer.status == 303:
            return self.ask(f"{kind}, then", answer.headers["Location"])
        return answer.status

    def fields(self, action: str) -> dict[str, str]:
        """Return the hidden fields of the form that goes to `action`, and its first button."""
        form = self.page.split(f'action="{action}"')[1].split("</form>")[0]
        return {name: value.replace("&amp;", "&") for name, value in _FIELD.findall(form)}

    @property
    def tag(self) -> str:
        """What the page's script would send back."""
        return _TAG.search(self.page)[1].replace("&#34;", '"')  # type: ignore[index]

    def close(self) -> None:
        """Put the phone away."""
        self._line.close()

    def _carried(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())


def come_in(phone: Phone, session_id: int, letters: str, last: str, think_s: float) -> str:
    """Go through all pages; give how it ended."""

    def think() -> None:
        time.sleep(think_s * random.uniform(0.5, 1.5))

    code = poster.on_screen(door_keys().of("poster"), session_id, datetime.now(UTC)).code
    phone.ask("poster", f"/C/{code}")
    page = phone.page
    phone.ask("style", "/static/phone.css")
    phone.page = page
    think()
    phone.ask("find", "/find", {**phone.fields("/find"), "name": letters})
    think()
    phone.ask("who", "/who", phone.fields("/who"))
    think()
    status = phone.ask("in", "/in", {**phone.fields("/in"), "last": last, "photo": "1"})
    is_in = status == 200 and phone.path == "/me" and "You are in" in phone.page
    return "in" if is_in else f"{status} {phone.path}"


def drive(
    host: str,
    port: int,
    session_id: int,
    guests: Sequence[tuple[str, str]],
    over_s: float,
    think_s: float,
) -> dict[str, Any]:
    """Let everybody come; they look at their pages until the last one is in."""
    times_ms: dict[str, list[float]] = defaultdict(list)
    ended: Counter[str] = Counter()
    left = threading.Semaphore(0)
    all_in = threading.Event()
    started = time.perf_counter()

    def one(letters: str, last: str, after_s: float) -> None:
        time.sleep(after_s)
        phone = Phone(host, port, times_ms)
        try:
            ended[come_in(phone, session_id, letters, last, think_s)] += 1
            left.release()
            tag = phone.tag
            while not all_in.wait(LOOKS_EVERY_S * random.uniform(0.8, 1.2)):
                if phone.ask("look", "/me", tag=tag) == 200:
                    tag = phone.tag
        except Exception as trouble:
            ended[repr(trouble)] += 1
            left.release()
        finally:
            phone.close()

    crowd = [
        threading.Thread(target=one, args=(*guest, over_s * number / len(guests)))
        for number, guest in enumerate(guests)
    ]
    for thread in crowd:
        thread.start()
    for _ in crowd:
        left.acquire()
    seconds = time.perf_counter() - started
    all_in.set()
    for thread in crowd:
        thread.join()
    return {"seconds": seconds, "ended": ended, "times_ms": times_ms}


if __name__ == "__main__":
    its_host, its_port, session, over, think_about = sys.argv[1:]
    people = [tuple(json.loads(line)) for line in sys.stdin]
    told = drive(its_host, int(its_port), int(session), people, float(over), float(think_about))
    print(json.dumps(told))
