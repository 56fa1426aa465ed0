"""Invariant 22 on pages of the example: ten countries in several zones, with a session that was moved.

Every page of a world: `test_answers.py`. Here is what tells hours of people who came and of sessions that are to come,
which no world has.
"""

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from tests.promises.pages.hours_named import tells_hours, unnamed
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import browser_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar

pytestmark = pytest.mark.one_database

PLAN = "/es/team/c/demo-en-vivo/plan/"
OF_TEAM = (
    *(PLAN, *(f"{PLAN}sessions/5/{way}/" for way in ("move", "postpone", "cancel"))),
    f"{PLAN}hours/?minutes=90&day1=2026-12-10&day2=2026-12-08",
    *(f"/es/team/c/{place}" for place in ("demo-en-vivo/sessions/2/after/", "trata-covid-19/sessions/5/after/")),
    *(f"/es/team/c/{place}/import/" for place in ("demo-en-vivo/attendance/s/2", "trata-covid-19/attendance/s/5")),
)
OF_PARTICIPANT = ("/es/me/demo-en-vivo/", "/es/me/demo-en-vivo/calendar/")
PUBLIC = ("/es/", "/es/c/demo-en-vivo/", "/es/c/demo-en-vivo/register/")


def test_invariant_22_every_hour_of_the_example_names_its_city(example_loaded, db):
    with scopes_disabled():
        last = Webinar.objects.filter(cycle__slug="demo-en-vivo").order_by("-ordinal").first()
        Webinar.objects.filter(pk=last.pk).update(former_starts_at=last.starts_at)
        registration = Registration.objects.filter(cycle__slug="demo-en-vivo", state="confirmed").first()
        device = registration.devices.create(cycle=registration.cycle)
    team = Client()
    team.force_login(Person.objects.get(name="Coordinación regional"))
    readers = ((team, OF_TEAM), (browser_of(device), OF_PARTICIPANT), (Client(), PUBLIC))
    read = {address: browser.get(address).text for browser, addresses in readers for address in addresses}

    assert {address: found for address, body in read.items() if (found := list(unnamed(body)))} == {}
    assert [address for address, body in read.items() if not tells_hours(body)] == ["/es/"]


def test_an_hour_without_a_city_and_the_code_of_a_zone_are_seen():
    assert list(unnamed("<p>A las 10:00</p>")) == ["A las 10:00"] * 2  # the block, and the page around it
    assert list(unnamed("<p>A las 10:00 en Lima</p>")) == []
    assert list(unnamed("<p>A las 10:00 en Lima (America/Lima)</p>")) == ["A las 10:00 en Lima (America/Lima)"] * 2
