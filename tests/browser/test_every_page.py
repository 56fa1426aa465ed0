"""Every page of the example, at desk and on a telephone: accessible, within its width, nothing asked elsewhere."""

import pytest
from django_scopes import scopes_disabled
from playwright.sync_api import Page

from tests.browser.looking import assert_accessible, assert_no_overflow
from tinkuy.desk.example import load_example
from tinkuy.people.models import Person
from tinkuy.planning.models import Guest
from tinkuy.systematisation.models import Excerpt, Finding

PUBLIC = (
    "",
    "hub/",
    "hub/?q=planificacion&country=PE",
    "hub/?q=helicoptero",
    "hub/ficha-trata-covid-19/",
    "hub/ficha-trata-covid-19/trail/LE-1/",
    "hub/ficha-trata-covid-19/trail/RE-1/",
    "c/trata-covid-19/",
    "c/trata-covid-19/s/3/",
    "c/demo-en-vivo/",
    "c/demo-en-vivo/s/4/",
    "c/demo-en-vivo/register/",
    "c/demo-en-vivo/register/sent/",
    "c/trata-covid-19/register/",
    "c/demo-en-vivo/call/",
    "me/",
    "me/enter/code/",
    "guest/",
    "guest/enter/code/",
    "sign-in/",
    "sign-in/password/",
    "sign-in/passkey/",
    "nowhere/",
)
TEAM = (
    "team/cycles/",
    "team/cycles/new/",
    "team/security/",
    "team/c/trata-covid-19/",
    "team/c/trata-covid-19/?stage=plan",
    "team/c/trata-covid-19/journal/",
    "team/c/trata-covid-19/plan/",
    "team/c/trata-covid-19/plan/team/",
    "team/c/trata-covid-19/plan/guests/",
    "team/c/trata-covid-19/plan/guests/new/",
    "team/c/trata-covid-19/plan/decisions/",
    "team/c/trata-covid-19/plan/decisions/4/",
    "team/c/trata-covid-19/plan/decisions/record/",
    "team/c/trata-covid-19/plan/tasks/",
    "team/c/trata-covid-19/plan/hosting/",
    "team/c/trata-covid-19/plan/call/",
    "team/c/trata-covid-19/plan/sessions/3/",
    "team/c/trata-covid-19/plan/sessions/3/agenda/",
    "team/c/demo-en-vivo/plan/hours/?minutes=90&day1=2026-12-10&day2=2026-12-08",
    "team/c/demo-en-vivo/plan/sessions/5/move/",
    "team/c/demo-en-vivo/plan/sessions/5/cancel/",
    "team/c/demo-en-vivo/plan/cancel/",
    "team/c/trata-covid-19/plan/hooks/new/",
    "team/c/trata-covid-19/attendance/",
    "team/c/trata-covid-19/attendance/s/1/import/",
    "team/c/trata-covid-19/attendance/unmatched/",
    "team/c/trata-covid-19/systematise/s/3/",
    "team/c/trata-covid-19/systematise/s/3/transcript/",
    "team/c/trata-covid-19/systematise/s/3/cues/30/",
    "team/c/trata-covid-19/systematise/quipu/",
    "team/c/trata-covid-19/systematise/quotes/",
    "team/c/trata-covid-19/systematise/codebook/",
    "team/c/trata-covid-19/systematise/speakers/",
    "team/c/trata-covid-19/systematise/findings/",
    "team/c/trata-covid-19/systematise/findings/new/",
    "team/c/trata-covid-19/sheet/",
    "team/c/trata-covid-19/sheet/preview/es/",
    "team/c/trata-covid-19/sheet/edit/es/",
    "team/c/trata-covid-19/practice/",
    "team/c/trata-covid-19/practice/communicate/",
)


def look_at_all(page: Page, paths: list[str]) -> None:
    faults = []
    for path in paths:
        page.goto(f"/es/{path}")
        try:
            assert_no_overflow(page)
            assert_accessible(page)
        except AssertionError as error:
            faults.append(f"{path}: {error}")
    assert faults == [], "\n".join(faults)


@pytest.fixture
def example(db) -> None:
    load_example()


@pytest.mark.parametrize("dark", [False, True])
def test_every_public_page_stands(browse, example, dark):
    look_at_all(browse(width=390 if dark else 1280, dark=dark), list(PUBLIC))


def test_every_page_of_the_team_stands(desk: Page, enter, example):
    enter(desk, Person.objects.get(email="coordinacion@example.org"))
    with scopes_disabled():
        finding, excerpt, guest = Finding.objects.first(), Excerpt.objects.first(), Guest.objects.first()
    found = [
        f"team/c/trata-covid-19/systematise/findings/{finding.public_id}/",
        f"team/c/trata-covid-19/systematise/quotes/{excerpt.public_id}/",
        f"team/c/trata-covid-19/plan/guests/{guest.public_id}/",
        f"team/c/trata-covid-19/plan/guests/{guest.public_id}/remove/",
    ]
    look_at_all(desk, [*TEAM, *found])


def test_a_focal_points_and_a_peers_pages_stand(desk: Page, enter, example):
    for address, path in (
        ("referente.uy@example.org", "team/c/trata-covid-19/systematise/validate/"),
        ("revision.cl@example.org", "team/c/trata-covid-19/sheet/review/"),
        ("gestion@example.org", "team/c/trata-covid-19/sheet/"),
    ):
        enter(desk, Person.objects.get(email=address))
        look_at_all(desk, [path])


def test_the_reading_pages_say_the_same_without_scripts(browse, example):
    page = browse(script=False, width=390)
    for path in PUBLIC[:9]:
        page.goto(f"/pt-br/{path}")
        assert page.get_by_role("heading", level=1).count() == 1
