"""An attendance report: previewed, committed once, undone."""

from datetime import timedelta

import pytest

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import imported, line, previewed, registered, report
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.sealing import Unsealable
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.uploads.actions.counting import count_upload, take_back_upload

ANA = line("Ana", "ana@example.org")
LUIS = line("Luis", "luis@example.org")


@pytest.fixture
def session(scoped, webinars) -> Webinar:
    registered(scoped, "Ana", "Luis")
    return webinars[0]


def persons(cycle) -> dict[int, int]:
    return attendance_of(cycle).persons


def test_capability_C10_a_preview_counts_nothing(scoped, session, coordination):
    draft = previewed(coordination, session, ANA, LUIS)

    assert (draft.state, draft.counts["matched"], draft.counts["joins"]) == ("previewed", 2, 2)
    assert not Presence.objects.exists()
    assert persons(scoped) == {}
    session.refresh_from_db()
    assert session.state == WebinarState.HELD


def test_capability_C10_a_committed_report_counts(scoped, session, coordination):
    imported(coordination, session, ANA, LUIS)

    assert persons(scoped) == {1: 2}
    session.refresh_from_db()
    assert session.state == WebinarState.ATTENDANCE_LOADED


def test_the_kept_file_and_the_presences_are_sealed(scoped, session, coordination):
    upload = imported(coordination, session, ANA)

    assert b"example.org" not in bytes(AttendanceImport.objects.get().sealed_file)
    presence = Presence.objects.get()
    assert (presence.name(), presence.email()) == ("Ana", "ana@example.org")
    assert b"ana" not in bytes(presence.sealed_email)
    assert upload.fingerprint not in presence.email_index


def test_invariant_08_committing_twice_counts_once(scoped, session, coordination):
    done = imported(coordination, session, ANA)

    again = count_upload(actor=coordination, upload=done)

    assert again.pk == done.pk
    assert Presence.objects.count() == 1


def test_invariant_08_the_same_file_again_returns_the_import_as_it_stands(scoped, session, coordination):
    done = imported(coordination, session, ANA)

    again = previewed(coordination, session, ANA)

    assert (again.pk, again.state) == (done.pk, "committed")
    assert AttendanceImport.objects.count() == 1


def test_a_file_read_twice_at_once_counts_once(scoped, session, coordination):
    first = previewed(coordination, session, ANA)
    twin = AttendanceImport.objects.get(pk=first.pk)
    twin.pk = twin.id = None
    twin.public_id = "twintwintwintwin"
    twin.store_file(first.stored_file())
    twin.save()
    count_upload(actor=coordination, upload=first)

    with pytest.raises(Refused, match="ya está importado"):
        count_upload(actor=coordination, upload=twin)

    assert Presence.objects.count() == 1


def test_two_different_files_of_a_session_both_count(scoped, session, coordination):
    imported(coordination, session, ANA)
    imported(coordination, session, LUIS)

    assert persons(scoped) == {1: 2}


def test_invariant_05_overlaps_of_two_files_merge(scoped, session, coordination):
    imported(coordination, session, line("Ana", "ana@example.org", "15:00:00", "15:40:00"))
    imported(coordination, session, line("Ana", "ana@example.org", "15:20:00", "16:00:00"))

    (one,) = attendance_of(scoped).measured
    assert list(one.seconds.values()) == [60 * 60]


def test_an_undone_import_counts_no_more(scoped, session, coordination):
    done = imported(coordination, session, ANA)

    take_back_upload(actor=coordination, upload=done)

    assert (Presence.objects.count(), persons(scoped)) == (0, {})
    session.refresh_from_db()
    assert session.state == WebinarState.HELD


def test_undoing_one_of_two_leaves_the_other(scoped, session, coordination):
    first = imported(coordination, session, ANA)
    imported(coordination, session, LUIS)

    take_back_upload(actor=coordination, upload=first)

    assert persons(scoped) == {1: 1}
    session.refresh_from_db()
    assert session.state == WebinarState.ATTENDANCE_LOADED


def test_undoing_twice_is_refused_with_words(scoped, session, coordination):
    done = imported(coordination, session, ANA)
    take_back_upload(actor=coordination, upload=done)

    with pytest.raises(Refused, match="esta importación cambió"):
        take_back_upload(actor=coordination, upload=done)


def test_an_undone_file_can_be_imported_again(scoped, session, coordination):
    take_back_upload(actor=coordination, upload=imported(coordination, session, ANA))

    imported(coordination, session, ANA)

    assert persons(scoped) == {1: 1}


def test_promise_L10_a_commit_that_dies_half_way_leaves_nothing(scoped, session, coordination, monkeypatch):
    draft = previewed(coordination, session, ANA, LUIS)

    def dies_after_writing(*args, **details):
        raise SystemExit

    monkeypatch.setattr("tinkuy.attendance.uploads.actions.reports.record", dies_after_writing)
    with pytest.raises(SystemExit):
        count_upload(actor=coordination, upload=draft)
    monkeypatch.undo()

    draft = AttendanceImport.objects.get()
    assert (draft.state, Presence.objects.count()) == ("previewed", 0)
    count_upload(actor=coordination, upload=draft)
    assert persons(scoped) == {1: 2}


