"""One small file for every layout: the same hour of the same people, as each platform writes it."""

from datetime import UTC, date, datetime

import pytest

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import Report
from tinkuy.attendance.reports.tests.samples import SAMPLES, sample
from tinkuy.core.errors import Refused

from .test_registrations import PLATFORMS

pytestmark = pytest.mark.usefixtures("english")

DAY = date(2024, 5, 9)  # readable as the fifth of September, too

LAYOUTS = {
    "bigbluebutton-dates.csv": "bigbluebutton",
    "bigbluebutton-es.csv": "bigbluebutton",
    "bigbluebutton.csv": "bigbluebutton",
    "collaborate.csv": "collaborate",
    "goto-webinar.csv": "goto",
    "list-table.csv": "list",
    "meet-24-hours.csv": "meet",
    "meet-add-on.csv": "meet",
    "meet-one-name.csv": "meet",
    "meet.csv": "meet",
    "teams-2021-en.csv": "teams",
    "teams-2021-es.csv": "teams",
    "teams-2021-pt.csv": "teams",
    "teams-2022-be.csv": "teams",
    "teams-2022-le-unmarked.csv": "teams",
    "teams-current-webinar.csv": "teams",
    "teams-es-current.csv": "teams",
    "teams-es-shifted-in-excel.csv": "teams",
    "teams-es.csv": "teams",
    "teams-list-en.csv": "teams-list",
    "teams-list-es-without-header.csv": "teams-list",
    "teams-list-es.csv": "teams-list",
    "teams-list-pt.csv": "teams-list",
    "teams-live-event.csv": "teams-live-event",
    "teams-pt-2026.csv": "teams",
    "teams-pt.csv": "teams",
    "teams-resaved-in-excel.csv": "teams",
    "teams-titles-lost.csv": "teams",
    "teams-unknown-language.csv": "teams",
    "webex-roles.csv": "webex",
    "webex.csv": "webex",
    "zoom-meeting-classic.csv": "zoom-meeting",
    "zoom-meeting-current.csv": "zoom-meeting",
    "zoom-meeting-es-current.csv": "zoom-meeting",
    "zoom-meeting-es-older.csv": "zoom-meeting",
    "zoom-meeting-flat-twice.csv": "zoom-meeting-flat",
    "zoom-meeting-flat.csv": "zoom-meeting-flat",
    "zoom-meeting-pt.csv": "zoom-meeting",
    "zoom-meeting-serials.csv": "zoom-meeting",
    "zoom-meeting-total-and-note.csv": "zoom-meeting",
    "zoom-meeting-two-joined.csv": "zoom-meeting",
    "zoom-meeting-waiting-room.csv": "zoom-meeting",
    "zoom-webinar-2020-en.csv": "zoom-webinar",
    "zoom-webinar-2025-question.csv": "zoom-webinar",
    "zoom-webinar-2026-en.csv": "zoom-webinar",
    "zoom-webinar-es-unknown-join.csv": "zoom-webinar",
    "zoom-webinar-es.csv": "zoom-webinar",
    "zoom-webinar-pt.csv": "zoom-webinar",
    "zoom-webinar-without-registration.csv": "zoom-webinar",
}
TO_THE_MINUTE = {"list-table.csv", "meet.csv", "meet-24-hours.csv", "goto-webinar.csv", "collaborate.csv"}
ONE_STAY = {
    "bigbluebutton.csv",
    "bigbluebutton-dates.csv",
    "bigbluebutton-es.csv",
    "collaborate.csv",
    "meet-add-on.csv",
    "teams-pt-2026.csv",
}
WITHOUT_EMAIL = {
    name
    for name, layout in LAYOUTS.items()
    if layout in ("bigbluebutton", "collaborate", "teams-list", "teams-live-event")
} | {"meet-add-on.csv"}


def read(name: str, day: date | None = DAY, **more: object) -> Report:
    return read_report(sample(name), name, date=day, zone="America/Lima", **more)


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2024, 5, 9, hour + 5, minute, second, tzinfo=UTC)


@pytest.mark.parametrize("name", LAYOUTS)
def test_capability_C11_every_layout_tells_the_same_stays(name):
    stays = [(r.name, r.joined_at, r.left_at) for r in read(name).rows if r.attended and r.role == "attendee"]

    exact = name not in TO_THE_MINUTE
    first = ("Ministerio Perú", at(10, 2, 5 * exact), at(10, 58, 40 * exact))
    again = [("Referente Uruguay", at(10, 5), at(10, 20)), ("Referente Uruguay", at(10, 25), at(11, 0))]
    assert stays == [first, *([("Referente Uruguay", at(10, 5), at(11, 0))] if name in ONE_STAY else again)]


