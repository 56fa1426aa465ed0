"""What is owed by mail, opened as its reader sees it."""

from typing import Any

from tinkuy.notices.models import Notice


def mails(kind: str) -> dict[str, dict[str, Any]]:
    """The latest message of *kind* to each address."""
    return dict(notice.opened() for notice in Notice.objects.filter(kind=kind).order_by("id"))


def link_in(kind: str, email: str) -> str:
    """The path of the link in the latest message of *kind* to *email*."""
    return str(mails(kind)[email]["path"])
