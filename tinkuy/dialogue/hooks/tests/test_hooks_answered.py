"""What is contributed in a session knows, by key, the thread that the session picked up last."""

from datetime import timedelta

import pytest
from django.apps import apps

from tinkuy.core import clock
from tinkuy.dialogue.hooks.actions import pick_up_hook
from tinkuy.dialogue.notes.actions import write_note
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.actions import close_poll
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.planning.hooks.actions import plan_hook, plant_hook, resolve_hook
from tinkuy.planning.hooks.contributions import tie_contributions
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.migrations._answered_hooks import tie_rows


@pytest.fixture
def plan(live, webinars, facilitation):
    """A thread that the first session left open for this one."""

    def planted() -> Hook:
        text = {"es": "¿Quién avisa a la familia?"}
        where = {"origin": webinars[0], "target": live}
        hook = plan_hook(actor=facilitation, cycle=live.cycle, kind="open_question", text=text, **where)
        return plant_hook(actor=facilitation, hook=hook)

    return planted


def test_capability_R11_a_question_a_note_and_a_poll_know_the_thread_that_they_answer(
    floor, plan, ask, rapporteur, facilitation, poll, tero, join
):
    before = ask()
    first, second = plan(), plan()
    with clock.at(clock.now() + timedelta(minutes=1)):
        pick_up_hook(actor=facilitation, floor=floor, hook=first)
        note = write_note(actor=rapporteur, webinar=floor.webinar, kind="lesson", text="Avisa el consulado")
        close_poll(actor=facilitation, poll=poll)
    with clock.at(clock.now() + timedelta(minutes=2)):
        pick_up_hook(actor=facilitation, floor=floor, hook=second)
        after = ask("¿Y si no hay consulado?", voice=join("Hornero", "CL"))

    Hook.objects.update(text={"es": "Otras palabras"})
    Hook.objects.filter(pk=first.pk).update(number=77)
    before.refresh_from_db()
    poll.refresh_from_db()

    assert [before.hook, note.hook, poll.hook, after.hook] == [None, first, first, second]


def test_capability_R11_a_thread_whose_minute_is_noted_afterwards_ties_what_followed_it(
    floor, plan, ask, facilitation, live
):
    question, hook = ask(), plan()

    resolve_hook(actor=facilitation, hook=hook, second=60)
    question.refresh_from_db()
    assert question.hook == hook

    Hook.objects.update(resolved_second=question.second + 60)
    tie_contributions(live)
    question.refresh_from_db()
    assert question.hook is None


def test_capability_R11_rows_from_before_are_tied_once(floor, plan, ask, facilitation, rapporteur, live):
    question, hook = ask(), plan()
    note = write_note(actor=rapporteur, webinar=live, kind="lesson", text="Antes", second=10)
    resolve_hook(actor=facilitation, hook=hook, second=60)
    for model in (Question, Note, Poll):
        model.objects.update(hook=None)

    tie_rows(apps, "dialogue", "Question", "second")
    tie_rows(apps, "dialogue", "Note", "second")
    question.refresh_from_db()
    note.refresh_from_db()

    assert (question.hook, note.hook) == (hook, None)
