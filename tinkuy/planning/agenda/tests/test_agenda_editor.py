"""The agenda: its minutes add up, its order is changed by whoever has read it, and it begins from something."""

import pytest

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.planning.agenda import actions
from tinkuy.planning.agenda.queries import free_minutes
from tinkuy.planning.agenda.starter import starter_agenda
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.states import agenda_fingerprint

AGENDA = "/es/team/c/ciclo-de-prueba/plan/sessions/3/agenda/"
WORDS = {"kind": "dialogue", "regime": "attribution"}


def fill(webinar, actor, *titles, minutes=10):
    for title in titles:
        actions.add_segment(actor=actor, webinar=webinar, title=title, minutes=minutes, **WORDS)


def titles(webinar):
    return [part.title for part in Segment.objects.filter(webinar=webinar)]


@pytest.mark.parametrize("minutes", [1, 9, 10, 45, 60, 90, 120, 480])
def test_capability_P4_the_starter_agenda_adds_up_to_exactly_the_session(minutes):
    parts = starter_agenda(minutes)

    assert sum(part.minutes for part in parts) == minutes
    assert all(part.minutes > 0 for part in parts)
    assert max(parts, key=lambda part: part.minutes).kind == "dialogue"


def test_capability_P4_an_empty_agenda_begins_from_the_starter_in_the_cycles_language(designed):
    actor = coordination_of(designed)
    session = add_session(designed, actor)

    actions.start_agenda(actor=actor, webinar=session)

    assert titles(session)[0] == "Bienvenida, y para qué es el ciclo"
    assert free_minutes(session) == 0


def test_capability_P4_every_session_but_the_first_begins_with_the_thread_of_the_last(designed):
    actor = coordination_of(designed)
    add_session(designed, actor)
    second = add_session(designed, actor)

    actions.start_agenda(actor=actor, webinar=second)

    assert titles(second)[0] == "Bienvenida y el hilo de la sesión anterior"


def test_capability_P4_an_agenda_that_is_there_is_not_filled_again(designed):
    actor = coordination_of(designed)
    session = add_session(designed, actor)
    fill(session, actor, "Apertura")

    with pytest.raises(Refused, match="ya tiene agenda"):
        actions.start_agenda(actor=actor, webinar=session)
    assert titles(session) == ["Apertura"]


def test_capability_P4_the_parts_that_fit_are_copied_from_another_session(designed):
    actor = coordination_of(designed)
    source, session = add_session(designed, actor), add_session(designed, actor, minutes=25)
    fill(source, actor, "Uno", "Dos", "Tres")

    actions.copy_agenda(actor=actor, webinar=session, source=source)

    assert titles(session) == ["Uno", "Dos"]


def test_capability_P4_a_part_that_does_not_fit_says_how_many_minutes_are_free(designed):
    actor = coordination_of(designed)
    session = add_session(designed, actor, minutes=15)
    fill(session, actor, "Uno")

    with pytest.raises(Refused, match="15 minutos y quedan 5"):
        fill(session, actor, "Dos")


def test_capability_P4_the_order_is_set_at_once(designed):
    actor = coordination_of(designed)
    session = add_session(designed, actor)
    fill(session, actor, "Uno", "Dos", "Tres")

    actions.order_agenda(actor=actor, webinar=session, places=[3, 1, 2])

    assert titles(session) == ["Tres", "Uno", "Dos"]


@pytest.mark.parametrize("places", [[1, 2], [1, 2, 2], [1, 2, 4], []])
def test_capability_P4_an_order_that_loses_a_part_is_refused(designed, places):
    actor = coordination_of(designed)
    session = add_session(designed, actor)
    fill(session, actor, "Uno", "Dos", "Tres")

    with pytest.raises(Refused, match="una sola vez"):
        actions.order_agenda(actor=actor, webinar=session, places=places)
    assert titles(session) == ["Uno", "Dos", "Tres"]


