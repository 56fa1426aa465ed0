"""Who leaves a session out: one mail, by which it goes from a calendar."""

from tinkuy.convening.calendars.tests.two_readers import read
from tinkuy.convening.moving.tests.changing import body_of, calendar_in, posted, register
from tinkuy.convening.participant_page.actions import choose_webinars
from tinkuy.notices.models import Notice


def test_capability_C6_a_session_left_out_is_taken_out_of_the_calendar_of_that_person_alone(scoped, sessions, settings):
    one = register(scoped, sessions)
    register(scoped, sessions, number=2)

    with posted(settings) as messages:
        choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)
        choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)

    (message,) = messages
    assert message["To"] == "persona1@example.org"
    calendar, event = calendar_in(message)
    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert str(event["ATTENDEE"]) == "mailto:persona1@example.org"
    assert [entry.begin for entry in read(bytes(calendar.to_ical()))] == [sessions[2].starts_at]
    assert "no participará en" in body_of(message)


def test_capability_C6_what_asks_a_calendar_stands_beside_text_and_html_as_mail_programs_look_for_it(
    scoped, sessions, settings
):
    one = register(scoped, sessions)

    with posted(settings) as messages:
        choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)

    mixed = messages[0]
    bodies = next(mixed.iter_parts())
    assert mixed.get_content_type() == "multipart/mixed"
    assert [part.get_content_type() for part in bodies.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    invitation = list(bodies.iter_parts())[-1]
    assert invitation.get_param("method") == "CANCEL"
    assert "METHOD:CANCEL" in invitation.get_content()


def test_who_has_nothing_taken_out_gets_no_mail(scoped, sessions):
    one = register(scoped, sessions[:1])

    choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)

    assert not Notice.objects.filter(kind="session-left-out").exists()
