"""One message as mail: its words, the same as HTML, whom it is from, and what mail programs read in its head."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from .attachments import attached_to
from .bounces.return_address import message_id, return_address, word_of
from .discretion import discreet, discretion
from .html import html_of
from .models import Notice
from .stops.links import way_out
from .wording import FROM_CYCLE, wording


def mail(notice: Notice) -> EmailMultiAlternatives:
    """The message that is owed. What comes back comes to an address of its own, where the hub named one."""
    email, values = notice.opened()
    stop = way_out(notice, values)
    words = wording(notice.kind, notice.language, {**values, "person": notice.person}, way_out=stop.path)
    word, sender = word_of(notice.dedupe_key), _sender(words.sender)
    message = EmailMultiAlternatives(
        subject=words.subject,
        body=words.body,
        from_email=return_address(word) or sender,
        to=[email],
        reply_to=[words.head.contact] if words.head and words.head.contact else None,
        headers={"From": sender, "Message-ID": message_id(word), "Auto-Submitted": "auto-generated", **stop.headers},
    )
    message.attach_alternative(html_of(words, notice.language), "text/html")
    with translation.override(notice.language):
        own = discretion(str(values.get(FROM_CYCLE, "")), notice.language) if values.get("calendar") else None
        files = attached_to(notice.kind, discreet(values, own) if own else values)
    if len(files) == 1 and files[0].alternative:  # of several none could stand for the message
        message.attach_alternative(files[0].text, files[0].alternative)
    for attached in files:
        message.attach(attached.part())
    return message


def _sender(name: str) -> str:
    """The address of the installation, under *name*, or under its own."""
    sender: str = settings.DEFAULT_FROM_EMAIL
    return formataddr((name, parseaddr(sender)[1])) if name else sender
