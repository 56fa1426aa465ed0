import pytest

from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.hooks.actions import leave_hook_open, pick_up_hook
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.screen.actions import show_hook
from tinkuy.dialogue.tests.console import CONSOLE
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.dialogue.undoing.actions import undo_deed
from tinkuy.dialogue.undoing.queries import deed_line
from tinkuy.journal.models import Entry
from tinkuy.planning.hooks.actions import plan_hook, plant_hook
from tinkuy.planning.hooks.models import Hook, HookState

OF_OTHERS = "This thread is of other sessions."


@pytest.fixture
def plan(live, facilitation):
    def planned(origin, target=None):
        where = {"target": target} if target else {"target_kind": "product"}
        text = {"es": "¿Qué pasó después?"}
        return plan_hook(actor=facilitation, cycle=live.cycle, kind="open_question", text=text, origin=origin, **where)

    return planned


@pytest.fixture
def coming(plan, live, webinars, facilitation):
    """A thread that the first session left open for this one."""
    return plant_hook(actor=facilitation, hook=plan(webinars[0], live))


def test_a_thread_is_picked_up_at_its_minute(floor, coming, live, facilitation, five_minutes_in):
    room = events_since(channels.room(live), lambda: pick_up_hook(actor=facilitation, floor=floor, hook=coming))

    coming.refresh_from_db()
    assert coming.state == HookState.RESOLVED
    assert coming.resolved_second == 300
    assert room == [("floor", str(live.pk))]


def test_capability_D15_the_press_that_ends_a_session_leaves_open_the_threads_that_stay_ticked(
    plan, live, facilitation, signed_in, five_minutes_in
):
    chosen, other = plan(live), plan(live)
    browser, page = signed_in(facilitation), f"{CONSOLE}close/"

    assert browser.get(page).context["form"]["threads"].value() == [str(chosen.number), str(other.number)]
    browser.post(page, {"threads": [str(chosen.number), "99"]})  # that one was dropped since the page was opened

    states = {hook.pk: (hook.state, hook.planted_second) for hook in Hook.objects.filter(origin=live)}
    assert states == {chosen.pk: (HookState.PLANTED, 300), other.pk: (HookState.PLANNED, None)}


def test_a_thread_is_left_open_at_its_minute(floor, plan, live, facilitation, five_minutes_in):
    hook = leave_hook_open(actor=facilitation, floor=floor, hook=plan(live))

    assert hook.state == HookState.PLANTED
    assert hook.planted_second == 300


def test_a_thread_is_picked_up_once(floor, coming, facilitation):
    pick_up_hook(actor=facilitation, floor=floor, hook=coming)

    with refuses("is in the state «Resolved» and cannot change like this."):
        pick_up_hook(actor=facilitation, floor=floor, hook=coming)


def test_a_thread_of_other_sessions_is_not_touched_here(floor, plan, webinars, facilitation):
    first, second, _live = webinars
    for_another = plant_hook(actor=facilitation, hook=plan(first, second))
    of_another = plan(first)

    with refuses(OF_OTHERS):
        pick_up_hook(actor=facilitation, floor=floor, hook=for_another)
    with refuses(OF_OTHERS):
        leave_hook_open(actor=facilitation, floor=floor, hook=of_another)


def test_only_who_may_plant_threads_does(floor, coming, rapporteur):
    with refuses("Your role in this cycle does not include this."):
        pick_up_hook(actor=rapporteur, floor=floor, hook=coming)


def test_the_room_is_told_of_the_first_thread_to_pick_up_and_then_of_the_one_on_screen(
    floor, coming, plan, live, facilitation
):
    leaving = plan(live)
    first = threads_of(live, floor)

    show_hook(actor=facilitation, floor=floor, hook=leaving)

    assert (first.announced, threads_of(live, floor).announced) == (coming, leaving)
    assert (first.to_pick_up, first.to_leave_open) == ([coming], [leaving])


def test_capability_D15_a_thread_that_was_picked_up_or_left_open_by_mistake_is_put_back_in_the_same_line(
    floor, plan, coming, live, facilitation, coordination, five_minutes_in
):
    leaving = plan(live)
    pick_up_hook(actor=facilitation, floor=floor, hook=coming)
    leave_hook_open(actor=facilitation, floor=floor, hook=leaving)

    own, other = deed_line(live, facilitation)["own_deed"], deed_line(live, coordination)["other_deed"]
    assert (own.may_be_undone, own.quote, other.quote) == (True, "¿Qué pasó después?", "¿Qué pasó después?")
    for entry in Entry.objects.filter(deed__in=("planted", "resolved"), details__webinar=live.ordinal):
        undo_deed(actor=facilitation, webinar=live, entry=entry)

    stand = {hook.pk: (hook.state, hook.planted_second, hook.resolved_second) for hook in Hook.objects.all()}
    assert stand[leaving.pk] == (HookState.PLANNED, None, None)
    assert stand[coming.pk] == (HookState.PLANTED, None, None)


def test_a_thread_that_an_agreement_settled_is_not_put_back(floor, coming, live, facilitation, five_minutes_in):
    pick_up_hook(actor=facilitation, floor=floor, hook=coming)
    entry = Entry.objects.get(deed="resolved")
    Hook.objects.filter(pk=coming.pk).update(settlement="Se acordó una línea común.")

    with refuses("Thread H1 is in the state «Resolved» and cannot change like this."):
        undo_deed(actor=facilitation, webinar=live, entry=entry)
