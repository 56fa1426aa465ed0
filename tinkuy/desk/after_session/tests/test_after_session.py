"""After a session the product says what is next, to whoever does it and to whoever does not."""

import pytest
from django.urls import reverse
from django.utils import translation

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.desk.after_session.steps import steps_after
from tinkuy.desk.due.files import reports_to_import
from tinkuy.people.access import Rights


@pytest.fixture
def attend_in_room(make_registrations):
    """`attend_in_room(webinar)`: eight of Peru were in its room."""

    def attend(webinar) -> None:
        came = make_registrations("PE", 8)
        note_presence(webinar=webinar, registrations=[one.pk for one in came], at=webinar.starts_at)

    return attend


def page(client, webinar):
    with translation.override("es"):
        return client.get(reverse("desk:after_session", args=[webinar.cycle.slug, webinar.ordinal]))


def test_each_step_leads_to_its_page_and_says_whether_it_is_done(scoped, webinars, signed_in, coordination):
    first = webinars[0]
    first.summary = {}
    first.save()
    steps = steps_after(first, Rights(frozenset({"coordination"}), is_signed_in=True))
    assert [(step.is_done, bool(step.address)) for step in steps] == [(False, True)] * 4

    first.summary = {"es": "Lo que se dijo."}
    first.save()
    response = page(signed_in(coordination), first)

    assert [step.is_done for step in response.context["steps"]] == [False, False, True, False]
    shown = response.content.decode()
    assert [step.address in shown for step in response.context["steps"]] == [True] * 4


def test_where_the_room_counted_who_came_no_report_is_due(scoped, webinars, signed_in, coordination, attend_in_room):
    """The home says the same of the session."""
    first = webinars[0]
    assert [due.thing for due in reports_to_import({scoped.pk: scoped})] == ["Attendance of sessions 1 and 2"]

    attend_in_room(first)
    response = page(signed_in(coordination), first)

    report = response.context["steps"][0]
    assert (report.is_done, report.is_due, response.context["next"].title) == (False, False, "Transcript")
    assert "no hace falta" in response.content.decode()
    assert [due.thing for due in reports_to_import({scoped.pk: scoped})] == ["Attendance of session 2"]


def test_whoever_may_not_do_a_step_reads_who_does(scoped, webinars, signed_in, systematisation):
    response = page(signed_in(systematisation), webinars[0])

    report = response.context["steps"][0]
    assert report.address == ""
    assert "Quién puede hacerlo: Coordinación regional, Referente local" in response.content.decode()


def test_a_session_that_ended_far_too_soon_is_asked_about(scoped, webinars, signed_in, coordination):
    first = webinars[0]
    client = signed_in(coordination)
    assert "Si se terminó por error" not in page(client, first).content.decode()

    first.actually_started_at, first.actually_ended_at = first.starts_at, first.starts_at.replace(minute=5)
    first.save()

    assert "Si se terminó por error" in page(client, first).content.decode()


def test_a_session_that_was_not_held_has_nothing_after_it(scoped, webinars, signed_in, coordination):
    shown = page(signed_in(coordination), webinars[2]).content.decode()

    assert "Esta sesión todavía no se realizó" in shown
    assert reverse("attendance:real_hours", args=[scoped.slug, 3]) not in shown
