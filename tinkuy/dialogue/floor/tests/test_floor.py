from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.closing.actions import close_abandoned_polls, close_floor, end_rooms
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.actions import enter_segment, extend_segment, open_floor, prepare_floor, set_taking_questions
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.queries import floor_with_code
from tinkuy.dialogue.floor.voices import room_key_name
from tinkuy.dialogue.moderation.actions import answer_question, decline_question, hold_question
from tinkuy.dialogue.polls.actions import cast_vote
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.pulse.actions import mark_pulse
from tinkuy.dialogue.pulse.models import PulseMark
from tinkuy.dialogue.questions.actions import upvote_question
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState

NOT_IN_YOUR_ROLE = "Your role in this cycle does not include this."


def test_a_floor_is_prepared_once_and_keeps_its_code(announced, facilitation):
    first, second = (prepare_floor(actor=facilitation, webinar=announced) for _number in range(2))

    assert (first, len(first.join_code)) == (second, 6)
    assert Entry.objects.filter(deed="prepared").count() == 1
    assert floor_with_code(f" {first.join_code.lower()} ") == first


def test_a_code_leads_nowhere_while_the_cycle_is_not_announced(announced, scoped, facilitation):
    code = prepare_floor(actor=facilitation, webinar=announced).join_code
    type(scoped).objects.update(state="design")

    assert floor_with_code(code) is None
    assert floor_with_code("") is None


def test_the_webinar_begins_with_its_floor(announced, facilitation):
    floor = open_floor(actor=facilitation, webinar=announced)

    assert floor.webinar.state == WebinarState.LIVE
    assert (floor.segment.ordinal, floor.takes_questions, floor.screen) == (1, True, ScreenKind.TITLE)


def test_the_room_and_the_console_are_told_of_the_beginning(announced, facilitation):
    def begin():
        open_floor(actor=facilitation, webinar=announced)

    assert events_since(channels.room(announced), begin) == [("floor", str(announced.pk))]
    assert [entry.deed for entry in Entry.objects.order_by("id")] == ["prepared", "started"]


def test_a_floor_is_opened_once(live, facilitation):
    with refuses("This session is not waiting to begin."):
        open_floor(actor=facilitation, webinar=live)


@pytest.mark.parametrize("who", ["rapporteur", "observer", "outsider"])
def test_only_the_moderation_leads_the_floor(floor, request, who):
    actor = request.getfixturevalue(who)
    segment = Segment.objects.get(ordinal=2)
    deeds = (
        lambda: prepare_floor(actor=actor, webinar=floor.webinar),
        lambda: open_floor(actor=actor, webinar=floor.webinar),
        lambda: close_floor(actor=actor, webinar=floor.webinar),
        lambda: enter_segment(actor=actor, floor=floor, segment=segment),
        lambda: extend_segment(actor=actor, floor=floor, minutes=5),
        lambda: set_taking_questions(actor=actor, floor=floor, takes=False),
    )

    for deed in deeds:
        with refuses(NOT_IN_YOUR_ROLE):
            deed()


def test_a_part_of_another_session_is_not_entered(floor, webinars, facilitation):
    Segment.objects.filter(ordinal=2).update(webinar=webinars[0])

    with refuses("This part belongs to another session."):
        enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))


def test_a_part_is_extended_up_to_an_hour_and_the_next_begins_without(floor, facilitation):
    for minutes in (20, 40):
        extend_segment(actor=facilitation, floor=floor, minutes=minutes)
    for minutes in (1, 0, -5):
        with refuses("A part is extended by at most 60 minutes."):
            extend_segment(actor=facilitation, floor=Floor.objects.get(), minutes=minutes)

    enter_segment(actor=facilitation, floor=Floor.objects.get(), segment=Segment.objects.get(ordinal=2))

    assert Floor.objects.get().extra_minutes == 0


def test_nothing_is_led_before_the_session_or_after_it(announced, facilitation):
    floor = prepare_floor(actor=facilitation, webinar=announced)
    deeds = (
        lambda: enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2)),
        lambda: extend_segment(actor=facilitation, floor=floor, minutes=5),
        lambda: close_floor(actor=facilitation, webinar=announced),
    )

    for deed in deeds:
        with refuses("This session is not going on now."):
            deed()


def test_the_session_ends_with_its_floor(live, facilitation):
    held = close_floor(actor=facilitation, webinar=live)

    minutes = (held.actually_ended_at - held.actually_started_at) / timedelta(minutes=1)
    assert held.state == WebinarState.HELD
    assert 4.9 < minutes < 5.1


