"""Sixteen devices at the door, in a process of their own: bare sockets, kept open.

`python door_clients.py HOST PORT PIN CONNECTIONS` reads codes from standard input, sends each once
and prints JSON: how long each answer took, in milliseconds, what was answered, and the seconds.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections import Counter


class Device:
    """One connection that sends a code and waits for the answer."""

    def __init__(self, host: str, port: int) -> None:
        self.line = socket.create_connection((host, port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent_at = 0.0
        self.got = b""

    def send(self, request: bytes) -> None:
        self.got = b""
        self.sent_at = time.perf_counter()
        self.line.sendall(request)

    def answer(self) -> tuple[int, bytes] | None:
        """Take what has come; give status and body once they are whole."""
        more = self.line.recv(65536)
        if not more:
            raise ConnectionError("the door hung up")
        self.got += more
        head, end, body = self.got.partition(b"\r\n\r\n")
        if not end:
            return None
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        return (int(head[9:12]), body) if len(body) >= length else None


def drive(host: str, port: int, pin: str, connections: int, codes: list[str]) -> dict[str, object]:
    """Send every code once, by so many devices at a time."""
    requests = [request(host, port, pin, code, n) for n, code in enumerate(codes)]
    requests.reverse()
    waiting = selectors.DefaultSelector()
    devices = [Device(host, port) for _ in range(connections)]
    for device in devices:
        waiting.register(device.line, selectors.EVENT_READ, device)
    times_ms: list[float] = []
    answers: Counter[str] = Counter()
    started = time.perf_counter()
    busy = 0
    for device in devices:
        if requests:
            device.send(requests.pop())
            busy += 1
    while busy:
        for key, _ in waiting.select():
            device = key.data
            said = device.answer()
            if said is None:
                continue
            times_ms.append((time.perf_counter() - device.sent_at) * 1000)
            status, body = said
            answers[json.loads(body)["answer"] if status == 200 else str(status)] += 1
            busy -= 1
            if requests:
                device.send(requests.pop())
                busy += 1
    seconds = time.perf_counter() - started
    for device in devices:
        device.line.close()
    return {"seconds": seconds, "answers": answers, "times_ms": times_ms}


def request(host: str, port: int, pin: str, code: str, number: int) -> bytes:
    body = json.dumps({"code": code, "request_id": f"{code} {number}"}).encode()
    head = (
        f"POST /door/scan HTTP/1.1\r\nHost: {host}:{port}\r\nX-Door-Pin: {pin}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    to, at, secret, count = sys.argv[1:]
    found = drive(to, int(at), secret, int(count), sys.stdin.read().split())
    print(json.dumps(found))
