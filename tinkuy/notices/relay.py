"""The conversation with the mail server: one line for many messages, and what it answers to each."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage, mailers

from .bounces.verdicts import Verdict, status_in, verdict_of_reply

NOT_NOW = 421
SLOW_DOWN = frozenset({"4.3.2", "4.4.5", "4.7.28"})
"""A server is busy, or was sent too much: it is of everyone there, and not of one address."""


@dataclass(frozen=True)
class Answer:
    """`is_away`: no server answered, or it asks for a pause. `is_dropped`: the line ended before it did. Neither says
    anything of the message."""

    verdict: Verdict
    status: str = ""
    is_away: bool = False
    is_dropped: bool = False

    @property
    def slows_domain(self) -> bool:
        return self.status in SLOW_DOWN


TAKEN = Answer(Verdict.NONE)
AWAY, DROPPED = Answer(Verdict.LATER, is_away=True), Answer(Verdict.LATER, is_dropped=True)


class Relay:
    """While it is open messages go by one line; one that was dropped is opened again for the next message."""

    def __init__(self, mailer: Any) -> None:
        self._mailer = mailer

    def send(self, message: EmailMessage) -> Answer:
        try:
            self._mailer.open()
        except OSError:
            self.close()
            return AWAY
        try:
            self._mailer.send_messages([message])
        except OSError as error:
            answer = answer_of(error)
            if answer.is_away or answer.is_dropped:
                self.close()
            return answer
        return TAKEN

    def close(self) -> None:
        with suppress(OSError):
            self._mailer.close()


def answer_of(error: OSError) -> Answer:
    """What the server meant. smtplib's errors are OSErrors; their text holds addresses: its codes alone are read."""
    if isinstance(error, smtplib.SMTPRecipientsRefused) and error.recipients:
        code, words = next(iter(error.recipients.values()))
        return _judged(code, words, of_recipient=True)
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return _judged(error.smtp_code, error.smtp_error, of_recipient=False)
    return DROPPED


def _judged(code: int, words: bytes | str, *, of_recipient: bool) -> Answer:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code == NOT_NOW or code < 0:
        return AWAY
    return Answer(verdict_of_reply(code, text, of_recipient=of_recipient), status_in(text))


@contextmanager
def open_relay() -> Iterator[Relay]:
    relay = Relay(mailers["default"])
    try:
        yield relay
    finally:
        relay.close()
