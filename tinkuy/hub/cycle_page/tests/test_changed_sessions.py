"""A session that was moved, postponed or cancelled, as the public page and machines read it."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks import actions

PAGE = "/es/c/ciclo-de-prueba/"


def changed(**values: object) -> str:
    """The page of session 3 after a change of its row."""
    Webinar.objects.filter(ordinal=3).update(**values)
    with clock.at(datetime(2026, 3, 1, tzinfo=UTC)):  # days of the present year are told without it
        return Client().get(f"{PAGE}s/3/").text


MOVED = {"former_starts_at": datetime(2026, 3, 26, 15, 0, tzinfo=UTC), "change_reason": {"es": "La sala."}}


@pytest.mark.parametrize(
    ("values", "words", "unsaid"),
    [
        (MOVED, ("Tiene otra fecha.", "<s>jueves 26 de marzo, 10:00 en Lima</s>", "La sala."), "Aplazada"),
        (MOVED | {"state": "postponed"}, ("Sin fecha todavía", "<s>jueves 2 de abril, 10:00 en Lima</s>"), "Tiene"),
        (MOVED | {"state": "cancelled"}, ("Cancelada.", "<s>Jueves 2 de abril</s>", "La sala."), "<dl"),
        (MOVED | {"state": "held"}, ("Se realizó",), "Tiene otra fecha"),
    ],
)
def test_capability_P15_the_public_page_says_what_changed_and_why(scoped, webinars, values, words, unsaid):
    page = changed(**values)

    assert all(word in page for word in words)
    assert unsaid not in page


@pytest.mark.parametrize(
    ("state", "status", "has_former"),
    [
        ("announced", "EventRescheduled", True),
        ("postponed", "EventPostponed", False),
        ("cancelled", "EventCancelled", False),
    ],
)
def test_capability_P15_machines_read_what_changed(scoped, webinars, state, status, has_former):
    changed(**MOVED | {"state": state})
    type(scoped).objects.update(is_sensitive=False)

    events = json.loads(re.search(r'ld\+json">(.*?)</script>', Client().get(PAGE).text)[1])["subEvent"]

    assert events[2]["eventStatus"] == f"https://schema.org/{status}"
    assert events[2].get("previousStartDate") == ("2026-03-26T10:00:00-05:00" if has_former else None)


def test_capability_P15_the_cycles_page_says_it_too(scoped, webinars):
    changed(**MOVED | {"state": "postponed"})

    page = Client().get(PAGE).text

    assert "Aplazada: todavía no tiene fecha." in page
    assert "La sala." in page


def test_a_cancelled_session_picks_up_no_thread_in_public(scoped, webinars, coordination):
    words = {"kind": "open_question", "text": {"es": "¿Quién cubre el retorno?"}}
    actions.plan_hook(actor=coordination, cycle=scoped, origin=webinars[0], target=webinars[2], **words)

    assert "Recogerá H1" in changed()
    assert "Recogerá H1" not in changed(state="cancelled")
