"""The public page of a cycle and of a session: what it tells, and what it must never tell."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinkuy.attendance.tests.attended import came
from tinkuy.core import clock
from tinkuy.hub.cycle_page.queries import cycle_page
from tinkuy.hub.cycle_page.quipu_figure import event_series
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.actions import drop_hook, plan_hook, plant_hook, resolve_hook
from tinkuy.planning.sessions.actions.holding import summarise_webinar
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

PAGE = "/es/c/ciclo-de-prueba/"


@pytest.fixture
def in_march(cycle):
    """The cycle's clock stands between its second and its third session."""
    moment = datetime(2026, 3, 25, 12, 0, tzinfo=UTC)
    Cycle.objects.filter(pk=cycle.pk).update(clock_stands_at=moment)
    with clock.at(moment):
        yield moment


def test_anyone_reads_an_announced_cycle(webinars, in_march):
    page = Client().get(PAGE)

    assert page.status_code == 200
    assert "Ciclo en curso · la próxima es la sesión 3 de 3" in page.text
    assert "Próxima sesión" in page.text
    assert "Jueves 2 de abril" in page.text


@pytest.mark.parametrize("state", [CycleState.IDEA, CycleState.DESIGN, CycleState.CANCELLED])
def test_a_cycle_that_is_not_announced_answers_as_one_that_does_not_exist(cycle, webinars, state):
    Cycle.objects.filter(pk=cycle.pk).update(state=state)

    hidden, missing = Client().get(PAGE), Client().get("/es/c/no-existe/")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.text.replace("ciclo-de-prueba", "no-existe") == missing.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "El camino: 3 sesiones"), ("pt-br", "O caminho: 3 sessões"), ("en", "The path: 3 sessions")],
)
def test_the_page_speaks_three_languages(webinars, language, words):
    assert words in Client().get(f"/{language}/c/ciclo-de-prueba/").text


def test_the_hours_are_those_of_the_invited_country_that_the_reader_chose(webinars, in_march):
    lima, montevideo = Client().get(PAGE).text, Client().get(f"{PAGE}?country=UY").text
    session = Client().get(f"{PAGE}s/3/?country=UY").text

    assert ("10:00 en Lima" in lima, 'class="own"' in lima) == (True, False)
    assert ("12:00 en Montevideo" in montevideo, "10:00 en Lima" in montevideo) == (True, False)
    assert '<div class="own"><dt>12:00</dt>' in " ".join(montevideo.split())
    assert '<option value="UY" selected>Uruguay</option>' in session
    assert f'href="{PAGE}?country=UY"' in session
    assert all("10:00 en Lima" in Client().get(f"{PAGE}?country={other}").text for other in ("AR", "%3Cb%3E"))


def test_invariant_22_the_next_session_is_told_in_the_hour_of_each_capital(webinars, in_march):
    page = Client().get(PAGE)

    assert "<dt>10:00</dt><dd>Lima</dd>" in page.text
    assert "<dt>12:00</dt><dd>Montevideo</dd>" in page.text


def test_invariant_21_only_focal_points_who_agreed_are_shown(scoped, webinars, focal_point_pe, focal_point_uy):
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=scoped.today())

    page = Client().get(PAGE)

    assert "Referente – Perú" in page.text
    assert "Referente – Uruguay" not in page.text


def test_the_page_names_nobody_else_of_the_team_and_no_address(webinars, coordination, observer, focal_point_pe):
    page = Client().get(PAGE)

    for person in (coordination, observer, focal_point_pe):
        assert person.name not in page.text
        assert person.email not in page.text


def public_attendance(cycle, webinars, persons, capture):
    with capture(execute=True):
        came(cycle, webinars[:1], range(persons), registered=persons + 20)
    step = cycle_page(cycle, "es").steps[0]
    return step.persons, step.is_hidden


