"""The mailbox to which mail comes back, read by IMAP at the hub's own server, where it named one."""

import imaplib
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.tasks import task

from tinkuy.core.errors import Refused
from tinkuy.notices.queries import waits_for_the_worker

from .reading import LONGEST
from .taking_in import take_in

log = logging.getLogger("tinkuy.notices")

AT_ONCE = 200
"""Messages of one visit; the next comes some minutes later."""
SECONDS = 20
PORT, SECURE_PORT = 143, 993


def visit_mailbox() -> bool:
    """The clock's deed: have the worker read it, beside the mail that goes; whether there is one to read."""
    if not settings.ENVIRONMENT.bounce_mailbox:
        return False
    if not waits_for_the_worker(read_mailbox):
        read_mailbox.enqueue()
    return True


@task
def read_mailbox() -> int:
    """Take in what came since; how many reports there were. They go from the mailbox; what else lies there stays."""
    count = 0
    with _opened(settings.ENVIRONMENT.bounce_mailbox) as mailbox:
        _answer, uids = mailbox.uid("SEARCH", "UNSEEN", "UNDELETED")
        for uid in (uids[0] or b"").decode().split()[:AT_ONCE]:
            count += _take(mailbox, uid)
        mailbox.expunge()
    return count


def _take(mailbox: imaplib.IMAP4, uid: str) -> bool:
    """The beginning of a message is enough. One that nobody can read is seen, and not read again."""
    _answer, parts = mailbox.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LONGEST}>)")
    data = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    try:
        is_report = take_in(data)
    except Refused:
        log.warning("a message in the mailbox of returned mail cannot be read")
        is_report = False
    mailbox.uid("STORE", uid, "+FLAGS", r"(\Seen \Deleted)" if is_report else r"(\Seen)")
    return is_report


@contextmanager
def _opened(url: str) -> Iterator[imaplib.IMAP4]:
    """A line to the folder of *url*: with TLS, save to this machine itself. Who cannot prove to be that host learns no
    password: `imaplib` alone would ask for no proof.
    """
    parts = urlsplit(url)
    host = parts.hostname or "localhost"
    mailbox: imaplib.IMAP4
    if parts.scheme == "imaps":
        proof = ssl.create_default_context()
        mailbox = imaplib.IMAP4_SSL(host, parts.port or SECURE_PORT, ssl_context=proof, timeout=SECONDS)
    else:
        mailbox = imaplib.IMAP4(host, parts.port or PORT, timeout=SECONDS)
    try:
        mailbox.login(unquote(parts.username or ""), unquote(parts.password or ""))
        mailbox.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        yield mailbox
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            mailbox.logout()
