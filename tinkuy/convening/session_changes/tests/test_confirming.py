"""The mail that confirms a place, with the calendar of the sessions."""

from tinkuy.convening.calendars.tests.calendar_readers import read
from tinkuy.convening.moving.tests.changing import posted
from tinkuy.convening.tests.participants import ME, browser_of, confirmed
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle


def test_capability_C6_the_confirmation_carries_all_sessions_in_the_hour_of_the_country(scoped, sessions, settings):
    device = confirmed(scoped, sessions[:2])

    with posted(settings) as messages:
        browser_of(device).get(ME)

    (message,) = messages
    (part,) = message.iter_attachments()
    words = message.get_body(("plain",)).get_content()
    assert [entry.begin for entry in read(part.get_payload(decode=True))] == [one.starts_at for one in sessions[:2]]
    assert part.get_param("method") == "PUBLISH"
    assert "en Quito" in words
    assert "Sesión 1:" in words


def test_capability_C6_the_confirmation_of_a_sensitive_cycle_says_no_theme(scoped, sessions, settings):
    confirmed(scoped, sessions)

    with posted(settings) as messages:
        pass

    (message,) = messages
    calendar = next(message.iter_attachments()).get_payload(decode=True).decode()
    whole = message["Subject"] + message.get_body(("plain",)).get_content() + calendar
    assert [word for word in ("por venir", "ciclo-de-prueba", "Ciclo de prueba") if word in whole] == []


def test_capability_C6_the_confirmation_of_an_open_cycle_names_the_sessions(scoped, sessions, settings):
    Cycle.objects.update(is_sensitive=False)
    scoped.refresh_from_db()
    confirmed(scoped, sessions)

    with posted(settings) as messages:
        pass

    assert "1. Sesión por venir 1:" in messages[0].get_body(("plain",)).get_content()


def test_capability_C6_the_place_is_confirmed_once(scoped, sessions):
    browser_of(confirmed(scoped, sessions)).get(ME)

    assert Notice.objects.filter(kind="registration-confirmed").count() == 1
