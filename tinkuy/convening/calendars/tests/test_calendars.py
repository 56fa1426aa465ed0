"""The dates of a cycle in anybody's calendar: the feed, the file of a session, the links; no sensitive theme."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tinkuy.convening.moving import actions
from tinkuy.convening.moving.tests.changing import REASON, later, posted, register, to
from tinkuy.planning.cycles.models.cycle import Cycle

from .calendar_readers import imported_entries, read

PAGE = "/es/c/ciclo-de-prueba/calendar/"
FEED = "/es/c/ciclo-de-prueba/calendar.ics"
FIRST = "/es/c/ciclo-de-prueba/s/1.ics"


@pytest.fixture
def open_cycle(scoped, sessions):
    Cycle.objects.update(is_sensitive=False)
    scoped.refresh_from_db()
    return scoped


def test_capability_C6_two_programs_read_the_same_in_the_feed_of_a_cycle(open_cycle, sessions, client):
    answer = client.get(FEED)

    entries = read(answer.content)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [entry.title for entry in entries] == [f"Sesión por venir {n}" for n in (1, 2, 3)]
    assert [entry.begin for entry in entries] == [one.starts_at for one in sessions]
    assert {entry.end - entry.begin for entry in entries} == {timedelta(minutes=90)}
    assert {entry.link for entry in entries} == {"http://localhost:8000/es/c/ciclo-de-prueba/"}


def test_capability_C6_a_feed_says_its_name_and_how_often_to_look(open_cycle, client):
    feed = client.get(FEED).text

    for line in ("METHOD:PUBLISH", "NAME:Ciclo de prueba", "X-WR-CALNAME:Ciclo de prueba", "X-PUBLISHED-TTL:PT4H"):
        assert line in feed.splitlines()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in feed.splitlines()


def test_capability_C6_a_moved_session_changes_the_feed_and_does_not_double(open_cycle, sessions, coordination, client):
    before = client.get(FEED).content
    moved = actions.move_webinar(
        actor=coordination, webinar=sessions[0], starts_at=later(sessions[0], days=1), reason=REASON
    )
    after = client.get(FEED).content

    entries = imported_entries([before, after])
    assert [(entry.begin, entry.sequence) for entry in entries] == [
        (moved.starts_at, 1),
        (sessions[1].starts_at, 0),
        (sessions[2].starts_at, 0),
    ]
    assert imported_entries([after, before]) == entries, "an older file that comes late changes nothing"


def test_capability_C6_one_calendar_follows_the_download_and_each_mail_and_loses_what_is_cancelled(
    open_cycle, sessions, coordination, client, settings
):
    register(open_cycle, sessions)
    downloaded = client.get(FIRST).content
    with posted(settings) as messages:
        actions.move_webinar(
            actor=coordination, webinar=sessions[0], starts_at=later(sessions[0], days=1), reason=REASON
        )
    (asked,) = [part.get_payload(decode=True) for part in to(messages, 1).iter_attachments()]
    with posted(settings) as messages:
        actions.cancel_webinar(actor=coordination, webinar=sessions[0], reason=REASON)
    (cancelled,) = [part.get_payload(decode=True) for part in to(messages, 1).iter_attachments()]

    assert [(one.sequence, one.status) for one in imported_entries([downloaded, asked])] == [(1, "CONFIRMED")]
    assert [(one.sequence, one.status) for one in imported_entries([downloaded, asked, cancelled])] == [
        (2, "CANCELLED")
    ]
    for method, file in (("REQUEST", asked), ("CANCEL", cancelled)):
        lines = file.decode().replace("\r\n ", "").splitlines()
        assert f"METHOD:{method}" in lines
        assert [line.rpartition(":")[2] for line in lines if line.startswith("ATTENDEE")] == ["persona1@example.org"]
        assert any("PARTSTAT=ACCEPTED" in line and "RSVP=FALSE" in line for line in lines)


def test_capability_C6_a_sensitive_cycle_has_no_feed_and_its_files_say_no_theme(sessions, client):
    file = client.get(FIRST)

    assert client.get(FEED).status_code == 404
    assert [entry.title for entry in read(file.content)] == ["Sesión 1"]
    for word in ("por venir", "ciclo-de-prueba", "Ciclo de prueba", "URL"):
        assert word not in file.text
    assert file["Cache-Control"] == "no-store"


def test_capability_C6_the_links_to_web_calendars_of_a_sensitive_cycle_say_no_theme(sessions, client):
    links = outside(client)

    assert {urlsplit(one).hostname for one in links} == {
        "calendar.google.com",
        "outlook.live.com",
        "outlook.office.com",
        "calendar.yahoo.com",
    }
    assert [one for one in links if "venir" in one or "ciclo" in one] == []


def test_capability_C6_a_link_to_a_web_calendar_holds_the_session(open_cycle, sessions, client):
    (google, outlook, _office, yahoo) = [one for one in outside(client) if "venir+1" in one]
    begin, end = sessions[0].starts_at, sessions[0].ends_at

    assert parse_qs(urlsplit(google).query)["dates"] == [f"{begin:%Y%m%dT%H%M%SZ}/{end:%Y%m%dT%H%M%SZ}"]
    assert parse_qs(urlsplit(outlook).query)["startdt"] == [f"{begin:%Y-%m-%dT%H:%M:%SZ}"]
    assert parse_qs(urlsplit(yahoo).query)["et"] == [f"{end:%Y%m%dT%H%M%SZ}"]


def test_capability_C6_the_page_of_an_open_cycle_says_how_to_follow_it(open_cycle, client):
    page = client.get(PAGE).text

    assert 'href="webcal://localhost:8000/es/c/ciclo-de-prueba/calendar.ics"' in page
    assert "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Flocalhost" in page
    assert 'src="https://' not in page


def test_capability_C6_a_session_that_is_not_there_has_no_file(sessions, client):
    assert client.get("/es/c/ciclo-de-prueba/s/9.ics").status_code == 404


def outside(client: Client) -> list[str]:
    """Where the links of the page lead that leave this site."""
    addresses = client.get(PAGE).text.replace("&amp;", "&").split('href="')
    return [one.partition('"')[0] for one in addresses if one.startswith("https://") and "/calendar/r?" not in one]
