"""Who leaves a session out: one mail, by which it goes from a calendar, however often they change their mind."""

from datetime import timedelta

from tinkuy.convening.calendars.tests.calendar_readers import read
from tinkuy.convening.moving.tests.changing import body_of, calendar_in, posted, register
from tinkuy.convening.participant_page.actions import choose_webinars
from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice


def rested(settings):
    """What is posted once they changed nothing for a minute."""
    with clock.at(clock.now() + timedelta(seconds=61)), posted(settings) as messages:
        pass
    return messages


def test_capability_C6_a_session_left_out_is_taken_out_of_the_calendar_of_that_person_alone(scoped, sessions, settings):
    one = register(scoped, sessions)
    register(scoped, sessions, number=2)

    choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)
    choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)
    messages = rested(settings)

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

    choose_webinars(registration=one, webinars=sessions[:2], joins_new=True)
    messages = rested(settings)

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


def test_capability_C3_who_changes_their_mind_gets_one_mail_of_what_stands_once_they_rest(scoped, sessions, settings):
    one = register(scoped, sessions)
    for chosen in (sessions[:2], sessions[:1], [sessions[0], sessions[2]]):
        choose_webinars(registration=one, webinars=chosen, joins_new=True)
    assert deliver_due() == 0

    (message,) = rested(settings)
    assert f"Sesión {sessions[1].ordinal}:" in body_of(message)
    assert f"Sesión {sessions[2].ordinal}:" not in body_of(message)

    choose_webinars(registration=one, webinars=sessions[:1], joins_new=True)
    choose_webinars(registration=one, webinars=sessions, joins_new=True)
    assert rested(settings) == []


def test_capability_C3_three_such_mails_go_in_a_day_and_the_next_tells_the_rest(scoped, sessions, settings):
    one = register(scoped, sessions)
    began, went = clock.now(), []
    for minute in range(0, 40, 4):
        for at, chosen in ((minute, sessions[: 1 + minute // 4 % 2]), (minute + 2, sessions)):
            with clock.at(began + timedelta(minutes=at)):
                choose_webinars(registration=one, webinars=chosen, joins_new=True)
                went += rested(settings)
    with clock.at(began + timedelta(minutes=50)):
        choose_webinars(registration=one, webinars=sessions[:1], joins_new=True)
        assert rested(settings) == []
    assert len(went) == 3

    with clock.at(began + timedelta(days=1, minutes=2)):
        (message,) = rested(settings)
    assert all(f"Sesión {left.ordinal}:" in body_of(message) for left in sessions[1:])
