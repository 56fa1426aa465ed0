"""Who has Tinkuy's own live page open is present, beside what any platform reports."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.uploads.models import ImportState

NOON = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)


@pytest.fixture
def webinar(scoped, webinars):
    return webinars[0]


@pytest.fixture
def people(scoped) -> list[int]:
    """The keys of three registrations."""
    return [Registration.objects.create(cycle=scoped, country="PE", erase_on=NOON.date()).pk for _number in range(3)]


def seen(webinar, people, seconds: float, **until) -> None:
    note_presence(webinar=webinar, registrations=people, at=NOON + timedelta(seconds=seconds), **until)


def intervals(person: int) -> list[tuple[int, int]]:
    """In seconds from noon."""
    rows = Presence.objects.filter(registration=person).order_by("joined_at")
    return [tuple(int((at - NOON).total_seconds()) for at in (row.joined_at, row.left_at)) for row in rows]


def test_who_is_seen_again_and_again_is_there_once_all_the_while(webinar, people):
    for second in range(0, 301, 60):
        seen(webinar, people[:1], second)

    assert intervals(people[0]) == [(0, 300)]


def test_who_was_away_for_longer_than_two_minutes_came_twice(webinar, people):
    for second in (0, 60, 300, 360):
        seen(webinar, people[:1], second)

    assert intervals(people[0]) == [(0, 60), (300, 360)]


def test_who_was_seen_a_moment_ago_is_not_written_again(webinar, people):
    seen(webinar, people, 0)
    with_nothing_new = {row.pk: row.left_at for row in Presence.objects.all()}

    seen(webinar, people, 20)

    assert {row.pk: row.left_at for row in Presence.objects.all()} == with_nothing_new


def test_a_crowd_takes_as_many_queries_as_one(webinar, scoped, people, django_assert_num_queries):
    crowd = [Registration.objects.create(cycle=scoped, country="UY", erase_on=NOON.date()).pk for _number in range(40)]
    seen(webinar, people[:1], 0)

    with CaptureQueriesContext(connection) as alone:
        seen(webinar, people[1:2], 60)
    with django_assert_num_queries(len(alone)):
        seen(webinar, crowd, 60)


def test_an_interval_that_is_known_to_last_is_written_whole(webinar, people):
    seen(webinar, people[:1], 0, until=NOON + timedelta(minutes=10))

    assert intervals(people[0]) == [(0, 600)]


def test_the_page_is_one_report_that_counts(webinar, people):
    seen(webinar, people, 0)
    seen(webinar, people, 600)

    report = AttendanceImport.objects.get()
    assert (report.layout, report.state, report.counts, bytes(report.sealed_file)) == (
        *("own-page", ImportState.COMMITTED, {}),
        b"",
    )
    assert Presence.objects.filter(source=report).count() == 6


def test_each_session_has_its_own(webinar, webinars, people):
    seen(webinar, people[:1], 0)
    seen(webinars[1], people[:1], 30)

    assert AttendanceImport.objects.count() == 2
    assert intervals(people[0]) == [(0, 0), (30, 30)]


def test_presence_holds_no_name_and_knows_its_end(webinar, people):
    seen(webinar, people[:1], 0)

    row = Presence.objects.get()
    assert [bytes(row.sealed_name), bytes(row.sealed_email), row.name_index, row.email_index] == [b"", b"", "", ""]
    assert row.erase_on == AttendanceImport.objects.get().erase_on


@pytest.mark.django_db(transaction=True)
def test_servers_that_note_a_new_session_at_once_make_one_report(webinar, people):
    def note(person: int) -> None:
        try:
            seen(webinar, [person], 0)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(copy_context().run, note, person) for person in people]:
            done.result()

    assert AttendanceImport.objects.count() == 1
    assert [intervals(person) for person in people] == [[(0, 0)]] * 3
