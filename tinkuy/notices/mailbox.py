"""The development mailbox: where no mail server is configured, messages arrive on a page of this machine."""

from collections.abc import Sequence
from email.message import MIMEPart

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage, EmailMultiAlternatives

from .models import DevelopmentMessage


class DevelopmentMailbox(BaseEmailBackend):
    """Keeps each message as a row, to be read at `/<lang>/mailbox/`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [
            DevelopmentMessage(
                to=to,
                subject=str(message.subject),
                body=str(message.body),
                html=_html(message),
                attached=_attached(message),
            )
            for message in email_messages
            for to in message.to
        ]
        return len(DevelopmentMessage.objects.bulk_create(rows))


def _html(message: EmailMessage) -> str:
    """What mail programs show in the place of the text."""
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return next((str(content) for content, kind in alternatives if kind == "text/html"), "")


def _attached(message: EmailMessage) -> str:
    """The text of what goes with it, under its name."""
    parts = [part for part in message.attachments if isinstance(part, MIMEPart)]
    return "\n".join(f"{part.get_filename()}\n{part.get_content()}" for part in parts)
