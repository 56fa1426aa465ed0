"""What an import rests on is looked at again under the lock: what changed since it was prepared is heard."""

import pytest

from tests.under_the_lock import calls_under_the_lock
from tinkuy.attendance.matching.actions.decisions import leave_out
from tinkuy.attendance.matching.models import Owner
from tinkuy.attendance.matching.queries import owners as owners_of_cycle
from tinkuy.attendance.matching.queries.owners import Owners, matched
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import imported, line, previewed, registered, report
from tinkuy.attendance.uploads.actions.reports import (
    MatchedReport,
    import_attendance,
    is_as_prepared,
    prepare_attendance,
    prepare_report,
)
from tinkuy.attendance.uploads.queries.imports import report_for, report_of_upload
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import write_upload


@pytest.fixture
def draft(scoped, webinars, coordination):
    registered(scoped, "Ana")
    return previewed(coordination, webinars[0], line("Ana", "ana@example.org"), line("Luis", "luis@example.org"))


def committed(actor, draft, prepared) -> dict[str, int | None]:
    count_upload(actor=actor, upload=draft, prepared=prepared)
    return {one.email(): one.registration_id for one in Presence.objects.all()}


def test_what_was_prepared_is_what_is_written(coordination, draft):
    prepared = prepare_report(draft)

    assert is_as_prepared(prepared)
    owners = committed(coordination, draft, prepared)
    assert owners == {"ana@example.org": Registration.objects.get().pk, "luis@example.org": None}


def test_whoever_registers_meanwhile_owns_what_is_theirs(scoped, coordination, draft):
    prepared = prepare_report(draft)
    (luis,) = registered(scoped, "Luis")

    assert committed(coordination, draft, prepared)["luis@example.org"] == luis.pk


def test_whoever_registers_while_a_report_is_matched_owns_what_is_theirs(scoped, webinars, coordination, draft):
    owners = Owners(scoped)
    (luis,) = registered(scoped, "Luis")
    read = report_of_upload(draft)
    prepared = prepare_report(draft, MatchedReport(read, matched(read, webinars[0], owners), owners))

    assert committed(coordination, draft, prepared)["luis@example.org"] == luis.pk


def test_promise_P08_whoever_withdraws_meanwhile_is_given_nothing(coordination, draft):
    prepared = prepare_report(draft)
    withdraw_registration(registration=Registration.objects.get())

    with pytest.raises(Refused, match="alguien canceló su inscripción"):
        committed(coordination, draft, prepared)
    assert not draft.presences.exists(), "every file of the cycle went with them, the one that was being read too"


def test_a_decision_of_meanwhile_holds(scoped, webinars, coordination, draft):
    other = imported(coordination, webinars[1], line("Luis", "luis@example.org", day="03/12/2026"))
    prepared = prepare_report(draft)
    leave_out(actor=coordination, presence=other.presences.get(), owner=Owner.TEAM)

    committed(coordination, draft, prepared)

    assert [one.is_team for one in draft.presences.order_by("line")] == [False, True]


def test_nothing_that_is_kept_meanwhile_can_be_read(draft):
    prepared = prepare_report(draft)
    prepared.file.seek(0)

    assert b"example.org" not in prepared.file.read()


def test_promise_L10_reports_that_wait_to_be_written_together_are_not_held_in_memory(
    scoped, webinars, coordination, monkeypatch
):
    monkeypatch.setattr(owners_of_cycle, "MOST_KEPT", 2)
    owners, readings = Owners(scoped), []
    for webinar in webinars:
        people = [line(f"P {webinar.ordinal}{n}", f"p{webinar.ordinal}{n}@example.org") for n in range(5)]
        data = report(*people)
        read = report_for(webinar, data, "a.csv", "UTC")
        readings.append(
            prepare_attendance(
                actor=coordination, webinar=webinar, data=data, filename="a.csv", zone="UTC",
                known=MatchedReport(read, matched(read, webinar, owners), owners),
            )
        )  # fmt: skip

    assert {one.upload.sealed_file for one in readings} == {b""}
    assert len(owners._indexes) <= 2 >= len(owners._name_indexes)
    written = [write_upload(actor=coordination, ready=one) for one in readings]
    assert all(AttendanceImport.objects.get(pk=one.pk).stored_file() for one in written)
    assert len(set(Presence.objects.values_list("email_index", flat=True))) == 15


@pytest.mark.one_database
def test_promise_V16_a_report_that_is_imported_in_one_go_is_sealed_before_anything_is_locked(
    scoped, webinars, coordination
):
    def counted(number: int) -> int:
        lines = [line(f"P {number}-{n}", f"p{number}-{n}@example.org") for n in range(number)]
        data = report(*lines)
        with calls_under_the_lock() as calls:
            import_attendance(actor=coordination, webinar=webinars[0], data=data, filename="a.csv")
        return len(calls)

    counted(1)
    few, many = counted(5), counted(55)

    assert Presence.objects.count() == 61
    assert (many - few) / 50 < 6
