"""The quick exit closes what this browser held open; nothing of it opens again without a code by mail."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Device, Registration
from tinkuy.core import clock
from tinkuy.journal.models import Entry
from tinkuy.people.models import SignInSession
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.actions.details import GuestWords, add_guest
from tinkuy.planning.guests.models import GuestDevice
from tinkuy.planning.guests.pages import GUEST_PAGES

ADDRESS = "/es/exit/"
OURS = {"Sec-Fetch-Site": "same-origin"}
NEUTRAL = "https://www.wikipedia.org/"


@pytest.fixture
def registration(scoped) -> Registration:
    row = Registration(cycle=scoped, country="PE", number=1, erase_on=clock.today())
    row.seal(name="Tero", email="tero@example.org")
    row.save()
    return row


@pytest.fixture
def guest(scoped, coordination):
    words = GuestWords(kind="speaker", name="Expositora", email="expositora@example.org")
    return add_guest(actor=coordination, cycle=scoped, words=words)


@pytest.fixture
def browser(scoped, registration, guest) -> Client:
    """A participant's page and a guest's page of one cycle are open in it."""
    client = Client()
    session = client.session
    opened = Device.objects.create(cycle=scoped, registration=registration)
    opened_by_guest = GuestDevice.objects.create(cycle=scoped, guest=guest)
    session[PARTICIPANT_PAGES.browsers_key] = {scoped.public_id: opened.public_id}
    session[GUEST_PAGES.browsers_key] = {scoped.public_id: opened_by_guest.public_id}
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@pytest.fixture
def pages(scoped) -> list[str]:
    return [reverse(route, args=[scoped.slug]) for route in ("convening:me", "planning:guest_page")]


def statuses(browser: Client, pages: list[str]) -> list[int]:
    return [browser.get(page).status_code for page in pages]


def test_the_exit_closes_what_this_browser_held_and_no_other(browser, pages, registration, scoped):
    other = Device.objects.create(cycle=scoped, registration=registration)
    assert statuses(browser, pages) == [200, 200]

    answer = browser.post(ADDRESS, headers=OURS | {"Accept": "application/json"})

    assert (answer.status_code, answer["Cache-Control"]) == (204, "no-store")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert statuses(browser, pages) == [302, 302]
    assert list(Device.objects.filter(closed_at=None)) == [other]
    assert GuestDevice.objects.filter(closed_at=None).count() == 0
    assert set(Entry.objects.filter(deed="closed a device").values_list("actor", flat=True)) == {None}


def test_without_a_script_a_page_that_says_nothing_goes_on_by_itself(browser, pages):
    answer = browser.post(ADDRESS, headers={"Origin": "http://testserver"})

    assert (answer.status_code, answer["Refresh"]) == (200, f"0; url={NEUTRAL}")
    assert "<title>…</title>" in answer.content.decode()
    assert "Tinkuy" not in answer.content.decode()
    assert statuses(browser, pages) == [302, 302]


def test_another_site_closes_nothing(browser, pages):
    elsewhere = [
        {"Sec-Fetch-Site": site, "Origin": "http://testserver"} for site in ("cross-site", "same-site", "none")
    ]
    elsewhere += [{"Origin": "https://example.org"}, {"Origin": "null"}, {"Referer": "http://testserver.example.org/"}]
    for said in elsewhere:
        answer = browser.post(ADDRESS, headers=said)
        assert (answer.status_code, "Clear-Site-Data" in answer) == (403, False), said
    assert browser.get(ADDRESS).status_code == 405

    assert statuses(browser, pages) == [200, 200]


def test_a_browser_so_old_that_it_says_nothing_of_a_post_leaves_all_the_same(browser, pages):
    assert browser.post(ADDRESS).status_code == 200

    assert statuses(browser, pages) == [302, 302]


def test_an_exit_whose_post_was_lost_is_made_good_by_the_next_request(browser, pages):
    browser.cookies["left"] = "1"

    assert statuses(browser, pages) == [302, 302]
    assert browser.cookies["left"].value == ""
    assert Device.objects.filter(closed_at=None).count() == 0


def test_whoever_is_signed_in_for_the_team_is_signed_out(signed_in, coordination):
    client = signed_in(coordination)
    assert client.get(reverse("desk:home")).status_code == 200

    client.post(ADDRESS, headers=OURS)

    assert client.get(reverse("desk:home")).status_code == 302
    assert SignInSession.objects.filter(person=coordination).count() == 0


def test_every_page_that_has_the_exit_says_the_same_words_and_posts(browser, pages):
    for page in (*pages, "/es/", "/es/me/"):
        html = browser.get(page).content.decode()
        assert f'action="{ADDRESS}" data-quick-exit="{NEUTRAL}" data-own' in html, page
        assert html.count("Salir rápido") == 1, page
    assert "data-own" not in Client().get("/es/").content.decode()


def test_in_a_sensitive_cycle_no_tab_and_no_history_says_what_it_is_about(browser, pages, scoped, webinars):
    Cycle.objects.update(title={"es": "Trata de personas"}, guiding_question={"es": "¿Trata?"}, state="running")
    Webinar.objects.update(title={"es": "Trata y fronteras"}, question={"es": "¿Trata?"}, state="announced")
    routes = [("hub:cycle",), ("convening:register",), ("convening:call",), ("hub:webinar", 1), ("dialogue:live", 1)]
    routes += [("dialogue:questions", 1), ("convening:my_data",), ("own_pages:withdraw_participant",)]
    addresses = [*pages, *(reverse(name, args=[scoped.slug, *rest]) for name, *rest in routes)]

    def heads() -> str:
        """What a browser's tab and history, and the preview of a link, take from each page."""
        html = "".join(browser.get(address).content.decode() for address in addresses)
        return "".join(re.findall("<title>.*?</title>|<meta [^>]*>", html))

    assert "Trata" not in heads()
    Cycle.objects.update(is_sensitive=False)
    assert "Trata y fronteras" in heads()
