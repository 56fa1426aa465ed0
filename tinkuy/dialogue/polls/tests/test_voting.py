from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context

import pytest
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.template.loader import render_to_string
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.closing.actions import close_abandoned_polls
from tinkuy.dialogue.floor.parts import session_context
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.actions import cast_vote, close_poll, open_poll
from tinkuy.dialogue.polls.ballots import VOTES
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Option, Poll, PollState, PollVote
from tinkuy.dialogue.polls.parts import part_of_voter
from tinkuy.dialogue.polls.queries import VoteView, poll_for
from tinkuy.dialogue.tests.entering import AS_SCRIPT, browser_of
from tinkuy.dialogue.tests.races import at_once, overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.hiding import HELD_BACK, is_batch_due
from tinkuy.journal.models import Entry


@pytest.fixture
def options(poll) -> list[Option]:
    return list(Option.objects.select_related("poll__webinar").filter(poll=poll))


def cast(voice, option):
    return lambda: cast_vote(voice=voice, option=option)


def votes(poll: Poll) -> list[int]:
    """Of each option: from the rows while it is open, as they were counted later."""
    if Poll.objects.get(pk=poll.pk).state == PollState.OPEN:
        return [PollVote.objects.filter(option=option).count() for option in Option.objects.filter(poll=poll)]
    return list(Option.objects.filter(poll=poll).values_list("votes", flat=True))


def test_each_votes_once_and_may_change_it(poll, options, tero, zorzal):
    for voice, place in ((tero, 0), (zorzal, 0), (tero, 2), (tero, 2)):
        cast_vote(voice=voice, option=options[place])

    assert votes(poll) == [1, 0, 1]


def test_each_sees_their_own_choice_while_the_poll_is_open(poll, options, tero, zorzal):
    cast_vote(voice=tero, option=options[1])

    mine, theirs = (poll_for(poll, voice) for voice in (tero, zorzal))

    assert [choice.is_mine for choice in mine.choices] == [False, True, False]
    assert (mine.has_voted, theirs.has_voted) == (True, False)
    assert (mine.total, theirs.total) == (1, 1)


BOUNDS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
"""What only says where a transaction begins and ends."""
ASKED_FOR_A_VOTE = 8
"""Session, cycle, browser, webinar, locked poll; the vote; the options with their votes; what the stream is told."""


def test_a_vote_asks_the_database_eight_times_whatever_was_voted_before(poll, tero, zorzal):
    address = f"/es/c/{poll.cycle.slug}/s/{poll.webinar.ordinal}/live/vote/"
    for voice, place in ((tero, 1), (tero, 2), (zorzal, 2)):
        browser = browser_of(voice)
        with CaptureQueriesContext(connection) as captured_statements:
            answer = browser.post(address, {"option": f"{poll.public_id}.{place}"}, headers=AS_SCRIPT)
        statements = [one["sql"] for one in captured_statements if not one["sql"].startswith(BOUNDS)]
        locks = [one for one in statements if "pg_advisory" in one]
        assert answer.status_code == 201
        assert len(statements) - len(locks) <= ASKED_FOR_A_VOTE, "\n".join(statements)
        (counted,) = (one for one in statements if "COUNT(" in one)
        assert '"U0"."cycle_id"' not in counted  # an index has the rest: no row of a vote is read to count it


def test_what_a_voter_gets_is_rendered_once_whatever_each_chose(poll, tero, zorzal, join):
    rendered: list[str] = []
    address = f"/es/c/{poll.cycle.slug}/s/{poll.webinar.ordinal}/live/vote/"

    def vote(voice, place: int) -> str:
        answer = browser_of(voice).post(address, {"option": f"{poll.public_id}.{place}"}, headers=AS_SCRIPT)
        return answer.json()["parts"]

    def note(sender, **_signal) -> None:
        rendered.append(sender.name)

    first = vote(tero, 1)
    template_rendered.connect(note)
    parts = [first, vote(zorzal, 1), vote(join("Benteveo", "PE"), 2)]

    assert [number in part for number, part in zip((">1<", ">2<", ">3<"), parts, strict=True)] == [True] * 3
    assert parts[1] == first.replace("data-votes>1<", "data-votes>2<")
    assert rendered.count("dialogue/parts/poll.html") == 0


