"""What was written while the clock was ahead holds nothing up afterwards, and opens nothing for longer."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import QuerySet

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import done_lately, record
from tinkuy.notices import jobs
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe
from tinkuy.notices.queries import living_workers
from tinkuy.people.actions import (
    begin_session,
    check_sign_in_code,
    make_entry_link,
    make_sign_in_code,
    see_session,
    use_entry_link,
)
from tinkuy.people.actions.patience import at_account, begin_try, forget_old_tries
from tinkuy.people.models import FailedTries
from tinkuy.stream.actions import settle, tell, tell_soon
from tinkuy.stream.models import Settling
from tinkuy.stream.tickets import BadTicket, Ticket, make_ticket, read_ticket

AHEAD = timedelta(days=400)


def in_400_days():
    return clock.at(clock.now() + AHEAD)


def test_promise_V13_wrong_tries_of_a_clock_ahead_lock_nobody_out(db):
    door = at_account("password", "coordination@example.org")
    with in_400_days():
        for _ in range(5):
            begin_try(door)
        with pytest.raises(Refused):
            begin_try(door)
    FailedTries.objects.update(count=4)

    begin_try(door)

    assert FailedTries.objects.get().last_at <= clock.now()
    with in_400_days():
        FailedTries.objects.update(last_at=clock.now())
    assert forget_old_tries() == 1


def test_promise_V13_codes_links_and_sessions_of_a_clock_ahead_open_nothing_and_use_nothing_up(coordination):
    with in_400_days():
        codes = [make_sign_in_code(person=coordination) for _ in range(6)]
        assert make_sign_in_code(person=coordination) is None
        link = make_entry_link(person=coordination)
        session = begin_session(person=coordination, label="Firefox")

    with pytest.raises(Refused):
        check_sign_in_code(email=coordination.email, code=codes[0])
    with pytest.raises(Refused):
        use_entry_link(secret=link)
    assert not see_session(person=coordination, public_id=session.public_id)
    code = make_sign_in_code(person=coordination)
    assert check_sign_in_code(email=coordination.email, code=code) == coordination


def test_promise_V13_a_ticket_of_a_clock_ahead_opens_no_stream():
    with time_machine.travel(clock.now() + AHEAD):
        ahead = make_ticket(Ticket(("room",), ("x",), "es"))

    with pytest.raises(BadTicket):
        read_ticket(ahead)


def test_a_message_that_a_clock_ahead_owed_or_put_off_goes(coordination):
    with in_400_days():
        owe(coordination, "sign-in-code", dedupe_key="ahead", code="123456")
    owe(coordination, "sign-in-code", dedupe_key="put off", code="123456")
    Notice.objects.filter(dedupe_key="put off").update(tries=1, due_at=clock.now() + AHEAD)
    owe(coordination, "sign-in-code", dedupe_key="planned", due_at=clock.now() + timedelta(days=1), code="123456")

    assert deliver_due() == 2
    assert unsent().get().dedupe_key == "planned"


def unsent() -> QuerySet[Notice]:
    return Notice.objects.filter(sent_at=None)


def test_a_worker_that_died_with_its_clock_ahead_is_dead(db):
    with in_400_days():
        jobs.beat("ahead")

    assert living_workers() == 0
    jobs.stop_beating("another")
    with in_400_days():
        assert living_workers() == 0


def test_what_a_clock_ahead_told_or_did_is_told_and_done_again(cycle):
    with in_400_days():
        tell("room", "tally")
        record(None, "warned", cycle)
    tell_soon("room", "tally")

    assert settle() == 1
    assert Settling.objects.count() == 0
    assert not done_lately("warned", "cycle", hours=6)