def test_nothing_waits_on_once_the_session_is_over_and_what_was_not_read_stays_unread(ask, visible, live, facilitation):
    ask("La que espera"), visible("La que se ve")
    hold_question(actor=facilitation, question=ask("La retenida"))
    answer_question(actor=facilitation, question=visible("La respondida"))
    decline_question(actor=facilitation, question=ask("La declinada"), reason="Habla de un caso.")

    close_floor(actor=facilitation, webinar=live)

    states = dict(Question.objects.values_list("text", "state"))
    assert [text for text, state in states.items() if state == QuestionState.DEFERRED] == ["La que se ve"]
    assert (states["La que espera"], states["La retenida"]) == (QuestionState.LEFT, QuestionState.LEFT)


def test_who_asked_is_told_that_their_question_was_left(visible, live, tero, facilitation):
    visible()

    own = events_since(channels.own(tero.identity), lambda: close_floor(actor=facilitation, webinar=live))

    assert own == [("mine", str(live.pk))]


def test_an_open_poll_closes_with_the_floor(poll, live, tero, facilitation):
    cast_vote(voice=tero, option=poll.options.select_related("poll__webinar").first())

    room = events_since(channels.room(live), lambda: close_floor(actor=facilitation, webinar=live))

    assert Poll.objects.get().state == PollState.CLOSED
    assert room == [("poll", poll.public_id), ("floor", str(live.pk))]


def test_invariant_26_no_tag_and_no_key_outlives_the_floor(
    visible, live, tero, facilitation, django_capture_on_commit_callbacks
):
    question = visible()
    upvote_question(voice=tero, question=question)
    mark_pulse(voice=tero, webinar=live, kind="slower")

    with django_capture_on_commit_callbacks(execute=True):
        close_floor(actor=facilitation, webinar=live)

    assert (Upvote.objects.count(), PulseMark.objects.count()) == (0, 0)
    assert ephemeral.key_named(room_key_name(live)) is None
    assert Question.objects.get().upvotes == 1


def test_invariant_26_what_a_process_killed_in_the_moment_of_the_close_left_goes_with_the_clock(
    visible, live, tero, facilitation
):
    upvote_question(voice=tero, question=visible())
    mark_pulse(voice=tero, webinar=live, kind="slower")
    Webinar.objects.filter(pk=live.pk).update(state=WebinarState.HELD)

    assert end_rooms() == 2

    assert ephemeral.key_named(room_key_name(live)) is None
    assert (Upvote.objects.count(), PulseMark.objects.count()) == (0, 0)


def test_invariant_26_a_poll_left_open_by_a_session_that_is_over_closes_with_the_clock(poll, live, tero):
    """A session may be said to be held from the plan, where no floor is closed."""
    cast_vote(voice=tero, option=poll.options.select_related("poll__webinar").first())
    Webinar.objects.filter(pk=live.pk).update(state=WebinarState.HELD)

    assert close_abandoned_polls() == 1
    assert Poll.objects.get().state == PollState.CLOSED


def test_the_clock_leaves_a_room_that_is_live_alone(visible, live, tero):
    upvote_question(voice=tero, question=visible())

    assert end_rooms() == 0
    assert ephemeral.key_named(room_key_name(live))


@pytest.mark.django_db(transaction=True)
def test_two_who_open_the_floor_at_once_open_it_once(announced, facilitation, coordination):
    done = overlapping(
        lambda: open_floor(actor=facilitation, webinar=announced),
        lambda: open_floor(actor=coordination, webinar=Webinar.objects.get(pk=announced.pk)),
    )

    assert [type(each) for each in done] == [Floor, Refused]
    assert Entry.objects.filter(deed="started").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_close_the_floor_at_once_close_it_once(live, poll, facilitation, coordination):
    with clock.at(clock.now() + timedelta(minutes=1)):
        done = overlapping(
            lambda: close_floor(actor=facilitation, webinar=live),
            lambda: close_floor(actor=coordination, webinar=live),
        )

    assert [type(each) for each in done] == [Webinar, Refused]
    assert Entry.objects.filter(deed="closed the floor of").count() == 1


def test_the_first_session_of_an_announced_cycle_puts_it_under_way(announced, scoped, coordination):
    type(scoped).objects.filter(pk=scoped.pk).update(state="convening")
    scoped.refresh_from_db()
    announced.cycle.refresh_from_db()

    open_floor(actor=coordination, webinar=announced)

    scoped.refresh_from_db()
    assert scoped.state == "running"
    assert set(Entry.objects.values_list("deed", flat=True)) >= {"advanced", "started"}


def test_who_may_not_put_a_cycle_under_way_opens_no_session_of_an_announced_one(announced, scoped, facilitation):
    type(scoped).objects.filter(pk=scoped.pk).update(state="convening")
    announced.cycle.refresh_from_db()

    with pytest.raises(Refused, match="mientras el ciclo está en curso"):
        open_floor(actor=facilitation, webinar=announced)