@pytest.mark.parametrize(("persons", "expected"), [(22, (22, False)), (10, (None, True)), (1, (None, True))])
def test_invariant_09_fewer_than_eleven_persons_are_not_counted_in_public(
    scoped, webinars, persons, expected, django_capture_on_commit_callbacks
):
    assert public_attendance(scoped, webinars, persons, django_capture_on_commit_callbacks) == expected


def leave(cycle, actor, origin, target=None, **values):
    defaults = {"kind": "open_question", "text": {"es": "¿Y después?"}}
    return plan_hook(actor=actor, cycle=cycle, origin=origin, target=target, **(defaults | values))


def test_capability_P3_a_thread_is_told_where_it_is_left_and_where_it_is_picked_up(scoped, webinars, coordination):
    hook = leave(scoped, coordination, webinars[0], webinars[1])
    plant_hook(actor=coordination, hook=hook)
    resolve_hook(actor=coordination, hook=hook)

    page = Client().get(PAGE)

    assert "H1, recogido en la sesión 2" in page.text
    assert "<b>Recoge H1</b>" in page.text


def test_a_thread_that_was_never_left_open_is_not_told(scoped, webinars, coordination):
    leave(scoped, coordination, webinars[0], webinars[1], text={"es": "Lo que no se dijo"})

    assert "Lo que no se dijo" not in re.sub(r"(?s)<svg.*?</svg>", "", Client().get(PAGE).text)


def code(cycle, webinar, regime, minute, name, country="PE"):
    """A passage coded under a word of its own."""
    transcript, _ = Transcript.objects.get_or_create(cycle=cycle, webinar=webinar, defaults={"layout": "vtt"})
    start = minute * 60_000
    cue = Cue.objects.create(
        cycle=cycle, transcript=transcript, ordinal=minute, start_ms=start, end_ms=start + 900, text=f"Se dijo {name}"
    )
    word = Code.objects.create(cycle=cycle, kind="risk", number=minute, name={"es": name})
    passage = {"cue": cue, "start": 0, "end": 7, "text": cue.text, "start_ms": start, "code": word}
    Excerpt.objects.create(cycle=cycle, webinar=webinar, kind="risk", regime=regime, country=country, **passage)


def test_the_quipu_is_told_as_a_list_too(scoped, webinars):
    code(scoped, webinars[0], "attribution", 5, "La captación se mudó a internet")

    page = Client().get(PAGE)

    assert "Minuto 5. Riesgo RI-5: La captación se mudó a internet (Perú)" in page.text
    assert "1 riesgos" in page.text or "1 riesgo" in page.text
    assert "Se dijo La captación" not in page.text  # the word it stands under, not what was said


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_11_nothing_of_a_confidential_part_is_public(scoped, webinars, regime):
    code(scoped, webinars[0], regime, 5, "Lo confidencial", country="UY")

    page = Client().get(PAGE)

    assert "Lo confidencial" not in page.text
    assert "Minuto 5" not in page.text
    assert "0 citas" in page.text


def test_the_reason_for_closing_a_thread_stays_with_the_team(scoped, webinars, coordination):
    hook = leave(scoped, coordination, webinars[0], webinars[1])
    plant_hook(actor=coordination, hook=hook)
    drop_hook(actor=coordination, hook=hook, reason="Motivo interno")

    page = Client().get(PAGE)

    assert "cerrado sin recoger" in page.text
    assert "Motivo interno" not in page.text
    scoped.hooks.filter(pk=hook.pk).update(target_kind="next_cycle", target=None)  # which may pick it up
    assert "sin recoger en este ciclo" in Client().get(PAGE).text


def test_a_session_that_is_a_draft_is_not_public(scoped, webinars):
    Webinar.objects.filter(ordinal=3).update(state=WebinarState.DRAFT)

    assert [step.webinar.ordinal for step in cycle_page(scoped, "es").steps] == [1, 2]
    assert Client().get(f"{PAGE}s/3/").status_code == 404
    assert "Sesión 3" not in Client().get(PAGE).text