@pytest.mark.parametrize(("name", "layout"), LAYOUTS.items())
def test_capability_C11_every_layout_is_named(name, layout):
    assert read(name).layout == layout


@pytest.mark.parametrize("name", sorted(set(LAYOUTS) - WITHOUT_EMAIL))
def test_the_address_is_read_in_lower_case(name):
    addresses = {row.email for row in read(name).rows if row.name == "Ministerio Perú"}

    assert addresses == {"ministerio.pe@example.org"}


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in LAYOUTS
        if name.startswith("zoom-webinar-20") or name in ("teams-pt.csv", "zoom-meeting-flat.csv")
    ]
    + ["zoom-meeting-waiting-room.csv", "zoom-meeting-es-current.csv", "bigbluebutton.csv", "teams-es.csv"]
    + [name for name in LAYOUTS if name.startswith("teams-2021")]
    + ["teams-titles-lost.csv", "webex-roles.csv", "zoom-meeting-flat-twice.csv", "zoom-webinar-pt.csv"],
)
def test_invariant_06_the_host_keeps_the_role_of_a_host(name):
    assert {row.role for row in read(name).rows if row.name == "Facilitación"} == {"host"}


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in LAYOUTS
        if n.startswith(("zoom-webinar-20", "teams-202", "teams-es", "teams-pt", "teams-current", "webex"))
    ]
    + [
        "goto-webinar.csv",
        "meet-one-name.csv",
        "teams-titles-lost.csv",
        "zoom-meeting-flat-twice.csv",
        "zoom-webinar-pt.csv",
    ]
    + ["zoom-meeting-waiting-room.csv", "zoom-meeting-current.csv", "zoom-meeting-es-current.csv"],
)
def test_the_preamble_tells_topic_start_and_end(name):
    report = read(name)

    assert report.topic in ("Ciclo de ejemplo", "Ciclo de exemplo")
    assert (report.starts_at, report.ends_at) == (at(9, 45), at(11, 5))
    assert not any("@" in value for value in report.summary.values())


def test_no_shows_stay_in_the_report_without_hours():
    absent = [row for row in read("zoom-webinar-2020-en.csv").rows if not row.attended]

    assert [(row.line, row.name, row.joined_at, row.minutes) for row in absent] == [(16, "Fiscalía Chile", None, None)]


def test_who_telephoned_is_kept_without_the_number():
    others = [row for row in read("zoom-webinar-2020-en.csv").rows if row.role == "other"]

    assert [(row.name, row.joined_at) for row in others] == [("☎ …077", at(10, 10))]


def test_a_stay_in_the_waiting_room_did_not_attend():
    waited = [row for row in read("zoom-meeting-waiting-room.csv").rows if not row.attended]

    assert [(row.line, row.name, row.minutes) for row in waited] == [(6, "Referente Uruguay", 2.0)]


@pytest.mark.parametrize("name", ["zoom-meeting-unique-en.csv", "zoom-meeting-unique-es.csv"])
def test_unique_users_have_minutes_without_hours_and_it_is_said(name):
    report = read(name)

    assert [(r.name, r.joined_at, r.minutes) for r in report.rows] == [
        ("Ministerio Perú", None, 57.0),
        ("Referente Uruguay", None, 50.0),
    ]
    assert report.warnings == (
        "This export joins each person's stays and has no hours; time outside the session also counts. "
        "For exact figures export it without “Show unique users”.",
    )


def test_the_later_export_of_meet_has_durations_only():
    report = read("meet-without-hours.csv")

    assert [(row.name, row.minutes) for row in report.rows] == [
        ("Ministerio Perú", 57.0),
        ("Referente Uruguay", 50.0),
        ("Facilitación", 80.0),
    ]
    assert report.warnings == ("The report has durations but no hours; time outside the session cannot be told apart.",)


def test_the_extension_for_meet_leaves_after_its_time_in_the_call():
    report = read("meet-extension.csv")

    assert [(row.joined_at, row.left_at) for row in report.rows] == [(at(10, 2), at(10, 58)), (at(10, 5), at(10, 55))]


