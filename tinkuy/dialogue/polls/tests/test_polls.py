import pytest

from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.polls.actions import cast_vote, close_poll, draft_poll, open_poll, remove_poll, reveal_poll
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Option, Poll, PollState, PollVote
from tinkuy.dialogue.polls.queries import open_or_last_poll, poll_for
from tinkuy.dialogue.polls.stream_events import voted
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry

NOT_IN_YOUR_ROLE = "Your role in this cycle does not include this."


@pytest.fixture
def vote(poll, join):
    """`vote(1, 2, 2)`: so many new people choose these options of the open poll."""

    def cast(*places: int) -> None:
        for place in places:
            voice = join(f"Voz {PollVote.objects.count()}", "PE")
            cast_vote(voice=voice, option=Option.objects.get(poll=poll, ordinal=place))

    return cast


def results(poll: Poll, **whom: bool) -> list[int | None]:
    poll.refresh_from_db()
    return [choice.votes for choice in poll_for(poll, None, **whom).choices]


def test_nobody_in_the_room_sees_a_draft(draft, live):
    draft()

    assert open_or_last_poll(live) is None


@pytest.mark.parametrize("count", [1, 9])
def test_a_poll_has_from_two_to_eight_options(live, facilitation, count):
    options = [{"es": str(number)} for number in range(count)] + [{"es": "  "}, {"pt-br": "só em português"}]

    with refuses("A poll has from 2 to 8 options."):
        draft_poll(actor=facilitation, webinar=live, question={"es": "¿Qué?"}, options=options)


def test_a_poll_asks_in_the_main_language_of_the_cycle(live, facilitation):
    with refuses("Write the question of the poll in the main language of the cycle."):
        draft_poll(actor=facilitation, webinar=live, question={"pt-br": "O quê?"}, options=[])


def test_only_the_moderation_leads_polls(draft, rapporteur):
    poll = draft()

    for deed in (open_poll, close_poll, reveal_poll, remove_poll):
        with refuses(NOT_IN_YOUR_ROLE):
            deed(actor=rapporteur, poll=poll)


def test_an_open_poll_has_its_key_and_the_room_is_told(draft, live, facilitation):
    poll = draft()
    room = events_since(channels.room(live), lambda: open_poll(actor=facilitation, poll=poll))

    assert len(ephemeral.key_named(poll_key_name(poll))) == 32
    assert open_or_last_poll(live) == poll
    assert room == [("poll", poll.public_id)]


def test_one_poll_is_open_at_a_time(poll, draft, facilitation):
    with refuses("Another poll is open. Close it first."):
        open_poll(actor=facilitation, poll=draft())


def test_a_poll_is_opened_once(poll, facilitation):
    with refuses("This poll was opened already."):
        open_poll(actor=facilitation, poll=poll)


def test_no_poll_is_open_when_nothing_goes_on(draft, live, facilitation):
    poll = draft()
    close_floor(actor=facilitation, webinar=live)

    with refuses("This session is not going on now."):
        open_poll(actor=facilitation, poll=poll)


def test_a_draft_is_thrown_away_and_an_open_poll_is_not(draft, poll, facilitation):
    remove_poll(actor=facilitation, poll=draft())

    with refuses("A poll that was opened stays in the record."):
        remove_poll(actor=facilitation, poll=poll)
    assert list(Poll.objects.all()) == [poll]


def test_closing_counts_for_good_and_keeps_no_vote(poll, vote, live, facilitation):
    vote(1, 2, 2)
    room = events_since(channels.room(live), lambda: close_poll(actor=facilitation, poll=poll))

    poll.refresh_from_db()
    assert (poll.state, poll.is_revealed) == (PollState.CLOSED, False)
    assert list(Option.objects.values_list("votes", flat=True)) == [1, 2, 0]
    assert PollVote.objects.count() == 0
    assert 299 <= poll.closed_second <= 360  # the machine may be slow
    assert room == [("poll", poll.public_id)]


def test_a_poll_is_closed_once(poll, facilitation):
    close_poll(actor=facilitation, poll=poll)

    with refuses("This poll is not open."):
        close_poll(actor=facilitation, poll=poll)


def test_results_are_shown_to_everyone_once_the_poll_is_closed_and_revealed(poll, vote, facilitation):
    vote(1, 2, 2, 2, 2)
    with refuses("Close the poll first: then its results are shown to everyone."):
        reveal_poll(actor=facilitation, poll=poll)

    close_poll(actor=facilitation, poll=poll)
    closed = results(poll)
    reveal_poll(actor=facilitation, poll=poll)

    assert (closed, results(poll)) == ([None, None, None], [1, 4, 0])


def test_a_poll_may_be_revealed_as_it_closes(poll, vote, facilitation):
    vote(3, 3, 3, 3, 2)

    close_poll(actor=facilitation, poll=poll, reveal=True)

    assert results(poll) == [0, 1, 4]


@pytest.mark.parametrize(("votes", "expected"), [(10, [None, None, None]), (11, [0, 0, 11])])
def test_promise_P17_where_few_chose_all_the_same_nothing_is_shown(poll, vote, facilitation, votes, expected):
    """It would say of each who voted what they chose; who votes is told so beforehand."""
    vote(*[3] * votes)

    close_poll(actor=facilitation, poll=poll, reveal=True)

    assert results(poll) == results(poll, moderates=True) == expected


def test_promise_P17_the_close_adds_five_votes_at_least_to_what_was_shown(poll, vote, facilitation):
    """Of five shown, the close would otherwise have told the sixth."""
    for number, place in enumerate((1, 2, 1, 3, 1, 2, 2, 2, 1, 1, 3, 2, 1), start=1):
        vote(place)
        shown = sum(count or 0 for count in results(poll, moderates=True))
        assert shown == 0 or (shown >= 5 and number - shown >= 5)


