"""A mail server of the tests' own, that speaks SMTP and keeps what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.running import free_port
from tinkuy.config.mail import smtp


class Sink:
    """A mail server that keeps what it is given; it refuses while `is_broken`.

    To an address among `answers` it says that; `drops` lines end in the middle of a message.
    """

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], EmailMessage]] = []
        self.is_broken = False
        self.answers: dict[str, str] = {}
        self.drops = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.drops:
            self.drops -= 1
            server.transport.close()
            return "421 gone"
        if self.is_broken:
            return "451 try again later"
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 kept"


@contextmanager
def running_sink(settings) -> Iterator[Sink]:
    """While it runs, the installation's mail goes to it."""
    sink = Sink()
    port = free_port()
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    settings.MAILERS = {"default": smtp(f"smtp://127.0.0.1:{port}")}
    try:
        yield sink
    finally:
        server.stop()
