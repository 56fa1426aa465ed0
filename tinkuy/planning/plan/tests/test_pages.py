"""The team's pages of the plan: what they show, what they refuse, and who gets no further."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks import actions
from tinkuy.planning.hooks.models import Hook

PLAN = "/es/team/c/ciclo-de-prueba/plan/"
NEW = "/es/team/cycles/new/"
NEW_CYCLE = {
    "main_language": "es",
    "title_es": "Trata en tiempos de la COVID-19",
    "slug": "trata",
    "kind": "exchange",
    "countries": ["PE", "UY"],
    "zone": "America/Lima",
    "default_regime": "attribution",
    "governance": "all_propose",
}
NEW_SESSION = {"title_es": "Cierre", "day": "2026-04-30", "hour": "10:00", "minutes": "90", "builds_on": ["3"]}


def test_capability_P1_a_cycle_is_started_from_its_page(signed_in, outsider):
    answer = signed_in(outsider).post(NEW, NEW_CYCLE)

    assert (answer.status_code, answer.url) == (302, "/es/team/c/trata/plan/sessions/several/")
    assert Cycle.objects.get().title == {"es": "Trata en tiempos de la COVID-19"}


def test_a_cycle_written_first_in_portuguese_asks_for_its_portuguese_title(signed_in, outsider):
    client = signed_in(outsider)

    matches = re.findall(
        r'<input[^>]*name="(title_[a-z-]+)"[^>]*required', client.get(f"{NEW}?main_language=pt-br").text
    )
    assert matches == ["title_pt-br"]
    refused = client.post(NEW, NEW_CYCLE | {"main_language": "pt-br"})

    assert refused.status_code == 422
    assert "Trata en tiempos de la COVID-19" in refused.text  # nothing typed is lost
    assert Cycle.objects.count() == 0


def test_an_address_that_is_taken_is_said_beside_what_was_typed(signed_in, outsider, new_cycle):
    new_cycle(slug="trata")

    refused = signed_in(outsider).post(NEW, NEW_CYCLE)

    assert refused.status_code == 422
    assert "Otro ciclo ya tiene esta dirección" in refused.text
    assert "Trata en tiempos de la COVID-19" in refused.text


def test_capability_P2_the_plan_shows_the_path_with_what_each_session_builds_on(
    signed_in, scoped, webinars, focal_point_pe
):
    webinars[2].builds_on.set(webinars[:2])

    page = signed_in(focal_point_pe).get(PLAN)

    assert "Se apoya en 1, 2" in page.text
    assert "Las horas son las de Lima." in page.text
    assert "Jueves 2 de abril" in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Países invitados"), ("pt-br", "Países convidados"), ("en", "Invited countries")],
)
def test_the_plan_speaks_three_languages(signed_in, webinars, observer, language, words):
    assert words in signed_in(observer).get(PLAN.replace("/es/", f"/{language}/")).text


def test_three_sessions_on_the_plan_cost_what_one_costs(
    signed_in, designed, django_assert_num_queries, django_assert_max_num_queries
):
    actor = coordination_of(designed)
    client = signed_in(actor)
    first = add_session(designed, actor)
    with django_assert_max_num_queries(23) as one:
        client.get("/es/team/c/en-diseno/plan/")

    for _ in range(2):
        later = add_session(designed, actor, builds_on=[first])
        actions.plan_hook(
            actor=actor, cycle=designed, kind="challenge", text={"es": "Reto"}, origin=first, target=later
        )
    with django_assert_num_queries(len(one)):
        client.get("/es/team/c/en-diseno/plan/")


def test_invariant_04_the_plan_warns_of_a_session_without_thread(signed_in, webinars, focal_point_pe):
    page = signed_in(focal_point_pe).get(PLAN)

    assert "La sesión 1 no dejó ningún hilo" in page.text
    assert "La sesión 3 no dejó ningún hilo" not in page.text


def test_a_session_is_added_in_the_hour_of_the_cycle(signed_in, scoped, webinars, focal_point_pe):
    answer = signed_in(focal_point_pe).post(f"{PLAN}sessions/new/", NEW_SESSION)

    assert answer.status_code == 302
    added = Webinar.objects.get(ordinal=4)
    assert added.starts_at.isoformat() == "2026-04-30T15:00:00+00:00"
    assert list(added.builds_on.all()) == [webinars[2]]


def test_invariant_01_a_refused_date_is_said_on_the_form(signed_in, scoped, webinars, focal_point_pe):
    refused = signed_in(focal_point_pe).post(f"{PLAN}sessions/new/", NEW_SESSION | {"day": "2026-03-01"})

    assert refused.status_code == 422
    line = (
        "Día: La sesión 4 (domingo 1 de marzo, 10:00) debe empezar después de la sesión 3 (jueves 2 de abril, 10:00)."
    )
    assert f'<a href="#id_day">{line}</a>' in refused.text.replace(" de 2026", "")
    assert Webinar.objects.count() == 3


def test_the_new_cycle_opens_its_folded_part_only_where_that_holds_an_error(signed_in, outsider):
    said = {
        str(values): '<details class="later" open>' in signed_in(outsider).post(NEW, NEW_CYCLE | values).text
        for values in ({"title_es": ""}, {"begins_on": "nunca"}, {"slug": "ñ ñ"}, {"title_en": "x" * 200})
    }

    assert list(said.values()) == [False, False, True, True]


def test_the_new_cycle_asks_for_purpose_languages_and_period_before_what_is_folded(signed_in, outsider):
    page = signed_in(outsider).get(NEW).text

    opened = page.split('<details class="later"')[0]
    assert [
        name for name in ("purpose_es", "languages", "begins_on", "ends_on") if f'name="{name}"' not in opened
    ] == []
    assert 'data-ticks="countries" hidden' in opened
    assert "AR BO BR CL CO EC GY PE PY SR UY VE" in opened


def test_the_one_dark_button_of_a_plan_adds_sessions_and_announces_once_nothing_is_missing(signed_in, designed):
    actor = coordination_of(designed)
    found = []
    for _ in range(3):
        found.append(dark_buttons(signed_in(actor).get("/es/team/c/en-diseno/plan/").text))
        add_session(designed, actor)

    assert found == [["Agregar varias sesiones"], [], ["Anunciar el ciclo"]]


def dark_buttons(page):
    return re.findall(r'class="button(?: small)?"[^>]*>([^<]+)<', page)


@pytest.mark.parametrize(
    ("day", "look", "said"),
    [
        ("2026-04-30", "warning", "Guardado. Ese día ya pasó: jueves 30 de abril de 2026."),
        ("2026-05-01", "success", "Guardado."),
    ],
)
def test_a_day_that_passed_is_saved_with_a_warning(signed_in, scoped, webinars, coordination, day, look, said):
    with clock.at(datetime(2026, 5, 1, 20, 0, tzinfo=UTC)):
        saved = signed_in(coordination).post(f"{PLAN}sessions/new/", NEW_SESSION | {"day": day}, follow=True)

    assert re.findall(r'class="messages.*?class="notice (\w+)">.*?<span>(.*?)</span>', saved.text, re.S) == [
        (look, said)
    ]


def test_invariant_22_the_form_names_its_zone_and_the_hour_of_each_capital(signed_in, webinars, focal_point_pe):
    page = signed_in(focal_point_pe).get(f"{PLAN}sessions/3/")

    assert "Hora de Lima." in page.text
    assert "<dt>10:00</dt><dd>Lima" in page.text
    assert "<dt>12:00</dt><dd>Montevideo" in page.text


def test_capability_P4_a_part_of_the_agenda_is_added_changed_and_removed(signed_in, scoped, webinars, focal_point_pe):
    client, page = signed_in(focal_point_pe), f"{PLAN}sessions/3/agenda/"
    part = {"title": "Ronda", "minutes": "30", "kind": "dialogue", "regime": "attribution"}

    client.post(page, part)
    client.post(f"{page}1/", part | {"minutes": "45"})
    assert [segment.minutes for segment in Segment.objects.all()] == [45]

    client.post(f"{page}1/remove/")
    assert Segment.objects.count() == 0


def test_capability_P3_a_thread_is_added_from_its_session(signed_in, scoped, webinars, focal_point_pe):
    client = signed_in(focal_point_pe)
    words = {"text_es": "¿Y después?", "kind": "open_question", "origin": "1", "target": "2"}

    client.post(f"{PLAN}hooks/new/", words)
    client.post(f"{PLAN}hooks/1/plant/", {"minute": "82"})
    client.post(f"{PLAN}hooks/1/resolve/", {"minute": ""})

    hook = Hook.objects.get()
    assert (hook.state, hook.planted_second, hook.resolved_second) == ("resolved", 4920, None)


def test_an_agenda_that_is_refused_leaves_the_plan_as_it_was(signed_in, scoped, webinars, focal_point_pe):
    part = {"title": "Ronda", "minutes": "91", "kind": "dialogue", "regime": "attribution"}

    refused = signed_in(focal_point_pe).post(f"{PLAN}sessions/3/agenda/", part)

    assert refused.status_code == 422
    assert "quedan 90 libres" in refused.text
    assert Segment.objects.count() == 0


def test_the_plan_says_why_the_cycle_cannot_advance(signed_in, scoped, webinars, coordination):
    refused = signed_in(coordination).post(f"{PLAN}advance/", {"state": "closing"})

    assert refused.status_code == 422
    assert "Para cerrar el ciclo falta: la sesión 3 no se realizó ni se canceló." in refused.text


def test_a_cycle_is_not_documented_from_the_plan(signed_in, scoped, coordination):
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.SYSTEMATISING)

    signed_in(coordination).post(f"{PLAN}advance/", {"state": "documented"})

    assert Cycle.objects.get(pk=scoped.pk).state == CycleState.SYSTEMATISING


def test_capability_P5_someone_joins_from_the_teams_page(signed_in, scoped, coordination):
    words = {"name": "Referente – Uruguay", "email": "uy@example.org", "role": "focal_point", "country": "UY"}

    signed_in(coordination).post(f"{PLAN}team/", words | {"language": "es"})

    assert TeamRole.objects.get(country="UY").person.email == "uy@example.org"


def test_invariant_21_a_focal_point_withdraws_from_public_pages_at_once(signed_in, scoped, focal_point_pe):
    held = TeamRole.objects.get(person=focal_point_pe)
    client = signed_in(focal_point_pe)

    client.post(f"{PLAN}team/shown/", {"held": held.pk, "shown": "yes"})
    assert TeamRole.objects.get(pk=held.pk).public_since == scoped.today()

    client.post(f"{PLAN}team/shown/", {"held": held.pk, "shown": "no"})
    assert TeamRole.objects.get(pk=held.pk).public_since is None


PAGES = ["", "team/", "edit/", "sessions/new/", "sessions/1/", "sessions/1/agenda/", "hooks/new/", "sessions/3/held/"]


@pytest.mark.parametrize("page", PAGES)
def test_promise_A03_another_cycle_answers_as_one_that_does_not_exist(signed_in, webinars, new_cycle, outsider, page):
    client = signed_in(outsider)

    hidden = client.get(f"{PLAN}{page}")
    missing = client.get(f"/es/team/c/no-existe/plan/{page}")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.text.replace("ciclo-de-prueba", "no-existe") == missing.text


@pytest.mark.parametrize("page", PAGES[2:])
def test_an_observer_reads_the_plan_and_changes_nothing(signed_in, webinars, observer, page):
    client = signed_in(observer)

    assert client.get(PLAN).status_code == 200
    assert client.get(f"{PLAN}{page}").status_code == 403


def test_an_observer_is_offered_no_deed(signed_in, webinars, observer):
    page = signed_in(observer).get(PLAN)

    assert "/sessions/new/" not in page.text
    assert "/advance/" not in page.text
    assert "/hooks/" not in page.text


def test_a_session_thread_or_part_that_is_not_there_is_not_found(signed_in, webinars, focal_point_pe):
    client = signed_in(focal_point_pe)

    for page in ("sessions/9/", "hooks/9/drop/", "sessions/1/agenda/9/"):
        assert client.get(f"{PLAN}{page}").status_code == 404


def test_a_session_stays_with_its_own_cycle(signed_in, webinars, new_cycle, make_person):
    actor = make_person("Otra coordinación")
    with scope(cycle=(other := new_cycle(slug="otro", actor=actor))):
        add_session(other, actor, title={"es": "Sesión ajena"}, starts_at=webinars[0].starts_at + timedelta(days=400))

    page = signed_in(actor).get("/es/team/c/otro/plan/sessions/1/")

    assert "Sesión ajena" in page.text
    assert signed_in(actor).get("/es/team/c/otro/plan/sessions/2/").status_code == 404


def test_the_plan_offers_only_what_would_be_accepted(signed_in, scoped, webinars, focal_point_pe):
    for origin, target in ((0, 1), (0, 2)):
        hook = actions.plan_hook(
            actor=focal_point_pe,
            cycle=scoped,
            kind="challenge",
            text={"es": "Reto"},
            origin=webinars[origin],
            target=webinars[target],
        )
        actions.plant_hook(actor=focal_point_pe, hook=hook)

    with clock.at(webinars[2].starts_at):
        page = signed_in(focal_point_pe).get(PLAN)

    assert "/hooks/1/resolve/" in page.text  # its session was held
    assert "/hooks/2/resolve/" not in page.text  # its session is still to come
    assert "/sessions/3/held/" not in page.text