def test_promise_L10_a_row_that_cannot_be_opened_leaves_nothing(scoped, session, coordination):
    """Names are opened for the row without an address."""
    draft = previewed(coordination, session, ANA, line("Luis"))
    Registration.objects.filter(pk=Registration.objects.last().pk).update(sealed_name=b"\x02not ours")

    with pytest.raises(Unsealable):
        count_upload(actor=coordination, upload=draft)

    assert (AttendanceImport.objects.get().state, Presence.objects.count()) == ("previewed", 0)


def test_invariant_06_the_teams_accounts_are_left_out(scoped, session, coordination, focal_point_pe):
    draft = previewed(coordination, session, ANA, line("Referente", focal_point_pe.email))
    assert draft.counts["team"] == 1

    count_upload(actor=coordination, upload=draft)

    assert persons(scoped) == {1: 1}
    assert attendance_of(scoped).unmatched == {1: 0}


CAME = "03/05/2026 03:00:00 PM,03/05/2026 04:30:00 PM,90"
WEBINAR_REPORT = f"""Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled,Unique Viewers,Total Users
Sesión 1,000,03/05/2026 03:00:00 PM,90,3,0,2,3
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Ana,ana@example.org,{CAME},No
Attendee Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Ana,ana@example.org,{CAME},Yes
Yes,Luis,luis@example.org,{CAME},Yes
Other Attended,
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
15550001111,{CAME},Peru
"""


@pytest.fixture
def webinar_report(session, coordination):
    draft = preview_attendance(
        actor=coordination, webinar=session, data=WEBINAR_REPORT.encode(), filename="zoom.csv", zone="UTC"
    )
    return count_upload(actor=coordination, upload=draft)


def test_invariant_06_who_hosts_is_left_out_of_that_session_on_every_device(scoped, webinar_report):
    assert persons(scoped) == {1: 1}


def test_invariant_06_and_counts_in_the_next_one(scoped, webinars, webinar_report, coordination):
    imported(coordination, webinars[1], line("Ana", "ana@example.org", day="03/19/2026"))

    assert persons(scoped) == {1: 1, 2: 1}


def test_invariant_07_a_caller_by_telephone_counts_in_attendances_as_an_account_of_nobody(scoped, webinar_report):
    assert attendance_of(scoped).unmatched == {1: 1}


def test_a_late_evening_session_is_read_for_its_own_day(scoped, session, coordination):
    """At 20:00 in Lima it is the next day in UTC; a Meet report holds hours only."""
    Webinar.objects.filter(pk=session.pk).update(starts_at="2026-03-06T01:00:00Z")
    session.refresh_from_db()
    meet = "First name,Last name,Email,Duration,Time joined,Time exited\nAna,Paz,ana@example.org,1 hr,20:05,21:05\n"

    draft = preview_attendance(
        actor=coordination, webinar=session, data=meet.encode(), filename="meet.csv", zone="America/Lima"
    )
    count_upload(actor=coordination, upload=draft)

    assert persons(scoped) == {1: 1}


def test_a_preview_whose_file_was_erased_says_so(scoped, session, coordination):
    draft = previewed(coordination, session, ANA)
    AttendanceImport.objects.update(sealed_file=b"")
    draft.refresh_from_db()

    with pytest.raises(Refused, match="El archivo se borró"):
        count_upload(actor=coordination, upload=draft)


def test_a_focal_point_imports_and_undoes(scoped, session, focal_point_uy):
    done = imported(focal_point_uy, session, ANA)

    assert take_back_upload(actor=focal_point_uy, upload=done).state == "undone"


def test_an_observer_is_refused_with_words(scoped, session, coordination, observer):
    draft = previewed(coordination, session, ANA)

    for deed in (count_upload, take_back_upload):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            deed(actor=observer, upload=draft)
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        preview_attendance(actor=observer, webinar=session, data=report(ANA), filename="a.csv")

    assert not Presence.objects.exists()


def test_what_a_warning_quotes_is_sealed_and_erased_with_the_file(
    scoped, session, coordination, focal_point_pe, focal_point_uy, signed_in
):
    """An hour that cannot be read may be somebody's name, where the columns are not what they seem."""
    rows = [line("Luis"), line("Luis", left="15:30:00"), line("Luis", left="15:40:00")]
    odd = line("Ana").replace("03/05/2026 15:00:00", "Berta Ríos")
    draft = previewed(focal_point_pe, session, *rows, odd)
    address = f"/es/team/c/{scoped.slug}/attendance/imports/{draft.public_id}/"

    def reads(person) -> bool:
        return "Berta Ríos" in signed_in(person).get(address).text

    assert (reads(focal_point_pe), reads(coordination), reads(focal_point_uy)) == (True, True, False)
    columns = AttendanceImport.objects.values().get()
    assert not any("Berta" in str(value) for value in columns.values())

    with clock.at(clock.now() + timedelta(days=400)):
        erase_expired()

    assert not reads(coordination)
    assert not AttendanceImport.objects.exists()


def test_no_page_reads_the_file_again(scoped, session, coordination, signed_in):
    draft = previewed(coordination, session, ANA, LUIS)
    AttendanceImport.objects.update(sealed_file=b"damaged: whoever opens it fails")

    page = signed_in(coordination).get(f"/es/team/c/{scoped.slug}/attendance/imports/{draft.public_id}/")

    assert "Ana" in page.text
