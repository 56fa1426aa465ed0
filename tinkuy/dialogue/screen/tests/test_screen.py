import pytest

from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.screen.actions import show_hook, show_poll, show_question, show_title
from tinkuy.dialogue.tests.deeds import action_named
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.planning.hooks.actions import plan_hook, plant_hook


@pytest.fixture
def hook(live, webinars, facilitation):
    """A thread that the first session left open for this one."""
    planned = plan_hook(
        actor=facilitation,
        cycle=live.cycle,
        kind="open_question",
        text={"es": "¿Qué pasó después?"},
        origin=webinars[0],
        target=live,
    )
    return plant_hook(actor=facilitation, hook=planned)


def on_screen() -> tuple[object, ...]:
    floor = Floor.objects.get()
    return floor.screen, floor.screen_hook, floor.screen_question, floor.screen_poll


def test_one_thing_is_on_screen_at_a_time(floor, hook, visible, poll, facilitation):
    question = visible()
    show_hook(actor=facilitation, floor=floor, hook=hook)
    show_question(actor=facilitation, floor=floor, question=question)
    with_question = on_screen()

    show_poll(actor=facilitation, floor=floor, poll=poll)

    assert with_question == (ScreenKind.QUESTION, None, question, None)
    assert on_screen() == (ScreenKind.POLL, None, None, poll)


@pytest.mark.parametrize("deed", ["show_title", "show_holding_slide"])
def test_title_and_holding_slide_take_everything_off(floor, visible, facilitation, deed):
    show_question(actor=facilitation, floor=floor, question=visible())

    action_named(deed)(actor=facilitation, floor=floor)

    assert on_screen()[1:] == (None, None, None)


def test_the_room_is_told_which_question_is_being_answered_and_which_no_more(floor, live, visible, facilitation):
    first, second = visible("Una"), visible("Otra")
    show_question(actor=facilitation, floor=floor, question=first)

    room = events_since(channels.room(live), lambda: show_question(actor=facilitation, floor=floor, question=second))

    assert sorted(room) == sorted(
        [("question", first.public_id), ("question", second.public_id), ("floor", str(live.pk))]
    )


def test_only_what_the_room_reads_goes_on_screen(floor, ask, draft, facilitation):
    with refuses("Approve the question first: then it may go on screen."):
        show_question(actor=facilitation, floor=floor, question=ask())
    with refuses("Open the poll first: then it may go on screen."):
        show_poll(actor=facilitation, floor=floor, poll=draft())


def test_nothing_of_another_session_goes_on_screen(floor, hook, visible, poll, webinars, facilitation):
    question = visible()
    for row in (question, poll):
        type(row).objects.filter(pk=row.pk).update(webinar=webinars[0])
        row.refresh_from_db()
    type(hook).objects.filter(pk=hook.pk).update(target=webinars[1])
    hook.refresh_from_db()

    with refuses("Approve the question first"):
        show_question(actor=facilitation, floor=floor, question=question)
    with refuses("Open the poll first"):
        show_poll(actor=facilitation, floor=floor, poll=poll)
    with refuses("This thread is of other sessions."):
        show_hook(actor=facilitation, floor=floor, hook=hook)


def test_only_the_moderation_leads_the_screen(floor, visible, rapporteur):
    with refuses("Your role in this cycle does not include this."):
        show_title(actor=rapporteur, floor=floor)
    with refuses("Your role in this cycle does not include this."):
        show_question(actor=rapporteur, floor=floor, question=visible())