@pytest.mark.parametrize(("page", "most"), [(PAGE, 12), (f"{PAGE}s/1/", 8)])
def test_a_public_page_that_is_made_anew_reads_each_thing_once(scoped, webinars, page, most):
    with CaptureQueriesContext(connection) as captured_statements:
        assert Client().get(page).status_code == 200

    statements = [one["sql"] for one in captured_statements]
    assert len(statements) <= most
    assert len(set(statements)) == len(statements)
    assert not [sql for sql in statements if "attendance_presence" in sql or "convening_registration" in sql]


def test_when_all_is_over_the_page_tells_what_came_of_it(cycle, webinars):
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.SYSTEMATISING)

    page = Client().get(PAGE)

    assert "Qué quedó" in page.text
    assert "2 sesiones realizadas" in page.text
    assert "Próxima sesión" not in page.text


def test_capability_P2_a_session_has_its_page_with_the_ones_beside_it(scoped, webinars, coordination):
    summarise_webinar(actor=coordination, webinar=webinars[1], summary={"es": "Lo que se dijo."})

    page = Client().get(f"{PAGE}s/2/")

    assert "Sesión 2 de 3" in page.text
    assert "Lo que se dijo." in page.text
    assert f'href="{PAGE}s/1/" rel="prev"' in page.text
    assert f'href="{PAGE}s/3/" rel="next"' in page.text


def test_a_session_that_is_not_there_is_not_found(webinars):
    assert Client().get(f"{PAGE}s/4/").status_code == 404


def test_capability_H3_machines_read_the_cycle_as_an_event_series(webinars, cycle):
    Cycle.objects.update(is_sensitive=False)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', Client().get(PAGE).text)

    data = json.loads(block.group(1))
    assert (data["@type"], len(data["subEvent"])) == ("EventSeries", 3)
    assert data["subEvent"][0]["startDate"] == "2026-03-05T10:00:00-05:00"


def test_a_title_cannot_end_the_data_block(cycle, webinars):
    cycle.title = {"es": "</script><script>alert(1)</script>"}

    text = event_series(cycle, webinars, address="http://localhost/", language="es")

    assert "<" not in text
    assert json.loads(text)["name"] == "</script><script>alert(1)</script>"


def test_one_quipu_is_sent_drawn_for_the_screen_it_goes_to(webinars):
    wide, phone = Client().get(PAGE), Client().get(PAGE, headers={"sec-ch-ua-mobile": "?1"})

    assert ("quipu-header" in wide.text, "quipu-phone" in wide.text) == (True, False)
    assert ("quipu-header" in phone.text, "quipu-phone" in phone.text) == (False, True)
    assert "Sec-CH-UA-Mobile" in wide.headers["Vary"]


def test_three_sessions_cost_what_one_costs(
    scoped, coordination, django_assert_num_queries, django_assert_max_num_queries
):
    add_session(scoped, coordination, 1)
    with django_assert_max_num_queries(25) as one:
        Client().get(PAGE)

    for place in (2, 3):
        add_session(scoped, coordination, place)
    with django_assert_num_queries(len(one)):
        Client().get(PAGE)


def add_session(cycle, actor, place):
    return add_webinar(
        actor=actor,
        cycle=cycle,
        title={"es": "Una sesión"},
        subtitle={},
        question={},
        starts_at=datetime(2026, 3, 5, 15, 0, tzinfo=UTC) + timedelta(days=14 * place),
    )


def test_before_the_first_session_nothing_is_said_to_have_been_said(scoped, webinars):
    Webinar.objects.update(state=WebinarState.ANNOUNCED)

    page = Client().get(PAGE).text

    assert "Lo conversado hasta hoy" not in page
    assert "Quipu del ciclo" in page


def test_invariant_22_later_sessions_tell_the_hour_of_each_capital_too(scoped, webinars):
    Webinar.objects.update(state=WebinarState.ANNOUNCED)

    page = Client().get(PAGE).text

    assert page.count("Hora en cada país") == 2  # sessions 2 and 3; the next one has its hours at the head
    assert page.count("<dt>12:00</dt><dd>Montevideo</dd>") == 3
