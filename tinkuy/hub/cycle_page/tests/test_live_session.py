"""While a session goes on, and in the hour of a country: where the public pages lead."""

import re

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.convening.tests.participants import browser_of, coming, confirmed
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

PAGE = "/es/c/ciclo-de-prueba/"
ROOM = "/es/c/ciclo-de-prueba/s/1/live/"


@pytest.fixture
def sessions(cycle, settings):
    """Two, of which the first goes on now."""
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}
    with scope(cycle=cycle):
        made = coming(cycle, 1, 2)
        Webinar.objects.filter(pk=made[0].pk).update(state=WebinarState.LIVE)
    return made


def test_a_session_that_goes_on_says_its_hours(sessions):
    page = Client().get(f"{PAGE}s/1/").text

    assert "Sesión en vivo ahora" in page
    assert "<dd>Montevideo" in page


def test_who_registered_is_led_to_the_room_of_the_session_that_goes_on(cycle, sessions):
    browser = browser_of(confirmed(cycle, sessions))

    for address in (PAGE, f"{PAGE}s/1/"):
        assert f'href="{ROOM}">Entrar a la sala</a>' in browser.get(address).text
        assert "Entrar a la sala" not in Client().get(address).text
    assert "Ir a mi página" in browser.get(f"{PAGE}s/2/").text


def test_the_hour_of_a_country_is_shown_where_one_reads_and_goes_along_to_registering(sessions):
    page = Client().get(f"{PAGE}?country=UY").text
    form = Client().get(f"{PAGE}register/?country=UY").text

    assert f'action="{PAGE}#hours"' in page
    assert page.count('id="hours"') == 1
    assert "en vivo ahora, " in page
    assert f'href="{PAGE}register/?country=UY"' in page
    assert '<option value="UY" selected>' in form
    assert '<option value="UY" selected>' not in Client().get(f"{PAGE}register/").text


def test_who_registered_reads_the_hours_of_their_country_until_they_choose_others(cycle, sessions):
    browser = browser_of(confirmed(cycle, sessions, country="UY"))

    def selected(address):
        return re.findall(r'<option value="(\w*)" selected>', browser.get(address).text)

    assert selected(PAGE) == selected(f"{PAGE}s/1/") == ["UY"]
    assert selected(f"{PAGE}?country=") == []
    assert f'href="{PAGE}s/1/?country="' in browser.get(f"{PAGE}?country=").text
    assert "country=" not in browser.get(f"{PAGE}s/1/").text
    assert "selected" not in Client().get(PAGE).text
