import pytest
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.roles import Role
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import countries_awaiting_focal_point
from tinkuy.planning.hooks.actions import plan_hook, plant_hook, resolve_hook
from tinkuy.planning.plan.actions import advance_cycle, await_focal_point, go_on_without, take_back_start
from tinkuy.planning.plan.queries import lacks_of_next_step
from tinkuy.planning.sessions.actions.holding import hold_webinar, start_webinar
from tinkuy.planning.systematisation_plan.models import SystematisationPlan


def advance(cycle, actor, state):
    return advance_cycle(actor=actor, cycle=cycle, state=state)


def test_a_cycle_goes_from_design_to_the_archive_and_never_back(designed):
    actor = coordination_of(designed)
    sessions = [add_session(designed, actor) for _ in range(2)]

    advance(designed, actor, CycleState.CONVENING)
    sessions[0].refresh_from_db()
    assert sessions[0].state == WebinarState.ANNOUNCED
    advance(designed, actor, CycleState.RUNNING)
    for session in sessions:
        with clock.at(session.ends_at):
            hold_webinar(actor=actor, webinar=session)
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


def test_capability_P5_a_country_without_focal_point_is_named_unless_there_is_a_reason(designed):
    actor = coordination_of(designed)
    for _ in range(2):
        add_session(designed, actor)
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()

    with pytest.raises(Refused, match="Uruguay"):
        advance(designed, actor, CycleState.CONVENING)

    go_on_without(actor=actor, cycle=designed, countries=["UY"], reason="Se nombra en mayo.")
    advance(designed, actor, CycleState.CONVENING)
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
    hook = plan_hook(
        actor=coordination,
        cycle=scoped,
        kind="challenge",
        text={"es": "Un reto"},
        origin=webinars[0],
        target=webinars[1],
    )
    plant_hook(actor=coordination, hook=hook)
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.CLOSING)

    with pytest.raises(Refused, match="H1"):
        advance(scoped, coordination, CycleState.SYSTEMATISING)

    resolve_hook(actor=coordination, hook=hook)
    assert advance(scoped, coordination, CycleState.SYSTEMATISING).state == CycleState.SYSTEMATISING


def test_all_that_is_missing_is_told_at_once(new_cycle):
    idea = new_cycle()
    with scope(cycle=idea):
        actor = coordination_of(idea)
        add_session(idea, actor)

        with pytest.raises(Refused) as refusal:
            advance(idea, actor, CycleState.CONVENING)

    assert str(refusal.value) == (
        "Para anunciar el ciclo falta: al menos dos sesiones; el plan de sistematización; "
        "los referentes locales de Perú y Uruguay."
    )


def test_what_the_page_lists_is_what_the_deed_refuses(designed):
    actor = coordination_of(designed)
    add_session(designed, actor)
    SystematisationPlan.objects.all().delete()
    state, lacks = lacks_of_next_step(designed)

    with pytest.raises(Refused) as refusal:
        advance(designed, actor, state)

    assert [lack.kind for lack in lacks] == ["sessions", "systematisation_plan"]
    assert all(lack.words in str(refusal.value) for lack in lacks)


def test_the_reason_for_going_on_without_is_kept_for_countries_that_have_none(designed):
    actor = coordination_of(designed)
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()

    go_on_without(actor=actor, cycle=designed, countries=["PE", "UY"], reason="  Se nombra en mayo. ")

    countries = dict(InvitedCountry.objects.values_list("country", "goes_without"))
    assert countries == {"PE": "", "UY": "Se nombra en mayo."}
    assert Entry.objects.order_by("pk").last().details == {"country": "UY", "reason": "Se nombra en mayo."}


@pytest.mark.parametrize(("countries", "reason"), [(["UY"], " "), ([], "Se nombra en mayo."), (["PE"], "Ya hay una.")])
def test_going_on_without_needs_a_country_that_has_none_and_a_reason(designed, countries, reason):
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()

    with pytest.raises(Refused):
        go_on_without(
            actor=coordination_of(designed), cycle=designed, countries=countries, reason=reason
        )  # fmt: skip


def test_the_reason_is_taken_back_and_the_country_is_missing_again(designed):
    actor = coordination_of(designed)
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()
    go_on_without(actor=actor, cycle=designed, countries=["UY"], reason="Se nombra en mayo.")
    assert countries_awaiting_focal_point(designed) == []

    await_focal_point(actor=actor, cycle=designed, country="UY")

    assert countries_awaiting_focal_point(designed) == ["UY"]


@pytest.fixture
def under_way(designed):
    """Two sessions to come, announced and under way."""
    actor = coordination_of(designed)
    for _ in range(2):
        add_session(designed, actor)
    for state in (CycleState.CONVENING, CycleState.RUNNING):
        advance(designed, actor, state)
    return designed


def test_the_start_is_taken_back_before_any_session_begins(under_way):
    take_back_start(actor=coordination_of(under_way), cycle=under_way)

    assert Cycle.objects.get(pk=under_way.pk).state == under_way.state == CycleState.CONVENING
    assert Entry.objects.order_by("pk").last().deed == "took back the start of"
    with pytest.raises(Refused, match="Solo un ciclo en curso"):
        take_back_start(actor=coordination_of(under_way), cycle=under_way)


def test_the_start_stands_once_a_session_has_begun(under_way):
    actor, first = coordination_of(under_way), Webinar.objects.get(ordinal=1)
    with clock.at(first.starts_at):
        start_webinar(actor=actor, webinar=first)

    with pytest.raises(Refused, match="ya comenzó"):
        take_back_start(actor=actor, cycle=under_way)


def test_only_the_coordination_takes_the_start_back(scoped, focal_point_pe, observer):
    for person in (focal_point_pe, observer):
        with pytest.raises(Refused):
            take_back_start(actor=person, cycle=scoped)
        with pytest.raises(Refused):
            go_on_without(actor=person, cycle=scoped, countries=["UY"], reason="Porque sí.")