def test_an_address_given_at_registration_goes_before_that_of_the_account():
    report = read("teams-current-webinar.csv")

    assert [row.email for row in report.rows] == ["facilitacion@example.org", "ministerio.pe@example.org", "", ""]


def test_two_people_of_one_name_do_not_take_an_address_from_each_other():
    text = sample("teams-2022-be.csv").decode("utf-16")
    guest = "Referente Uruguay (Guest)\t09/05/24, 10:05:00\t09/05/24, 11:00:00\t50m 0s\t\t{}\tAttendee\n"
    both = text.replace(guest.format(""), guest.format("una@example.org") + guest.format("otra@example.org"))

    report = read_report(both.encode(), "teams.csv", date=DAY, zone="America/Lima")

    assert {row.email for row in report.rows if row.name == "Referente Uruguay"} == {""}


def test_what_was_told_by_content_is_said():
    assert read("zoom-webinar-es-unknown-join.csv").warnings == (
        "The column “Incorporación a la sala” is not known; "
        "by its content it was read as the hour of joining. Check it.",
        "Dates such as 05/09/2024 were read as 9 May 2024: the session was on that day.",
    )


def test_capability_C11_a_person_may_say_what_a_column_means():
    columns = {"Incorporación a la sala": "join", "Tiempo en la sesión (minutos)": ""}

    report = read("zoom-webinar-es-unknown-join.csv", columns=columns)

    assert report.rows[0].joined_at == at(10, 2, 5)
    assert report.rows[0].minutes is None
    assert ("Incorporación a la sala", "join") in report.columns


def test_teams_without_a_list_of_joins_reads_the_summary_and_says_so():
    text = sample("teams-2022-be.csv").decode("utf-16").split("3. In-Meeting")[0]

    report = read_report(text.encode(), "teams.csv", date=DAY, zone="America/Lima")

    assert [(row.name, row.joined_at, row.left_at) for row in report.rows][2] == (
        "Referente Uruguay",
        at(10, 5),
        at(11, 0),
    )
    assert report.warnings[0] == "The report has no list of joins; first join and last leave were read as one stay."


def test_presenters_by_default_are_attendees():
    text = sample("teams-2022-be.csv").decode("utf-16").replace("\tAttendee", "\tPresenter")

    report = read_report(text.encode("utf-16"), "teams.csv", date=DAY, zone="America/Lima")

    assert [row.role for row in report.rows] == ["host", "attendee", "attendee", "attendee"]
    assert "presenters" in report.warnings[-1]


def test_a_join_without_a_leave_stays_open_and_is_said():
    text = sample("teams-list-en.csv").decode("utf-16").rsplit("Referente", 1)[0]

    report = read_report(text.encode(), "teams.csv", date=DAY, zone="America/Lima")

    assert [(row.name, row.left_at) for row in report.rows if row.left_at is None] == [("Referente Uruguay", None)]
    assert report.warnings[-1] == "Persons without an hour of leaving, read as present until the end: 1."


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("zoom-questions.csv", "This is the questions report, not attendance."),
        ("zoom-poll.csv", "This is the polls report, not attendance."),
        ("zoom-registrations.csv", "This is a list of registrations, not attendance."),
        ("registrations-google-forms-es.csv", "This is a list of registrations, not attendance."),
        ("zoom-chat.txt", "This is a saved chat, not an attendance report."),
    ],
)
def test_reports_of_other_kinds_are_refused_by_their_name(name, sentence):
    with pytest.raises(Refused) as refusal:
        read(name)

    assert str(refusal.value).startswith(sentence)


def test_every_golden_file_is_read_by_a_test():
    named = {*LAYOUTS, "zoom-questions.csv", "zoom-poll.csv", "zoom-registrations.csv", "zoom-chat.txt"}
    named |= {
        "zoom-meeting-unique-en.csv",
        "zoom-meeting-unique-es.csv",
        "meet-without-hours.csv",
        "meet-extension.csv",
    }
    named |= {"list-typed.txt", "list-addresses.txt"}
    named |= {"registrations-google-forms-es.csv", "registrations-google-forms-pt.csv"}
    named |= {f"registrations-{name}.csv" for name in (*PLATFORMS, "ms-forms")}
    named |= {
        "list-answers.csv",
        "meet-minutes-and-seconds.csv",
        "teams-webinar-only-registered.csv",
        "zoom-meeting-durations-only.csv",
    }

    assert set(SAMPLES) == named
