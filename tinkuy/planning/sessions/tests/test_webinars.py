from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.planning.agenda.actions import add_segment, edit_segment, move_segment, remove_segment
from tinkuy.planning.conftest import FIRST_START, add_session, coordination_of
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.sessions.actions.holding import hold_webinar, set_webinar_state, summarise_webinar
from tinkuy.planning.sessions.actions.webinars import edit_webinar


def change(webinar, actor, **values):
    names = ("title", "subtitle", "question", "starts_at", "minutes")
    written = {name: getattr(webinar, name) for name in names} | {"builds_on": list(webinar.builds_on.all())}
    return edit_webinar(actor=actor, webinar=webinar, **(written | values))


def test_invariant_01_ordinals_follow_one_another(designed):
    actor = coordination_of(designed)

    places = [add_session(designed, actor).ordinal for _ in range(3)]

    assert places == [1, 2, 3]


def test_invariant_01_a_session_begins_after_the_one_before_it(designed):
    actor = coordination_of(designed)
    first = add_session(designed, actor)

    with pytest.raises(Refused):
        add_session(designed, actor, starts_at=first.starts_at)
    assert Webinar.objects.count() == 1


def test_invariant_01_a_session_is_not_moved_past_its_neighbours(designed):
    actor = coordination_of(designed)
    first, second, third = (add_session(designed, actor) for _ in range(3))

    for moment in (first.starts_at, third.starts_at):
        with pytest.raises(Refused):
            change(second, actor, starts_at=moment)

    assert change(second, actor, starts_at=first.starts_at + timedelta(days=1)).ordinal == 2


def test_invariant_02_a_session_builds_only_on_earlier_ones(designed):
    actor = coordination_of(designed)
    first, second = add_session(designed, actor), add_session(designed, actor)

    with pytest.raises(Refused):
        change(first, actor, builds_on=[second])
    with pytest.raises(Refused):
        change(first, actor, builds_on=[first])

    assert list(change(second, actor, builds_on=[first]).builds_on.all()) == [first]


def test_invariant_02_a_session_never_builds_on_another_cycle(designed, webinars):
    with pytest.raises(Refused):
        add_session(designed, coordination_of(designed), builds_on=[webinars[0]])


def test_a_session_is_not_shorter_than_its_agenda(designed):
    actor = coordination_of(designed)
    webinar = add_session(designed, actor)
    add_part(webinar, actor, minutes=60)

    with pytest.raises(Refused):
        change(webinar, actor, minutes=59)


def test_a_session_that_was_held_keeps_its_date(scoped, webinars, coordination):
    with pytest.raises(Refused):
        change(webinars[0], coordination, starts_at=FIRST_START - timedelta(days=1))
    assert change(webinars[0], coordination, title={"es": "Otro"}).title == {"es": "Otro"}


def test_an_observer_adds_no_session(scoped, webinars, observer):
    with pytest.raises(Refused):
        add_session(scoped, observer)
    assert Webinar.objects.count() == 3


def test_a_session_added_to_an_announced_cycle_is_announced(scoped, webinars, focal_point_pe):
    assert add_session(scoped, focal_point_pe).state == WebinarState.ANNOUNCED


def add_part(webinar, actor, **values):
    defaults = {"title": "Ronda de países", "minutes": 10, "kind": "dialogue", "regime": "attribution"}
    return add_segment(actor=actor, webinar=webinar, **(defaults | values))


def test_capability_P4_the_agenda_never_exceeds_the_session(scoped, webinars, focal_point_pe):
    add_part(webinars[2], focal_point_pe, minutes=60)

    with pytest.raises(Refused):
        add_part(webinars[2], focal_point_pe, minutes=31)

    assert add_part(webinars[2], focal_point_pe, minutes=30).ordinal == 2


def test_capability_P4_parts_change_places_and_close_the_gap_when_one_goes(scoped, webinars, focal_point_pe):
    one, _two, three = (add_part(webinars[2], focal_point_pe, title=title) for title in ("uno", "dos", "tres"))

    move_segment(actor=focal_point_pe, segment=three, earlier=True)
    remove_segment(actor=focal_point_pe, segment=one)

    assert [(part.ordinal, part.title) for part in webinars[2].segments.all()] == [(1, "tres"), (2, "dos")]


def test_only_the_coordination_opens_a_part_more_than_the_cycle(scoped, webinars, focal_point_pe, coordination):
    with pytest.raises(Refused):
        add_part(webinars[2], focal_point_pe, regime="public")

    assert add_part(webinars[2], focal_point_pe, regime="closed").regime == "closed"
    assert add_part(webinars[2], coordination, regime="public").regime == "public"


def test_invariant_10_a_part_that_took_place_only_becomes_stricter(scoped, webinars, coordination):
    part = add_part(webinars[0], coordination, regime="chatham_house")
    words = {"title": part.title, "minutes": 10, "kind": part.kind, "may_be_recorded": False}

    with pytest.raises(Refused):
        edit_segment(actor=coordination, segment=part, regime="attribution", **words)

    assert edit_segment(actor=coordination, segment=part, regime="closed", **words).regime == "closed"


def hold(webinar, actor):
    with clock.at(webinar.ends_at):
        return hold_webinar(actor=actor, webinar=webinar)


def test_a_session_is_held_once(scoped, webinars, coordination):
    held = hold(webinars[2], coordination)

    assert (held.state, held.window) == (WebinarState.HELD, (held.starts_at, held.ends_at))
    with pytest.raises(Refused):
        hold(webinars[2], coordination)


def test_a_session_is_not_held_before_it_ends(scoped, webinars, coordination):
    with clock.at(webinars[2].starts_at), pytest.raises(Refused):
        hold_webinar(actor=coordination, webinar=webinars[2])


def test_a_summary_waits_for_the_session(scoped, webinars, coordination):
    with pytest.raises(Refused):
        summarise_webinar(actor=coordination, webinar=webinars[2], summary={"es": "Se habló."})

    written = summarise_webinar(actor=coordination, webinar=webinars[0], summary={"es": "Se habló."})
    assert written.summary == {"es": "Se habló."}


def test_the_life_cycle_of_a_session_is_guarded(scoped, webinars, coordination):
    with pytest.raises(Refused):
        set_webinar_state(actor=coordination, webinar=webinars[2], state="validated")
    with pytest.raises(Refused):
        set_webinar_state(actor=coordination, webinar=webinars[0], state="cancelled")

    announced = set_webinar_state(actor=coordination, webinar=webinars[2], state="announced")
    assert announced.state == WebinarState.ANNOUNCED


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_capability_P15_a_session_is_not_called_off_behind_the_back_of_those_registered(
    scoped, webinars, coordination, state
):
    with pytest.raises(Refused, match="se avisa a las personas inscritas"):
        set_webinar_state(actor=coordination, webinar=webinars[2], state=state)
