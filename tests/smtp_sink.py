"""A mail server of the tests' own, that speaks SMTP and keeps what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.running import free_port
from tinkuy.config.mail import smtp


class Sink:
    """A mail server that keeps what it is given; it refuses while `is_broken`."""

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], EmailMessage]] = []
        self.is_broken = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.is_broken:
            return "451 try again later"
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 kept"


@contextmanager
def running_sink(settings) -> Iterator[Sink]:
    """While it runs, the installation's mail goes to it."""
    kept = Sink()
    port = free_port()
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.MAILERS = {"default": smtp(f"smtp://127.0.0.1:{port}")}
    try:
        yield kept
    finally:
        server.stop()
