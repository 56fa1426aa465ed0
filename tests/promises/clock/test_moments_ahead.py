"""What was written while the clock was ahead holds nothing up afterwards, and opens nothing for longer."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import Model, QuerySet
from django.utils import translation
from django_scopes import scope

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.presences.queries import presence_erased_on
from tinkuy.config.doctor.work import dates
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.core import clock, personal_data_map
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure import written_ahead
from tinkuy.core.personal_data_map import NEVER, Until
from tinkuy.hub.contact.actions import forget_old_enquiries
from tinkuy.hub.contact.models import KEPT_FOR, UNCONFIRMED_FOR, Enquiry, EnquiryState
from tinkuy.hub.subscriptions.actions import forget_unconfirmed
from tinkuy.hub.subscriptions.models import Subscription
from tinkuy.journal.actions import forget_accepted_posts
from tinkuy.journal.models import AcceptedPost
from tinkuy.journal.trail import done_lately, record
from tinkuy.notices import jobs
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import ClockMark, Notice
from tinkuy.notices.outbox import owe
from tinkuy.notices.queries import living_workers
from tinkuy.notices.timekeeping import date_back_rows
from tinkuy.people.actions.entering import check_sign_in_code, make_entry_link, make_sign_in_code, use_entry_link
from tinkuy.people.actions.patience import at_account, begin_try, forget_old_tries
from tinkuy.people.actions.sessions import begin_session, see_session
from tinkuy.people.models import FailedTries
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import close_of
from tinkuy.stream.actions import settle, tell, tell_soon
from tinkuy.stream.models import Settling
from tinkuy.stream.tickets import BadTicket, Ticket, make_ticket, read_ticket
from tinkuy.uploads.models import WAITS_FOR, Batch, ImportJob, Upload

AHEAD = timedelta(days=400)
FOR_A_TIME = frozenset(Until) - {Until.RECORD, *NEVER}


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


def rows_of_this_moment(cycle, webinar) -> list[Model]:
    """What is uploaded, begun and sent at this moment, each with the last day that its deed gives it."""
    own, unread = {"cycle": cycle}, clock.today() + WAITS_FOR
    imported = presence_erased_on(cycle, clock.now())
    pending = {"state": RegistrationState.PENDING, "erase_on": registration_erased_on(cycle), "number": 1}
    batch, brought = Batch.objects.create(**own), Batch.objects.create(**own)
    values = {**own, "batch": batch, "webinar": webinar, "erase_on": imported}
    reports = [
        AttendanceImport(**values, fingerprint=state, state=state, layout="zoom")
        for state in ("previewed", "committed")
    ]
    rows = [
        *reports, Upload(**own, batch=brought, kind="registration_list", erase_on=unread),
        AttendanceImport(**values, is_unread=True),
        Registration(**own, **pending), ImportJob(**own, batch=batch, state="failed"),
        AcceptedPost(key="k", sender="s", route="r"),
    ]  # fmt: skip
    for row in rows:
        if hasattr(row, "sealed_file"):
            row.sealed_file = b"sealed"
        row.save()
    return rows


def test_promise_V13_what_a_clock_ahead_wrote_is_kept_no_longer_than_was_promised(cycle, webinars, example):
    with scope(cycle=example):
        example.clock_stands_at = clock.now() + AHEAD
        example.save()
        standing = Registration.objects.create(
            cycle=example, state=RegistrationState.PENDING, erase_on=clock.today() + AHEAD, number=1,
            made_at=clock.now() + AHEAD,
        )  # fmt: skip
    with scope(cycle=cycle):
        with in_400_days():
            previewed, committed, listed, dropped, pending, job, _post = rows_of_this_moment(cycle, webinars[0])
        promised, erased_on = cycle.today() + WAITS_FOR, presence_erased_on(cycle, clock.now())
        with translation.override("en"):
            (check,) = dates()
        assert (check.is_fault, check.sentence[:24]) == (True, "9 rows were written whil")
        mark = ClockMark.objects.create(
            boot="x", believed_at=clock.now(), believed_seconds=1, seen_at=clock.now(), doubted_at=clock.now()
        )
        assert date_back_rows() == 0, "by a clock in doubt the rows of a right one would seem to lie ahead"
        mark.delete()

        assert date_back_rows() == 9

        assert date_back_rows() == 0
        erase_expired()
        for row, day in ((previewed, erased_on), (committed, erased_on), (listed, promised), (dropped, erased_on)):
            row.refresh_from_db()
            assert row.erase_on == day
        with clock.at(clock.now() + timedelta(days=8)):
            erase_expired()
            assert forget_accepted_posts() == 1
        for row in (previewed, listed, dropped, pending, job):
            assert not type(row).objects.filter(pk=row.pk).exists(), row
        with clock.at(clock.now() + timedelta(days=365)):
            erase_expired()
        committed.refresh_from_db()
        assert committed.sealed_file == b""
    assert Registration._base_manager.get(pk=standing.pk).made_at == standing.made_at


def test_promise_V13_a_last_day_that_counts_from_the_close_is_not_moved_by_a_clock_that_was_ahead(cycle, webinars):
    """By ten days only: the day of writing was before the close, and so was every other."""
    close, keeps = close_of(cycle), timedelta(days=cycle.keeps_days)
    with scope(cycle=cycle), clock.at(webinars[0].starts_at - timedelta(days=20)):
        with clock.at(clock.now() + timedelta(days=10)):
            _previewed, committed, _listed, _dropped, pending, *_others = rows_of_this_moment(cycle, webinars[0])
        with clock.at(webinars[0].starts_at + AHEAD):
            late = AttendanceImport.objects.create(
                cycle=cycle, batch=committed.batch, webinar=webinars[0], fingerprint="late", layout="zoom",
                erase_on=presence_erased_on(cycle, clock.now()),
            )  # fmt: skip
        attended = Presence.objects.create(
            cycle=cycle, webinar=webinars[0], source=late, erase_on=late.erase_on,
            joined_at=webinars[0].starts_at, left_at=webinars[0].starts_at,
        )  # fmt: skip

        date_back_rows()

        for row in (pending, committed, late, attended):
            row.refresh_from_db()
            assert row.erase_on == close + keeps, row


def test_promise_V13_what_somebody_without_an_account_wrote_ahead_goes_as_was_promised(db):
    """A letter and an address that nobody confirms, two days; a letter that was sent, ninety."""
    with in_400_days():
        written = Enquiry.objects.create(erase_on=clock.today() + UNCONFIRMED_FOR)
        sent = Enquiry.objects.create(state=EnquiryState.OPEN, erase_on=clock.today() + KEPT_FOR)
        asked_for = Subscription.objects.create(email_index="1")
        begun = Subscription.objects.create(email_index="2", confirmed_at=clock.now(), told_at=clock.now())
    confirmed_ahead = Enquiry.objects.create(state=EnquiryState.OPEN, erase_on=clock.today() + AHEAD + KEPT_FOR)

    date_back_rows()

    with clock.at(clock.now() + timedelta(days=3)):
        assert (forget_old_enquiries(), forget_unconfirmed()) == (1, 1)
        assert not Enquiry._base_manager.filter(pk=written.pk).exists()
        assert not Subscription.objects.filter(pk=asked_for.pk).exists()
    begun.refresh_from_db()
    assert max(begun.confirmed_at, begun.told_at) <= clock.now(), "what is published from now on goes out to them"
    for row in (sent, confirmed_ahead):
        assert Enquiry._base_manager.get(pk=row.pk).erase_on == clock.today() + KEPT_FOR


@pytest.fixture
def example(db) -> Cycle:
    return Cycle.objects.create(slug="ejemplo", title={"es": "Ejemplo"}, is_example=True)


def test_promise_V13_every_moment_that_persons_words_are_kept_from_is_named():
    """A new model with words that are kept for some days names the moment, or has its reason here."""
    named = {label for label, _field in written_ahead.declared()}
    declared = {
        model._meta.label
        for model in personal_data_map.own_models()
        if any(one.until in FOR_A_TIME for one in personal_data_map.declared(model))
        and any(getattr(field, "default", None) is clock.now for field in model._meta.local_fields)
    }

    assert declared - named == {
        "convening.Invitee",  # by the day of the last session, which no moment of theirs moves
        "attendance.ColumnMapping",  # until the close, which no moment of theirs moves
        "convening.Proposal",
        "convening.ProposalComment",
        "dialogue.Question",
        "planning.Guest",  # by the day of each consent
        "systematisation.Material",  # by the day that its page shows
    }


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