@pytest.mark.parametrize("voted_before", [0, 12])
def test_a_voter_sees_the_part_as_the_page_shows_it_afterwards(poll, options, tero, join, voted_before):
    """With the result and without: what was marked in the remembered part is what the templates mark."""
    for number in range(voted_before):
        cast_vote(voice=join(f"Voz {number}", "PE"), option=options[number % 3])
    vote = cast_vote(voice=tero, option=options[1])

    part = part_of_voter(poll.webinar, vote, is_text=False)

    context = session_context(poll.webinar) | {"is_text": False, "poll_view": poll_for(vote.poll, tero)}
    assert part == render_to_string("dialogue/parts/poll.html", context)
    assert part.count(" checked") == 1
    assert (' class="num nowrap"' in part) is bool(voted_before)


def test_of_hundreds_of_votes_a_result_moves_when_it_can_be_seen():
    """Up to 250 by five at a time, from then on by a fiftieth; each time, five are held back."""
    due = {shown: next(cast for cast in range(10_000) if is_batch_due(shown, cast)) - shown for shown in (5, 250, 3000)}

    assert due == {5: 10, 250: 10, 3000: 65}


def test_no_word_of_a_poll_is_taken_for_the_place_of_a_number(draft, facilitation, tero):
    poll = open_poll(actor=facilitation, poll=draft("¿Cuántos #votes#, o votes?"))
    address = f"/es/c/{poll.cycle.slug}/s/{poll.webinar.ordinal}/live/vote/"

    answer = browser_of(tero).post(address, {"option": f"{poll.public_id}.1"}, headers=AS_SCRIPT)

    assert "¿Cuántos #votes#, o votes?" in answer.json()["parts"]
    assert "data-votes>1<" in answer.json()["parts"]


def test_someone_of_the_team_votes_once_too(poll, options, coordination):
    for option in options:
        cast_vote(voice=Voice(person=coordination), option=option)

    assert votes(poll) == [0, 0, 1]


def test_nobody_votes_who_is_not_of_the_cycle(options, observer, outsider):
    for person in (observer, outsider):
        with refuses("Register for this cycle to vote."):
            cast_vote(voice=Voice(person=person), option=options[0])


def test_nobody_votes_in_a_draft_or_a_closed_poll(poll, options, draft, tero, facilitation):
    waiting = draft()
    close_poll(actor=facilitation, poll=poll)

    for option in (options[0], Option.objects.filter(poll=waiting).first()):
        with refuses("This poll has closed."):
            cast_vote(voice=tero, option=option)


def test_a_vote_leaves_no_journal_entry_and_no_name_beside_it(options, tero):
    before = Entry.objects.count()

    cast_vote(voice=tero, option=options[0])

    (row,) = PollVote.objects.values()
    assert Entry.objects.count() == before
    assert set(row) == {"id", "cycle_id", "poll_id", "option_id", "tag"}


def test_a_tag_names_nobody_without_the_key_and_differs_from_poll_to_poll(poll, options, draft, tero, facilitation):
    cast_vote(voice=tero, option=options[0])
    first = PollVote.objects.get().tag
    assert first == ephemeral.tag(ephemeral.key_named(poll_key_name(poll)), tero.identity)

    close_poll(actor=facilitation, poll=poll)
    second = open_poll(actor=facilitation, poll=draft())
    cast_vote(voice=tero, option=second.options.select_related("poll__webinar").first())

    assert PollVote.objects.get().tag != first


def test_a_poll_whose_key_was_lost_takes_no_vote_and_closes_with_those_it_has(poll, options, tero, zorzal):
    cast_vote(voice=tero, option=options[0])
    ephemeral.destroy_key(poll_key_name(poll))
    with refuses("This poll has closed."):
        cast_vote(voice=zorzal, option=options[1])

    assert close_abandoned_polls() == 1

    assert votes(poll) == [1, 0, 0]
    assert (PollVote.objects.count(), close_abandoned_polls()) == (0, 0)


