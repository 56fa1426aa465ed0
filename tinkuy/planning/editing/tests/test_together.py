"""Two people edit the same thing: nobody's words are lost (promise L08)."""

import html
import json
import re
from datetime import date

import pytest

from tinkuy.core.errors import ChangedMeanwhile
from tinkuy.journal.differences import differences, fingerprint, plain
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.guests.tests.guests import a_guest, browser_of
from tinkuy.planning.sessions.tests.test_webinars import change
from tinkuy.planning.states import fingerprint_of
from tinkuy.planning.tasks.actions import add_task
from tinkuy.planning.themes.actions import add_theme
from tinkuy.planning.themes.models import Theme

SESSION = "/es/team/c/ciclo-de-prueba/plan/sessions/2/"
CYCLE = "/es/team/c/ciclo-de-prueba/plan/edit/"
WORDS = {"title_es": "Sesión 2", "subtitle_es": "", "question_es": ""}


def basis_of(page):
    return html.unescape(re.search(r'name="basis" value="([^"]*)"', page.text)[1])


@pytest.fixture
def ana(signed_in, scoped, webinars, coordination):
    return signed_in(coordination)


@pytest.fixture
def luis(signed_in, scoped, webinars, focal_point_pe):
    return signed_in(focal_point_pe)


def test_promise_L08_two_who_change_different_fields_keep_both(ana, luis, webinars):
    basis = basis_of(ana.get(SESSION))
    luis.post(SESSION, WORDS | {"subtitle_es": "El de Luis", "basis": basis})

    answer = ana.post(SESSION, WORDS | {"question_es": "¿La de Ana?", "basis": basis})

    assert answer.status_code == 302
    webinars[1].refresh_from_db()
    assert (webinars[1].subtitle, webinars[1].question) == ({"es": "El de Luis"}, {"es": "¿La de Ana?"})


def test_promise_L08_where_both_changed_the_second_sees_both_and_nothing_is_written(ana, luis, webinars):
    basis = basis_of(ana.get(SESSION))
    luis.post(SESSION, WORDS | {"title_es": "El de Luis", "basis": basis})

    answer = ana.post(SESSION, WORDS | {"title_es": "El de Ana", "basis": basis})

    assert answer.status_code == 422
    assert "Otra persona cambió esto mientras tanto" in answer.text
    assert "El de Luis" in answer.text
    assert 'value="El de Ana"' in answer.text
    webinars[1].refresh_from_db()
    assert webinars[1].title == {"es": "El de Luis"}


def test_promise_L08_having_seen_both_one_decides(ana, luis, webinars):
    basis = basis_of(ana.get(SESSION))
    luis.post(SESSION, WORDS | {"title_es": "El de Luis", "basis": basis})
    shown = ana.post(SESSION, WORDS | {"title_es": "El de Ana", "basis": basis})

    answer = ana.post(SESSION, WORDS | {"title_es": "El de los dos", "basis": basis_of(shown)})

    assert answer.status_code == 302
    webinars[1].refresh_from_db()
    assert webinars[1].title == {"es": "El de los dos"}


def test_promise_L08_of_the_cycle_too_the_countries_of_both_are_compared(ana, luis, scoped):
    sent = {"title_es": "Ciclo de prueba", "countries": ["PE", "UY"], "zone": "America/Lima"}
    basis = basis_of(ana.get(CYCLE))
    luis.post(CYCLE, sent | {"countries": ["PE", "UY", "CL"], "basis": basis})

    answer = ana.post(
        CYCLE,
        sent
        | {
            "countries": ["PE", "UY", "BO"],
            "basis": basis,
            "default_regime": "attribution",
            "governance": "all_propose",
        },
    )

    assert answer.status_code == 422
    assert "Chile, Perú, Uruguay" in answer.text or "Perú, Uruguay, Chile" in answer.text


def test_promise_L08_the_action_refuses_what_was_read_before_a_change(scoped, webinars, coordination):
    read_as = fingerprint_of(webinars[1])
    change(webinars[1], coordination, title={"es": "Otro"})

    with pytest.raises(ChangedMeanwhile):
        change(webinars[1], coordination, title={"es": "El mío"}, read_as=read_as)


def test_promise_L08_a_basis_that_cannot_be_read_stops_nobody(ana, webinars):
    for basis in ("", "{", "[]", json.dumps({"title_es": 7})):
        answer = ana.post(SESSION, WORDS | {"subtitle_es": f"Con {len(basis)}", "basis": basis})
        assert answer.status_code in (302, 422)


def test_text_by_language_lists_only_the_languages_that_changed():
    before = {"title": plain({"es": "Uno", "en": "One", "pt-br": ""}), "minutes": 90}
    after = {"title": plain({"es": "Dos", "en": "One"}), "minutes": 90}

    assert differences(before, after) == {"title": [{"es": "Uno"}, {"es": "Dos"}]}
    assert fingerprint(before) != fingerprint(after)


