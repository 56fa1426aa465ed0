"""A mail server of the tests' own that does what mail servers do on a bad day: it greylists, drops lines, does not know
an address, has no room, refuses, takes a message and sends it back later, twice.

What it does to somebody follows from the number in their address (`p17@d3.example`), so that a test knows what is true.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.running import free_port

UNKNOWN, NEVER, GONE_LATER, FULL_LATER, REFUSED = 0, 1, (2, 3), 4, 5
"""Of a hundred people: one address is not known, one is put off for ever, two come back as gone, one as full, one is
refused for what it says."""
DROPPED_EACH, UNANSWERED_EACH = 97, 0


def fate_of(number: int) -> int:
    """Spread, so that no hundred in a row has them all at its beginning."""
    return number * 37 % 100


def is_unreachable(number: int) -> bool:
    return fate_of(number) <= REFUSED


def address_of(number: int) -> str:
    return f"p{number}@d{number % 7}.example"


class HostileRelay:
    """`taken` counts the messages it accepted, by their id; `returns` are those that come back, as whole messages.

    The line is dropped in the middle of each so many messages; and after each `unanswered_each` that it took, before it
    says so, as if who sends had died between sending and noting it.
    """

    def __init__(self, unanswered_each: int = UNANSWERED_EACH) -> None:
        self.taken: Counter[str] = Counter()
        self.recipients: dict[str, str] = {}
        self.returns: list[bytes] = []
        self.unanswered_each, self.unanswered = unanswered_each, 0
        self._asked: Counter[str] = Counter()
        self._data = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        number = int(address.partition("@")[0][1:])
        self._asked[address] += 1
        if fate_of(number) == UNKNOWN:
            return "550 5.1.1 no such user here"
        if fate_of(number) == NEVER:
            return "452 4.2.2 the mailbox is full"
        if number % 2 and self._asked[address] == 1:
            return "451 4.7.1 greylisted, try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self._data += 1
        if self._data % DROPPED_EACH == 0:
            server.transport.close()
            return "421 gone"
        number = int(envelope.rcpt_tos[0].partition("@")[0][1:])
        if fate_of(number) == REFUSED:
            return "554 5.7.1 refused for what it says"
        message_id = _message_id(envelope.content)
        self.taken[message_id] += 1
        self.recipients[message_id] = envelope.rcpt_tos[0]
        if fate_of(number) in (*GONE_LATER, FULL_LATER):
            status = "5.2.2" if fate_of(number) == FULL_LATER else "5.1.1"
            self.returns += [report_of(envelope.mail_from, message_id, status)] * 2
        if self.unanswered_each and sum(self.taken.values()) % self.unanswered_each == 0:
            self.unanswered += 1
            server.transport.close()
        await asyncio.sleep(0)
        return "250 taken"

    @property
    def repeats(self) -> int:
        """Messages that it took more than once."""
        return sum(count - 1 for count in self.taken.values())


def _message_id(content: bytes) -> str:
    line = next(line for line in content.splitlines() if line.lower().startswith(b"message-id:"))
    return line.partition(b":")[2].strip().decode()


def report_of(sender: str, message_id: str, status: str) -> bytes:
    """As a server of a country sends it: the words are its own, the codes everybody's."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {sender}\r\nSubject: Devuelto\r\nAuto-Submitted: auto-replied\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/plain; charset=utf-8\r\n\r\nNo se pudo entregar su mensaje.\r\n--b\r\n"
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: {status}\r\n\r\n--b\r\n"
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    ).encode()


@contextmanager
def running_relay(unanswered_each: int = UNANSWERED_EACH) -> Iterator[tuple[HostileRelay, str]]:
    """With the address by which mail goes to it."""
    relay, port = HostileRelay(unanswered_each), free_port()
    server = Controller(relay, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield relay, f"smtp://127.0.0.1:{port}"
    finally:
        server.stop()