def test_an_open_poll_with_its_key_is_left_alone_by_the_clock(poll, options, tero):
    cast_vote(voice=tero, option=options[0])

    assert close_abandoned_polls() == 0
    assert votes(poll) == [1, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_two_votes_at_once_of_one_person_are_one(poll, options, tero):
    at_once(*[cast(tero, option) for option in options])

    assert sum(votes(poll)) == 1


@pytest.mark.django_db(transaction=True)
def test_those_who_vote_while_another_writes_are_written_together(poll, options, draft, tero, join):
    """One statement writes their votes and one counts them, also where one changes a vote, and one is refused."""
    if connection.vendor != "sqlite":
        return  # nobody's write keeps others from theirs

    elsewhere = Option.objects.select_related("poll__webinar").filter(poll=draft())
    crowd = [tero, *(join(f"Voz {number}", "PE") for number in range(5))]
    cast_vote(voice=tero, option=options[2])
    presses = [cast(voice, options[number % 3]) for number, voice in enumerate(crowd)]
    presses += [cast(tero, options[1]), cast(tero, elsewhere[0])]

    with ThreadPoolExecutor(len(presses)) as threads, statements_of_new_lines() as statements:
        with transaction.atomic():
            done = []
            for number, press in enumerate(presses, start=1):
                done.append(threads.submit(copy_context().run, at_once, press))
                while VOTES.number_waiting(poll.webinar_id) < number:
                    pass
        answers = [answer for one in done for answer in one.result()]

    assert [type(one) for one in answers] == [VoteView] * 7 + [Refused]
    with translation.override("en"):  # in the language of who reads it, whoever carried it out
        assert str(answers[-1]) == "This poll has closed."
    assert (votes(poll), PollVote.objects.count()) == ([1, 3, 2], 6)
    assert {one.total for one in answers[:7]} == {6}
    assert sum('INTO "dialogue_pollvote"' in sql for sql in statements) == 1
    assert sum("COUNT(" in sql for sql in statements) == 1
    together = list(PollVote.objects.order_by("pk").values_list("tag", flat=True))[1:]
    assert together == sorted(together)  # two processes with the same voters lock their rows in one order


@contextmanager
def statements_of_new_lines() -> Iterator[list[str]]:
    """What is said to the database by connections that open meanwhile."""
    statements: list[str] = []

    def note(execute, sql, *more):
        statements.append(sql)
        return execute(sql, *more)

    def watch(connection, **_signal):
        connection.execute_wrappers.append(note)

    connection_created.connect(watch)
    yield statements
    connection_created.disconnect(watch)


@pytest.mark.django_db(transaction=True)
def test_where_several_write_at_once_nobody_waits_for_the_vote_of_another(poll, options, tero, zorzal):
    if connection.vendor != "postgresql":
        return  # SQLite has one writer at a time

    cast_vote(voice=tero, option=options[2])  # by now it is noted that there are votes to tell of
    with transaction.atomic():
        cast_vote(voice=tero, option=options[0])
        done = at_once(cast(zorzal, options[1]))

    assert [type(one) for one in done] == [VoteView]
    assert votes(poll) == [1, 1, 0]


@pytest.mark.django_db(transaction=True)
def test_promise_P05_one_counts_at_a_time_and_nobody_waits_for_the_count(poll, options, join):
    """The votes that another counts meanwhile are left to a later vote; no result moves by fewer than it may."""
    *crowd, one, other = [join(f"Voz {number}", "PE") for number in range(26)]
    for number, voice in enumerate(crowd[:9]):
        cast_vote(voice=voice, option=options[number % 3])

    at_once(*[cast(voice, options[number % 3]) for number, voice in enumerate(crowd[9:])])
    for number, voice in enumerate((one, other)):  # of those who vote at one moment each may see too few to count
        cast_vote(voice=voice, option=options[number])

    counted = sum(Option.objects.filter(poll=poll).values_list("votes", flat=True))
    assert sum(votes(poll)) == 26
    assert HELD_BACK <= counted <= 26 - HELD_BACK


def in_another_process(deed: Callable[[], object]) -> Callable[[], object]:
    """As there, it is not gathered with the votes of this one: whoever holds a transaction writes alone."""
    return transaction.atomic(deed)


@pytest.mark.django_db(transaction=True)
def test_promise_P05_votes_that_come_during_a_count_are_in_all_of_its_figures_or_in_none(poll, options, join):
    if connection.vendor != "postgresql":
        return  # SQLite has one writer at a time

    deeds = [cast(join(f"Voz {number}", "PE"), options[number % 3]) for number in range(16)]
    meanwhile, is_counting = deeds[10:], False

    def let_others_vote(execute, sql, *more):
        nonlocal is_counting
        answer = execute(sql, *more)
        if is_counting and meanwhile:
            at_once(*[in_another_process(meanwhile.pop()) for _vote in range(6)])
        is_counting = is_counting or "FOR NO KEY UPDATE" in sql
        return answer

    for deed in deeds[:9]:
        deed()
    with connection.execute_wrapper(let_others_vote):
        deeds[9]()

    assert sum(Option.objects.filter(poll=poll).values_list("votes", flat=True)) == 16 - HELD_BACK


@pytest.mark.django_db(transaction=True)
def test_no_vote_begins_while_a_close_waits_for_those_on_their_way(poll, options, tero, zorzal, facilitation):
    """Else a poll would not close as long as votes come."""
    if connection.vendor != "postgresql":
        return  # SQLite has one writer at a time

    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            cast_vote(voice=tero, option=options[0])
            closing = waiting(threads, lambda: close_poll(actor=facilitation, poll=poll), 1)
            late = waiting(threads, cast(zorzal, options[1]), 2)
        assert [type(one) for one in closing.result()] == [Poll]
        assert [type(one) for one in late.result()] == [Refused]

    assert votes(poll) == [1, 0, 0]


WAITING = """SELECT count(*) FROM pg_locks JOIN pg_database ON pg_locks.database = pg_database.oid
    WHERE NOT granted AND datname = current_database()"""
"""Not those of tests that others run beside this one."""


def waiting(threads: ThreadPoolExecutor, deed: Callable[[], object], number: int) -> Future:
    """The deed, begun, once so many wait for a lock of the database."""
    begun = threads.submit(copy_context().run, at_once, deed)
    with connection.cursor() as cursor:
        while not begun.done():
            cursor.execute(WAITING)
            if cursor.fetchone()[0] == number:
                break
    return begun


@pytest.mark.django_db(transaction=True)
def test_promise_L07_a_vote_on_its_way_as_the_poll_closes_is_counted(poll, options, tero, facilitation):
    overlapping(cast(tero, options[0]), lambda: close_poll(actor=facilitation, poll=poll))

    assert votes(poll) == [1, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_promise_L07_a_vote_after_the_close_is_refused(poll, options, tero, facilitation):
    done = overlapping(lambda: close_poll(actor=facilitation, poll=poll), cast(tero, options[0]))

    assert type(done[1]) is Refused
    assert (votes(poll), PollVote.objects.count()) == ([0, 0, 0], 0)


@pytest.mark.django_db(transaction=True)
def test_promise_L07_the_total_is_that_of_the_accepted_votes_at_every_moment(poll, options, join):
    """Twelve people vote, some twice, while somebody looks: the total never falls and ends at twelve."""
    crowd = [join(f"Voz {number}", "PE") for number in range(12)]
    presses = [cast(voice, options[number % 3]) for number, voice in enumerate(crowd + crowd[:4])]
    seen = []

    def look():
        seen.extend(poll_for(poll, None).total for _number in range(30))

    done = at_once(look, *presses)

    assert [one for one in done if isinstance(one, Exception)] == []
    assert seen == sorted(seen)
    assert (poll_for(poll, None).total, sum(votes(poll))) == (12, 12)
