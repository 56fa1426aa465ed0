"""A mail server that delivers nothing: what a site sends to it waits here, and whoever waits for it is woken."""

import email
import email.policy
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

SECONDS = 60
"""A message is waited for, however busy the machine."""


class PostOffice:
    """`smtp://…` for a site; a letter is waited for by what its address leads to, whatever its words are."""

    def __init__(self) -> None:
        self._letters: list[EmailMessage] = []
        self._came = threading.Condition()
        self.address = ""

    def take(self, written: bytes) -> None:
        with self._came:
            self._letters.append(email.message_from_bytes(written, policy=email.policy.default))  # type: ignore[arg-type]
            self._came.notify_all()

    def link(self, to: str, path: str) -> str:
        """The address with *path* in the last letter to *to* that has one."""
        return self._last(to, rf"http://\S*{re.escape(path)}\S*")

    def code(self, to: str) -> str:
        """Of the last letter that holds six digits by themselves."""
        return self._last(to, r"(?<![\w/-])\d{6}(?![\w/-])")

    def _last(self, to: str, pattern: str) -> str:
        with self._came:
            found = self._came.wait_for(lambda: self._find(to, pattern), SECONDS)
            assert found, f"no mail to {to} with «{pattern}»: {[str(one) for one in self._letters if one['To'] == to]}"
            return found

    def _find(self, to: str, pattern: str) -> str:
        for letter in reversed(self._letters):
            part = letter.get_body(("plain",)) if letter["To"] == to else None
            if part and (match := re.search(pattern, part.get_content())):
                return match.group()
        return ""


class _Counter(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs that signs in nowhere."""

    def handle(self) -> None:
        self._say(220)
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"QUIT":
                self._say(221)
                return
            self._say(354 if word == b"DATA" else 250)
            if word == b"DATA":
                office: PostOffice = self.server.office  # type: ignore[attr-defined]
                office.take(b"".join(self._lines()))
                self._say(250)

    def _lines(self) -> Iterator[bytes]:
        """Up to the dot that ends them; a dot that begins one is written twice."""
        for line in self.rfile:
            if line == b".\r\n":
                return
            yield line.removeprefix(b".") if line.startswith(b"..") else line

    def _say(self, code: int) -> None:
        self.wfile.write(b"%d said\r\n" % code)


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    office = PostOffice()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Counter) as server:
        server.daemon_threads = True
        server.office = office  # type: ignore[attr-defined]
        office.address = f"smtp://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield office
        server.shutdown()
