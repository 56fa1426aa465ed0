"""Whom a recommendation is sent to, what they are sent, and what they answer by its link."""

from datetime import timedelta

from django.test import Client

from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.practice.conftest import NOON
from tinkuy.practice.responses.actions.contacts import Contact

COUNTERPART = Contact("Contraparte del ministerio", "contraparte@ministerio.example", "es")


def mails(kind: str = "") -> list[tuple[str, dict]]:
    rows = Notice.objects.filter(**{"kind": kind} if kind else {"kind__startswith": "recommendation-"})
    return [notice.opened() for notice in rows.order_by("id")]


def at(days: float):
    return clock.at(NOON + timedelta(days=days))


def sent(client: Client, path: str, answer: str, **words: str):
    """What the page of *answer* sends: all that comes filled in, and *words* that were changed."""
    form = client.get(path, {"answer": answer}).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    return client.post(path, filled | words)
