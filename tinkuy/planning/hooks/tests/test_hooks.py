import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.conftest import add_session
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks import actions, queries
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hooks.queries import loose_hooks


def plan(cycle, actor, origin, target=None, **values):
    defaults = {"kind": "open_question", "text": {"es": "¿Y después?"}}
    return actions.plan_hook(actor=actor, cycle=cycle, origin=origin, target=target, **(defaults | values))


def test_capability_P3_a_thread_is_planned_planted_and_picked_up(scoped, webinars, focal_point_pe):
    hook = plan(scoped, focal_point_pe, webinars[0], webinars[1])

    actions.plant_hook(actor=focal_point_pe, hook=hook, second=82 * 60)
    actions.resolve_hook(actor=focal_point_pe, hook=hook, second=300)

    stored = Hook.objects.get()
    assert (stored.label, stored.state, stored.planted_second, stored.resolved_second) == ("H1", "resolved", 4920, 300)


def test_capability_P3_a_thread_is_dropped_only_with_a_reason(scoped, webinars, focal_point_pe):
    hook = plan(scoped, focal_point_pe, webinars[0], webinars[1])

    with pytest.raises(Refused):
        actions.drop_hook(actor=focal_point_pe, hook=hook, reason="  ")

    dropped = actions.drop_hook(actor=focal_point_pe, hook=hook, reason="No hubo tiempo.")
    assert (dropped.state, dropped.drop_reason) == (HookState.DROPPED, "No hubo tiempo.")


def test_invariant_03_a_thread_is_picked_up_later_than_it_was_left(scoped, webinars, coordination):
    for target in (webinars[0], webinars[1]):
        with pytest.raises(Refused):
            plan(scoped, coordination, webinars[1], target)
    assert plan(scoped, coordination, webinars[1], webinars[2]).target == webinars[2]


def test_invariant_03_the_last_session_leaves_threads_for_the_product_or_the_next_cycle(scoped, webinars, coordination):
    with pytest.raises(Refused):
        plan(scoped, coordination, webinars[2], webinars[1])

    kinds = [
        plan(scoped, coordination, webinars[2], target_kind=kind).target_kind for kind in ("product", "next_cycle")
    ]
    assert kinds == ["product", "next_cycle"]


def test_invariant_03_a_thread_for_a_session_names_it(scoped, webinars, coordination):
    with pytest.raises(Refused):
        plan(scoped, coordination, webinars[0], None)


def test_a_thread_never_joins_two_cycles(scoped, designed, webinars, coordination):
    with pytest.raises(Refused):
        plan(designed, coordination, webinars[0], webinars[1])


def test_a_thread_is_not_left_open_before_its_session(scoped, webinars, coordination):
    hook = plan(scoped, coordination, webinars[2], target_kind="product")

    with pytest.raises(Refused):
        actions.plant_hook(actor=coordination, hook=hook)


def test_a_thread_is_not_picked_up_before_its_session(scoped, webinars, coordination):
    hook = plan(scoped, coordination, webinars[0], webinars[2])
    actions.plant_hook(actor=coordination, hook=hook)

    with pytest.raises(Refused):
        actions.resolve_hook(actor=coordination, hook=hook)


def test_of_two_who_close_a_thread_the_second_is_told(scoped, webinars, coordination):
    hook = plan(scoped, coordination, webinars[0], webinars[1])
    same = Hook.objects.get()
    actions.plant_hook(actor=coordination, hook=hook)
    actions.resolve_hook(actor=coordination, hook=hook)

    with pytest.raises(Refused, match="H1"):
        actions.drop_hook(actor=coordination, hook=same, reason="Tarde.")
    assert Hook.objects.get().state == HookState.RESOLVED


def test_a_moment_outside_the_session_is_refused(scoped, webinars, coordination):
    hook = plan(scoped, coordination, webinars[0], webinars[1])

    with pytest.raises(Refused):
        actions.plant_hook(actor=coordination, hook=hook, second=90 * 60 + 1)


def test_numbers_may_be_given_and_are_never_given_twice(scoped, webinars, coordination):
    plan(scoped, coordination, webinars[0], webinars[1], number=8)

    with pytest.raises(Refused, match="H8"):
        plan(scoped, coordination, webinars[0], webinars[1], number=8)
    assert plan(scoped, coordination, webinars[0], webinars[1]).number == 9


def test_the_rapporteurs_and_observers_plan_no_thread(scoped, webinars, observer, outsider):
    for person in (observer, outsider):
        with pytest.raises(Refused):
            plan(scoped, person, webinars[0], webinars[1])
    assert Hook.objects.count() == 0


def test_invariant_04_a_held_session_without_thread_is_a_warning_save_the_last(scoped, webinars, coordination):
    plan(scoped, coordination, webinars[0], webinars[1])
    Webinar.objects.update(state=WebinarState.HELD)

    lacking = queries.steps_without_hooks(queries.path_of(scoped))

    assert [step.webinar.ordinal for step in lacking] == [2]


def test_invariant_04_a_thread_whose_session_passed_it_by_is_loose(scoped, webinars, coordination):
    hook = plan(scoped, coordination, webinars[0], webinars[1])
    assert loose_hooks(queries.path_of(scoped)) == []

    actions.plant_hook(actor=coordination, hook=hook)

    assert loose_hooks(queries.path_of(scoped)) == [hook]


def test_the_path_costs_the_same_for_three_sessions_as_for_one(
    designed, django_assert_num_queries, django_assert_max_num_queries
):
    from tinkuy.planning.conftest import coordination_of

    actor = coordination_of(designed)
    first = add_session(designed, actor)
    with django_assert_max_num_queries(6):
        queries.path_of(designed)

    add_session(designed, actor, builds_on=[first])
    add_session(designed, actor, builds_on=[first])
    plan(designed, actor, first, queries.path_of(designed)[2].webinar)
    with django_assert_num_queries(5):
        path = queries.path_of(designed)
        assert [len(step.builds_on) for step in path] == [0, 1, 1]
