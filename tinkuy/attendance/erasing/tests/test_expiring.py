"""What is due is erased, no sooner and no later; an example's clock stands still."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django_scopes import scope

from tinkuy.attendance.erasing.actions.expiring import count_files_anew, erase_expired
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.matching.queries.owners import registrants
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.presences.queries import presence_erased_on
from tinkuy.attendance.tests.made import imported, line, registered
from tinkuy.convening.registrations.models import Consent, Registration
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.convening.tests.participants import MAIL, ME, browser_of, coming, confirmed, registration, waiting
from tinkuy.core import clock, machine_clock, periodic
from tinkuy.notices import clockwork, timekeeping
from tinkuy.notices.clockwork import run_due_clock_jobs
from tinkuy.notices.models import ClockRun, Notice
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import local_day
from tinkuy.planning.rules import close_of
from tinkuy.uploads.models import Upload

LAST_DAY = date(2026, 4, 2)
"""Of the three webinars; kept until 2 May, erased from 3 May on."""


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.fixture
def registrations_kept(cycle, webinars, coordination):
    """Ana is registered and came; her other account was decided by hand. Imported on 5 March."""
    with clock.at(datetime(2026, 3, 5, 18, 0, tzinfo=UTC)), scope(cycle=cycle):
        (ana,) = registered(cycle, "Ana")
        imported(coordination, webinars[0], line("Ana", "ana@example.org"), line("A.", "otra@example.org"))
        waiting = Presence.objects.get(registration=None)
        match_presence(actor=coordination, presence=waiting, registration=ana)
    return cycle


def erase_on(day: date) -> int:
    with clock.at(on(day)):
        return erase_expired()


def test_retention_is_thirty_days_after_the_last_session(scoped, webinars):
    assert close_of(scoped) == LAST_DAY
    assert registration_erased_on(scoped) == date(2026, 5, 2)
    assert presence_erased_on(scoped, on(date(2026, 3, 5))) == date(2026, 5, 2)


def test_what_is_imported_late_is_kept_thirty_days_from_then(scoped, webinars):
    assert presence_erased_on(scoped, on(date(2026, 6, 1))) == date(2026, 7, 1)


def test_an_evening_session_closes_the_cycle_on_the_day_of_its_own_clock(scoped, webinars):
    """At half past seven in Lima it is the next day in Greenwich already."""
    Webinar.objects.filter(ordinal=3).update(starts_at=datetime(2026, 4, 2, 23, 0, tzinfo=UTC))

    assert close_of(scoped) == LAST_DAY


def test_a_report_of_an_evening_is_kept_from_the_day_of_its_cycle(cycle, webinars, coordination):
    with clock.at(datetime(2026, 4, 3, 1, 0, tzinfo=UTC)), scope(cycle=cycle):
        Webinar.objects.filter(ordinal=3).update(state=WebinarState.CANCELLED)
        imported(coordination, webinars[0], line("Ana", "ana@example.org"))
        count_files_anew(Upload.objects.all())

        assert set(Presence.objects.values_list("erase_on", flat=True)) == {date(2026, 5, 2)}


def test_a_cancelled_session_closes_no_cycle(scoped, webinars):
    Webinar.objects.filter(ordinal=3).update(state=WebinarState.CANCELLED)

    assert close_of(scoped) == date(2026, 3, 19)


def test_promise_V17_a_close_that_was_moved_into_the_past_by_mistake_is_asked_about(
    registrations_kept, webinars, monkeypatch
):
    (job,) = [job for job in periodic.clock_jobs() if job.deed is erase_expired]
    monkeypatch.setattr(periodic, "_jobs", {job.name: job})
    monkeypatch.setattr(clockwork, "ALWAYS", 1)
    worker_on(date(2026, 3, 20))
    with scope(cycle=registrations_kept):
        Webinar.objects.update(starts_at=datetime(2025, 3, 5, 15, 0, tzinfo=UTC))
        AttendanceImport.objects.update(made_at=datetime(2025, 3, 5, 15, 0, tzinfo=UTC))

    worker_on(date(2026, 3, 21))

    assert ClockRun.objects.get().held_count == 4
    with scope(cycle=registrations_kept):
        assert Registration.objects.get().name() == "Ana"
    clockwork.allow(job.name)
    worker_on(date(2026, 3, 22))
    with scope(cycle=registrations_kept):
        assert Presence.objects.count() == 0


def test_promise_P09_what_was_announced_goes_on_its_day_without_asking(registrations_kept, monkeypatch):
    (job,) = [job for job in periodic.clock_jobs() if job.deed is erase_expired]
    monkeypatch.setattr(periodic, "_jobs", {job.name: job})
    monkeypatch.setattr(clockwork, "ALWAYS", 0)
    for day in (date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3)):
        worker_on(day)

    with scope(cycle=registrations_kept):
        assert Presence.objects.count() == 0


def worker_on(day: date) -> None:
    with clock.at(on(day)):
        timekeeping.believe(machine_clock.read())
        run_due_clock_jobs()


def test_promise_P09_nothing_is_erased_before_its_day(registrations_kept):
    assert erase_on(date(2026, 5, 2)) == 0

    with scope(cycle=registrations_kept):
        assert Registration.objects.get().name() == "Ana"
        assert Presence.objects.count() == 2


def test_promise_P09_on_its_day_names_addresses_intervals_and_files_go(registrations_kept):
    assert erase_on(date(2026, 5, 3)) == 4

    with scope(cycle=registrations_kept):
        ana = Registration.objects.get()
        assert (bytes(ana.sealed_name), bytes(ana.sealed_email), ana.email_index, ana.language) == (b"", b"", "", "")
        assert ana.country == "PE"
        assert not Presence.objects.exists()
        assert not NameAlias.objects.exists()
        assert bytes(AttendanceImport.objects.get().sealed_file) == b""


def test_erasing_again_erases_nothing_more(registrations_kept):
    erase_on(date(2026, 5, 3))

    assert erase_on(date(2026, 5, 4)) == 0


def test_a_session_added_later_moves_the_day(registrations_kept):
    """Otherwise the registered would be erased while their cycle goes on."""
    with scope(cycle=registrations_kept):
        last = Webinar.objects.get(ordinal=3)
        last.pk, last.ordinal, last.starts_at = None, 4, last.starts_at + timedelta(days=60)
        last.save()

    assert erase_on(date(2026, 5, 3)) == 0
    with scope(cycle=registrations_kept):
        assert Registration.objects.get().erase_on == date(2026, 7, 1)
        assert set(Presence.objects.values_list("erase_on", flat=True)) == {date(2026, 7, 1)}
    assert erase_on(date(2026, 7, 2)) == 4


def test_promise_P09_a_coordination_that_keeps_names_for_less_erases_sooner_what_it_has(registrations_kept):
    Cycle.objects.filter(pk=registrations_kept.pk).update(keeps_days=5)

    assert erase_on(LAST_DAY + timedelta(days=5)) == 0
    assert erase_on(LAST_DAY + timedelta(days=6)) == 4
    with scope(cycle=registrations_kept):
        assert not Presence.objects.exists()
        assert bytes(AttendanceImport.objects.get().sealed_file) == b""


def test_keeping_for_less_still_counts_from_a_late_import(registrations_kept, coordination):
    late = date(2026, 6, 1)
    with clock.at(on(late)), scope(cycle=registrations_kept):
        imported(coordination, Webinar.objects.get(ordinal=2), line("Ana", "ana@example.org"))
    Cycle.objects.filter(pk=registrations_kept.pk).update(keeps_days=5)

    erase_on(late + timedelta(days=5))
    with scope(cycle=registrations_kept):
        assert Presence.objects.get().webinar.ordinal == 2
    erase_on(late + timedelta(days=6))
    with scope(cycle=registrations_kept):
        assert not Presence.objects.exists()


def test_the_registered_of_a_cycle_without_sessions_are_erased_too(cycle):
    with clock.at(on(date(2026, 3, 5))), scope(cycle=cycle):
        registered(cycle, "Ana")

    assert erase_on(date(2026, 4, 5)) == 1


@pytest.mark.parametrize("kind", [{"clock_stands_at": on(date(2026, 9, 1))}, {"is_example": True}])
def test_the_clock_of_an_example_stands_still(registrations_kept, kind):
    """That of a cycle with a live session runs, and yet nothing of it is erased."""
    Cycle.objects.filter(pk=registrations_kept.pk).update(**kind)

    assert erase_on(date(2030, 1, 1)) == 0


def test_a_visitor_of_an_example_who_did_not_confirm_is_forgotten(registrations_kept):
    Cycle.objects.filter(pk=registrations_kept.pk).update(is_example=True)
    waiting = {"state": "pending", "made_at": on(date(2026, 3, 5)), "erase_on": date(2026, 5, 2)}
    with scope(cycle=registrations_kept):
        Registration.objects.create(cycle=registrations_kept, country="UY", **waiting)

    assert erase_on(date(2026, 3, 12)) == 0
    assert erase_on(date(2026, 3, 13)) == 1


def test_one_cycle_is_erased_and_another_is_not(registrations_kept):
    """What is due in one cycle says nothing of another."""
    other = Cycle.objects.get(pk=registrations_kept.pk)
    other.pk, other.public_id, other.slug = None, "othercyclepublic", "otro-ciclo"
    other.save()
    with scope(cycle=other):
        Registration.objects.create(cycle=other, country="UY", language="es", erase_on=date(2027, 1, 1))

    erase_on(date(2026, 5, 3))

    with scope(cycle=other):
        assert Registration.objects.get().language == "es"


def test_whoever_did_not_confirm_is_erased_after_seven_days(cycle):
    sessions = coming(cycle, 1)
    waiting(cycle, sessions)
    late = clock.now() + timedelta(days=7)

    with clock.at(late - timedelta(minutes=1)):
        assert erase_expired() == 0
    with clock.at(late + timedelta(minutes=1)):
        assert erase_expired() == 1

    with scope(cycle=cycle):
        assert not Registration.objects.exists()
    assert not Notice.objects.exists()


def test_whoever_waits_counts_nowhere(cycle, coordination):
    waiting(cycle, coming(cycle, 1))

    with scope(cycle=cycle):
        assert attendance_of(cycle).registered == 0
        assert registrants(cycle) == []


def test_promise_P09_on_their_day_devices_codes_and_needs_go_and_the_country_stays(cycle):
    sessions = coming(cycle, 1)
    device = confirmed(cycle, sessions)
    day = registration(cycle).erase_on + timedelta(days=1)

    assert erase_on(day) == 1

    gone = registration(cycle)
    assert (gone.state, gone.country, gone.needs, bytes(gone.sealed_note)) == ("confirmed", "EC", [], b"")
    assert gone.display_name() == "una persona participante"
    assert browser_of(device).get(ME).status_code == 302
    assert erase_on(day) == 0


def test_promise_P09_no_consent_keeps_an_address_longer_for_messages_that_do_not_exist(cycle):
    sessions = coming(cycle, 1)
    confirmed(cycle, sessions, purposes=["use_of_data", "follow_up"])
    last = local_day(sessions[-1].ends_at, cycle.zone)

    with scope(cycle=cycle):
        assert set(Consent.objects.values_list("purpose", flat=True)) == {"use_of_data"}
    assert erase_on(last + timedelta(days=30)) == 0
    assert registration(cycle).email() == MAIL
    assert erase_on(last + timedelta(days=31)) == 1