AGENDA = f"{SESSION}agenda/"
THEMES = "/es/team/c/ciclo-de-prueba/plan/themes/"
PART = {"title": "Bienvenida", "minutes": "10", "kind": "opening", "regime": "attribution", "country": "", "lead": ""}


@pytest.fixture
def parts(webinars, scoped):
    """Two parts of a session to come, alike save for their titles."""
    third = webinars[2]
    values = {"cycle": scoped, "webinar": third, "minutes": 10, "kind": "opening", "regime": "attribution"}
    return [
        Segment.objects.create(ordinal=place, title=title, **values)
        for place, title in ((1, "Bienvenida"), (2, "Himnos"))
    ]


def test_promise_L08_a_part_that_was_moved_meanwhile_is_not_taken_for_the_one_in_its_place(ana, luis, parts):
    agenda = AGENDA.replace("/2/", "/3/")
    basis = basis_of(ana.get(f"{agenda}1/"))
    luis.post(f"{agenda}1/move/", {"way": "later"})

    answer = ana.post(f"{agenda}1/", PART | {"minutes": "25", "basis": basis})

    assert answer.status_code == 422
    assert "Otra persona cambió esto mientras tanto" in answer.text
    assert set(Segment.objects.values_list("title", "minutes")) == {("Bienvenida", 10), ("Himnos", 10)}


def test_promise_L08_nor_a_theme_for_the_one_that_follows_it(ana, luis, scoped, coordination):
    for name in ("Detección", "Protección", "Justicia"):
        add_theme(actor=coordination, cycle=scoped, name={"es": name})
    basis = basis_of(ana.get(f"{THEMES}2/"))
    luis.post(f"{THEMES}1/remove/")

    answer = ana.post(f"{THEMES}2/", {"name_es": "Protección", "name_en": "Protection", "basis": basis})

    assert answer.status_code == 422
    assert not any("en" in theme.name for theme in Theme.objects.all())


def test_promise_L08_a_second_press_does_not_remove_the_next_theme(ana, scoped, coordination):
    for name in ("Detección", "Protección"):
        add_theme(actor=coordination, cycle=scoped, name={"es": name})
    form = remove_form(ana.get(THEMES).text)

    answers = [ana.post(f"{THEMES}1/remove/", form).status_code for _press in range(2)]

    assert answers == [302, 302]  # the same press, answered again
    assert [theme.name["es"] for theme in Theme.objects.all()] == ["Protección"]


def remove_form(page):
    """The hidden fields of the first form that removes a theme."""
    form = re.search(r'themes/1/remove/">(.*?)</form>', page, re.DOTALL)[1]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


KNOWN = {"name": "Expositora – Perú", "email": "expositora.pe@example.org", "kind": "speaker", "post": "Directora"}
KNOWN |= {"organisation": "", "sector": "", "country": "PE", "language": "es"}
OWN = {"name": "Expositora – Perú", "post": "Directora", "organisation": "", "sector": "", "language": "es", "sex": ""}


def test_promise_L08_the_team_s_form_does_not_undo_the_name_that_a_guest_corrected(ana, scoped, coordination):
    """Whoever asked to stand there by another name must not stand there again by the one of before."""
    guest = a_guest(coordination, scoped)
    page = f"/es/team/c/{scoped.slug}/plan/guests/{guest.public_id}/"
    basis = basis_of(ana.get(page))
    browser_of(guest).post(f"/es/guest/{scoped.slug}/details/", OWN | {"name": "M. R."})

    answer = ana.post(page, KNOWN | {"post": "Jueza", "basis": basis})

    assert answer.status_code == 302
    guest.refresh_from_db()
    assert (guest.name(), guest.post) == ("M. R.", "Jueza")


def test_promise_L08_nor_a_guest_s_form_what_the_team_wrote(ana, scoped, coordination):
    guest = a_guest(coordination, scoped)
    own, page = browser_of(guest), f"/es/guest/{scoped.slug}/"
    basis = basis_of(own.get(page))
    ana.post(f"/es/team/c/{scoped.slug}/plan/guests/{guest.public_id}/", KNOWN | {"post": "Jueza"})

    shown = own.post(f"{page}details/", OWN | {"post": "Fiscala", "basis": basis})

    assert shown.status_code == 422
    assert "Otra persona cambió esto mientras tanto" in shown.text
    guest.refresh_from_db()
    assert guest.post == "Jueza"


def test_promise_L08_nor_does_a_task_lose_what_another_wrote(ana, luis, scoped, coordination):
    task = add_task(actor=coordination, cycle=scoped, text="Invitar", owner=coordination, due_on=date(2026, 3, 1))
    page = f"/es/team/c/{scoped.slug}/plan/tasks/{task.public_id}/"
    sent = {"text": "Invitar", "owner": coordination.public_id, "due_on": "2026-03-01"}
    basis = basis_of(ana.get(page))
    luis.post(page, sent | {"due_on": "2026-03-20"})

    assert ana.post(page, sent | {"text": "Invitar a dos", "basis": basis}).status_code == 302

    task.refresh_from_db()
    assert (task.text, task.due_on) == ("Invitar a dos", date(2026, 3, 20))