def test_promise_P17_a_result_waits_while_the_newest_five_are_of_one_mind(poll, vote):
    """Each result alone may be shown; the difference to the next one, or to the close, would tell what each chose."""
    vote(1, 2, 1, 2, 1, 2, 2, 2, 2, 2)
    waiting = results(poll, moderates=True)

    vote(1)

    assert (waiting, results(poll, moderates=True)) == ([None] * 3, [3, 3, 0])


def test_promise_P17_a_result_waits_while_what_it_adds_is_of_one_mind(poll, vote, tero):
    """Those who change their vote may make it so."""
    first, second, _third = Option.objects.all()
    vote(1, 2, 1, 2, 1, 2, 2, 2, 2)
    cast_vote(voice=tero, option=first)
    cast_vote(voice=tero, option=second)
    vote(1, 2, 1, 2, 1)
    waiting = results(poll, moderates=True)

    vote(1)

    assert (waiting, results(poll, moderates=True)) == ([3, 2, 0], [4, 7, 0])


@pytest.mark.parametrize("last", [(2, 2, 2, 2, 2), (2, 2, 2, 2, 2, 2, 2, 2), (2, 1, 2, 2, 2, 2, 2)])
def test_promise_P17_the_close_adds_no_few_votes_of_one_mind(poll, vote, facilitation, last):
    vote(1, 2, 1, 2, 1)
    vote(*last)
    before = [votes or 0 for votes in results(poll, moderates=True)]

    close_poll(actor=facilitation, poll=poll, reveal=True)

    added = [after - former for after, former in zip(results(poll), before, strict=True)]
    assert sum(votes > 0 for votes in added) > 1


def test_promise_P17_of_a_closed_poll_it_is_not_told_that_few_voted_how_many(poll, vote, facilitation):
    vote(1, 2)
    assert poll_for(poll, None).total == 2  # while it goes on, as the room counts hands

    closed = close_poll(actor=facilitation, poll=poll)

    assert poll_for(closed, None).total is None


def test_promise_P05_what_fewer_than_five_voted_is_shown_to_nobody_after_the_close_either(poll, vote, facilitation):
    vote(1, 1, 2, 3)

    close_poll(actor=facilitation, poll=poll, reveal=True)

    with refuses("Fewer than five voted"):
        reveal_poll(actor=facilitation, poll=poll)
    assert results(poll) == results(poll, moderates=True) == [None, None, None]
    assert not poll.is_revealed


def test_results_go_to_the_moderation_and_to_who_voted_before_all(poll, vote):
    vote(1, 1, 2, 2, 3, 3, 3, 3, 3, 1)

    assert results(poll) == [None, None, None]
    assert results(poll, has_voted=True) == results(poll, moderates=True) == [2, 2, 1]


@pytest.mark.parametrize("whom", ["has_voted", "moderates"])
def test_promise_P05_results_are_of_five_votes_or_more_and_move_by_five_without_the_newest_five(poll, vote, whom):
    seen = []
    for place in (1, 2, 1, 3, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 3):
        vote(place)
        seen.append(results(poll, **{whom: True}))

    hidden, five, ten = [None, None, None], [3, 1, 1], [5, 4, 1]
    assert seen == [hidden] * 9 + [five] * 5 + [ten]


def test_promise_P05_a_choice_that_changes_is_not_seen_to_change(poll, vote, tero):
    first, second, _third = Option.objects.all()
    cast_vote(voice=tero, option=first)
    vote(1, 1, 2, 2, 3, 3, 3, 3, 1)
    before = results(poll, moderates=True)

    cast_vote(voice=tero, option=second)

    assert before == results(poll, moderates=True) == [3, 2, 0]


def test_promise_P05_who_voted_is_told_of_results_by_batches(poll, vote):
    nine = events_since(voted(poll), lambda: vote(*[1, 2, 1] * 3))
    tenth = events_since(voted(poll), lambda: vote(1))

    assert (nine, tenth) == ([], [("results", poll.public_id)])


def test_the_journal_says_who_led_a_poll_and_nothing_of_votes(poll, vote, facilitation):
    vote(1, 2)

    close_poll(actor=facilitation, poll=poll)

    about = Entry.objects.filter(subject__in=("poll", "pollvote", "option")).order_by("id")
    assert [entry.deed for entry in about] == ["drafted", "opened", "closed"]
    assert {str(entry.details) for entry in about} == {"{'webinar': 3}"}


@pytest.mark.django_db(transaction=True)
def test_of_two_polls_opened_at_once_one_is_open(draft, facilitation, coordination):
    one, other = draft("Una"), draft("Otra")

    done = overlapping(
        lambda: open_poll(actor=facilitation, poll=one),
        lambda: open_poll(actor=coordination, poll=other),
    )

    assert [type(each) for each in done] == [Poll, Refused]
    assert list(Poll.objects.filter(state=PollState.OPEN)) == [one]


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_is_opened_meanwhile_is_not_thrown_away(draft, facilitation, coordination):
    poll = draft()

    done = overlapping(
        lambda: open_poll(actor=facilitation, poll=poll),
        lambda: remove_poll(actor=coordination, poll=poll),
    )

    assert type(done[1]) is Refused
    assert Poll.objects.get().state == PollState.OPEN


@pytest.mark.django_db(transaction=True)
def test_a_poll_closed_twice_at_once_is_closed_once(poll, facilitation, coordination):
    done = overlapping(
        lambda: close_poll(actor=facilitation, poll=poll),
        lambda: close_poll(actor=coordination, poll=Poll.objects.get()),
    )

    assert [type(each) for each in done] == [Poll, Refused]
    assert Entry.objects.filter(deed="closed").count() == 1
