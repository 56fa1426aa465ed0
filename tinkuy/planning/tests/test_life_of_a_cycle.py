import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.roles import Role
from tinkuy.planning import actions
from tinkuy.planning.models import Cycle, CycleState, TeamRole, WebinarState

from .conftest import add_session, coordination_of


def advance(cycle, actor, state, exception=""):
    return actions.advance_cycle(actor=actor, cycle=cycle, state=state, exception=exception)


def test_a_cycle_goes_from_design_to_the_archive_and_never_back(designed):
    actor = coordination_of(designed)
    sessions = [add_session(designed, actor) for _ in range(2)]

    advance(designed, actor, CycleState.CONVENING)
    sessions[0].refresh_from_db()
    assert sessions[0].state == WebinarState.ANNOUNCED
    advance(designed, actor, CycleState.RUNNING)
    for session in sessions:
        with clock.at(session.ends_at):
            actions.hold_webinar(actor=actor, webinar=session)
    for state in ("closing", "systematising", "documented", "follow_up", "archived"):
        advance(designed, actor, state)

    assert Cycle.objects.get(pk=designed.pk).state == designed.state == CycleState.ARCHIVED
    with pytest.raises(Refused):
        advance(designed, actor, CycleState.FOLLOW_UP)


def test_no_state_is_skipped(designed):
    actor = coordination_of(designed)
    add_session(designed, actor)

    with pytest.raises(Refused):
        advance(designed, actor, CycleState.RUNNING)


def test_a_cycle_of_one_session_is_not_announced(designed):
    actor = coordination_of(designed)
    add_session(designed, actor)

    with pytest.raises(Refused, match="al menos dos sesiones"):
        advance(designed, actor, CycleState.CONVENING)


def test_P05_a_country_without_focal_point_is_named_unless_there_is_a_reason(designed):
    actor = coordination_of(designed)
    for _ in range(2):
        add_session(designed, actor)
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()

    with pytest.raises(Refused, match="Uruguay"):
        advance(designed, actor, CycleState.CONVENING)

    advance(designed, actor, CycleState.CONVENING, exception="Se nombra en mayo.")
    assert designed.state == CycleState.CONVENING


def test_a_cycle_with_a_session_ahead_does_not_close(scoped, webinars, coordination):
    with pytest.raises(Refused, match="3"):
        advance(scoped, coordination, CycleState.CLOSING)


def test_only_the_coordination_advances_a_cycle(scoped, webinars, focal_point_pe, observer, outsider):
    for person in (focal_point_pe, observer, outsider):
        with pytest.raises(Refused):
            advance(scoped, person, CycleState.CANCELLED)
    assert Cycle.objects.get(pk=scoped.pk).state == CycleState.RUNNING


def test_a_cycle_may_be_cancelled_before_its_closing_only(scoped, coordination):
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.CLOSING)

    with pytest.raises(Refused):
        advance(scoped, coordination, CycleState.CANCELLED)


def test_invariant_04_no_thread_for_a_session_stays_open_after_the_close(scoped, webinars, coordination):
    hook = actions.plan_hook(
        actor=coordination,
        cycle=scoped,
        kind="challenge",
        text={"es": "Un reto"},
        origin=webinars[0],
        target=webinars[1],
    )
    actions.plant_hook(actor=coordination, hook=hook)
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.CLOSING)

    with pytest.raises(Refused, match="H1"):
        advance(scoped, coordination, CycleState.SYSTEMATISING)

    actions.resolve_hook(actor=coordination, hook=hook)
    assert advance(scoped, coordination, CycleState.SYSTEMATISING).state == CycleState.SYSTEMATISING