def test_promise_L08_an_order_made_over_another_agenda_is_refused(designed):
    actor = coordination_of(designed)
    session = add_session(designed, actor)
    fill(session, actor, "Uno", "Dos", "Tres")
    read_as = agenda_fingerprint(session)
    actions.move_segment(actor=actor, segment=Segment.objects.get(title="Uno"), earlier=False, read_as=read_as)

    for deed in (
        lambda: actions.order_agenda(actor=actor, webinar=session, places=[3, 2, 1], read_as=read_as),
        lambda: actions.remove_segment(actor=actor, segment=Segment.objects.get(title="Dos"), read_as=read_as),
    ):
        with pytest.raises(ChangedMeanwhile):
            deed()
    assert titles(session) == ["Dos", "Uno", "Tres"]


def test_capability_P4_a_session_that_began_keeps_its_order(scoped, webinars, coordination):
    with pytest.raises(Refused, match="ya empezó"):
        actions.order_agenda(actor=coordination, webinar=webinars[0], places=[])


def test_capability_P4_a_part_says_who_leads_it_and_whose_experience_it_is(designed, make_person):
    actor = coordination_of(designed)
    session = add_session(designed, actor)
    fill(session, actor, "Experiencia")
    part = Segment.objects.get()

    changed = actions.edit_segment(actor=actor, segment=part, lead=actor, country="PE")

    assert (changed.lead, changed.country, changed.minutes) == (actor, "PE", 10)
    for values in ({"lead": make_person("Alguien de fuera")}, {"country": "CL"}):
        with pytest.raises(Refused):
            actions.edit_segment(actor=actor, segment=part, **values)


def test_capability_P4_the_page_shows_each_part_by_the_clock(signed_in, scoped, webinars, coordination):
    fill(webinars[2], coordination, "Uno", "Dos", minutes=20)

    page = signed_in(coordination).get(AGENDA).text

    assert "10:00–10:20" in page
    assert "10:20–10:40" in page
    assert "40 de 90 minutos planificados, 50 libres" in page


def test_promise_L08_the_page_shows_the_agenda_as_it_is_and_the_order_that_was_sent(
    signed_in, scoped, webinars, coordination
):
    fill(webinars[2], coordination, "Uno", "Dos", "Tres")
    stale = agenda_fingerprint(webinars[2])
    fill(webinars[2], coordination, "Cuatro")

    sent = {"places": "3,2,1", "read_as": stale, "title": ["Tres", "Dos", "Uno"]}
    answer = signed_in(coordination).post(f"{AGENDA}order/", sent)

    assert answer.status_code == 422
    assert "El orden que usted envió" in answer.text
    assert "Cuatro" in answer.text
    assert titles(webinars[2]) == ["Uno", "Dos", "Tres", "Cuatro"]


def test_capability_P4_an_empty_agenda_is_filled_by_one_press(signed_in, scoped, webinars, coordination):
    client = signed_in(coordination)

    page = client.get(AGENDA).text
    assert "Usar la agenda inicial" in page
    assert page.count('class="button"') == 1, "one button of ink until there is a part"
    assert client.post(f"{AGENDA}fill/").status_code == 302
    assert client.post(f"{AGENDA}fill/").status_code == 422
    assert free_minutes(webinars[2]) == 0


def test_capability_P4_a_list_of_places_that_is_no_list_is_refused_in_words(signed_in, scoped, webinars, coordination):
    fill(webinars[2], coordination, "Uno")

    answer = signed_in(coordination).post(f"{AGENDA}order/", {"places": "uno,²,-1"})

    assert answer.status_code == 422
    assert "una sola vez" in answer.text


def test_capability_P4_an_observer_orders_nothing(signed_in, scoped, webinars, observer):
    for deed in ("order/", "fill/"):
        assert signed_in(observer).post(f"{AGENDA}{deed}").status_code == 403


def test_capability_P4_five_parts_cost_the_page_what_one_costs(
    signed_in, scoped, webinars, coordination, django_assert_max_num_queries
):
    client = signed_in(coordination)
    fill(webinars[2], coordination, "Uno")
    with django_assert_max_num_queries(40) as one:
        client.get(AGENDA)
    fill(webinars[2], coordination, "Dos", "Tres", "Cuatro", "Cinco")
    with django_assert_max_num_queries(len(one)):
        client.get(AGENDA)
