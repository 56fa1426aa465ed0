"""Who registered for a session is told what changed, once, in their words and hour, with the calendar."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from tinkuy.convening.calendars.files import calendar_of
from tinkuy.convening.moving import actions
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import ME, browser_of, confirmed
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.notices.campaigns.actions import pause_campaign
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Campaign, DevelopmentMessage, Notice
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .changing import REASON, body_of, calendar_in, hour_of, later, one_of_each, owed_kinds, posted, register, to


def test_capability_P15_each_is_told_in_their_language_and_the_hour_of_their_country(
    sessions, scoped, coordination, settings
):
    one_of_each(scoped, sessions)

    with posted(settings) as messages:
        moved = actions.move_webinar(
            actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=2), reason=REASON
        )

    assert to(messages, 1)["Subject"] == "La sesión 2 tiene otra fecha"
    assert to(messages, 2)["Subject"] == "A sessão 2 mudou de data"
    assert to(messages, 3)["Subject"] == "Session 2 has another date"
    for number, zone, city, reason in (
        (1, "America/Lima", "en Lima", REASON["es"]),
        (2, "America/Sao_Paulo", "em Brasília", REASON["pt-br"]),
        (3, "America/Santiago", "in Santiago", REASON["es"]),
    ):
        words = body_of(to(messages, number))
        assert f"{hour_of(sessions[1], zone)} {city}" in words
        assert f"{hour_of(moved, zone)} {city}" in words
        assert reason in words
    assert "No necesita hacer nada: su inscripción y su enlace siguen igual." in body_of(to(messages, 1))
    assert "/es/me/" in body_of(to(messages, 1))


def test_capability_P15_the_calendar_that_goes_with_it_replaces_the_session(sessions, scoped, coordination, settings):
    register(scoped, sessions, country="CL")

    with posted(settings) as messages:
        moved = actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=2))

    calendar, event = calendar_in(to(messages, 1))
    assert (str(calendar["METHOD"]), int(event["SEQUENCE"]), str(event["STATUS"])) == ("REQUEST", 1, "CONFIRMED")
    assert event.start == moved.starts_at
    assert [str(zone.tz_name) for zone in calendar.timezones] == ["America/Santiago"]
    assert str(event["UID"]) == f"{scoped.public_id}-{moved.pk}@localhost"
    assert str(event["ORGANIZER"]).startswith("mailto:")


def test_capability_P15_a_cancelled_session_leaves_the_calendar(sessions, scoped, coordination, settings):
    register(scoped, sessions)

    with posted(settings) as messages:
        actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    calendar, event = calendar_in(to(messages, 1))
    assert (str(calendar["METHOD"]), str(event["STATUS"]), int(event["SEQUENCE"])) == ("CANCEL", "CANCELLED", 1)
    assert "se cancela: no se realizará" in body_of(to(messages, 1))


def test_capability_P15_a_postponed_session_is_tentative_until_it_has_a_date_again(
    sessions, scoped, coordination, settings
):
    register(scoped, sessions)

    with posted(settings) as messages:
        postponed = actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason=REASON)
    with posted(settings) as again:
        actions.restore_webinar(actor=coordination, webinar=postponed, starts_at=later(postponed, days=3))

    first, second = (calendar_in(to(found, 1))[1] for found in (messages, again))
    assert [(str(one["STATUS"]), int(one["SEQUENCE"])) for one in (first, second)] == [
        ("TENTATIVE", 1),
        ("CONFIRMED", 2),
    ]
    assert str(first["SUMMARY"]) == "Aplazada: Sesión 2"
    assert "Le escribimos cuando haya una nueva fecha." in body_of(to(messages, 1))
    assert "Ya tiene fecha." in body_of(to(again, 1))


def test_capability_P15_a_sensitive_theme_stands_in_no_word_of_the_message(sessions, scoped, coordination, settings):
    register(scoped, sessions)

    with posted(settings) as neutral:
        actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1))
    Cycle.objects.update(is_sensitive=False)
    with posted(settings) as open_ones:
        actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    for word in ("por venir", "Ciclo de prueba", "ciclo-de-prueba"):
        assert word not in to(neutral, 1).as_string()
    assert "Título: Sesión por venir 2" in body_of(to(open_ones, 1))


def test_capability_P15_only_who_chose_the_session_and_confirmed_is_told_and_once(sessions, scoped, coordination):
    register(scoped, sessions[:1], number=1)
    person = register(scoped, sessions, number=2)
    waiting = register(scoped, sessions, number=3)
    Registration.objects.filter(pk=waiting.pk).update(state="pending")

    actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1))

    (notice,) = Notice.objects.filter(kind="session-changed")
    assert notice.about == f"registration|{person.public_id}"
    assert notice.opened()[0] == "persona2@example.org"


def test_capability_C8_a_change_is_counted_as_one_batch_that_may_pause(sessions, scoped, coordination):
    one_of_each(scoped, sessions)
    before = sessions[1].starts_at
    actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], days=1))

    (campaign,) = Campaign.objects.all()
    assert (campaign.of, campaign.kind, campaign.sender) == (scoped.public_id, "session-changed", coordination)
    assert campaign.settles_at == before
    assert campaign.notices.count() == 3
    pause_campaign(campaign, "returned")
    deliver_due()
    assert not DevelopmentMessage.objects.filter(to__startswith="persona").exists()


def test_capability_P15_address_and_words_are_sealed_while_they_wait(sessions, scoped, coordination):
    register(scoped, sessions)

    actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    (notice,) = Notice.objects.filter(kind="session-changed")
    assert (notice.values, notice.person) == ({}, None)
    assert b"persona1" not in bytes(notice.sealed)


def test_capability_P15_the_rest_of_the_team_is_told_and_not_who_did_it(
    sessions, coordination, focal_point_uy, settings
):
    actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    (notice,) = Notice.objects.filter(kind="session-changed-team")
    assert notice.person == focal_point_uy
    assert "en Montevideo" in notice.values["before"]


def test_capability_P15_the_reason_goes_by_mail_only_to_whoever_of_the_team_has_entered_here(
    sessions, scoped, coordination, focal_point_pe, focal_point_uy
):
    """Any account may make any address part of a team: what it types must not reach strangers in our name."""
    Person.objects.filter(pk=focal_point_uy.pk).update(last_login=clock.now())

    actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    reasons = {notice.person: notice.values["reason"] for notice in Notice.objects.filter(kind="session-changed-team")}
    assert reasons == {focal_point_pe: "", focal_point_uy: REASON["es"]}


def test_capability_P15_who_withdraws_takes_the_message_back(sessions, scoped, coordination):
    registration = register(scoped, sessions)
    actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    withdraw_registration(registration=registration)

    assert not Notice.objects.filter(kind="session-changed").exists()


def test_capability_P15_a_change_that_fails_tells_nobody(sessions, scoped, coordination):
    register(scoped, sessions)

    with transaction.atomic():
        actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()
    assert Webinar.objects.get(ordinal=2).state == "announced"


def test_capability_P15_a_thousand_are_owed_with_as_many_statements_as_a_few(sessions, scoped, coordination):
    for number in range(3):
        register(scoped, sessions, number=number)
    with CaptureQueriesContext(connection) as few:
        actions.move_webinar(actor=coordination, webinar=sessions[1], starts_at=later(sessions[1], hours=1))
    _thousand(scoped, sessions[2])

    with CaptureQueriesContext(connection) as many:
        actions.move_webinar(actor=coordination, webinar=sessions[2], starts_at=later(sessions[2], hours=1))

    assert Notice.objects.filter(kind="session-changed").count() == 3 + 1003
    assert len(many) - len(few) <= 2


def _thousand(cycle: Cycle, webinar: Webinar) -> None:
    rows = [Registration(cycle=cycle, country="PE", erase_on="2030-01-01") for _ in range(1000)]
    key = cycle.data_key
    for place, row in enumerate(rows):
        row.seal(name="Persona", email=f"muchas{place}@example.org", key=key)
    Registration.objects.bulk_create(rows)
    through = Registration.webinars.through
    through.objects.bulk_create(through(registration_id=row.pk, webinar_id=webinar.pk) for row in rows)


def test_capability_P15_the_persons_own_calendar_bears_state_and_revision(sessions, scoped, coordination):
    browser = browser_of(confirmed(scoped, sessions))
    actions.move_webinar(actor=coordination, webinar=sessions[0], starts_at=later(sessions[0], days=1))
    actions.postpone_webinar(actor=coordination, webinar=sessions[1], reason=REASON)
    actions.cancel_webinar(actor=coordination, webinar=sessions[2], reason=REASON)

    events = Calendar.from_ical(browser.get(f"{ME}calendar.ics").content).events

    assert [(str(one["STATUS"]), int(one["SEQUENCE"])) for one in events] == [
        ("CONFIRMED", 1),
        ("TENTATIVE", 1),
        ("CANCELLED", 1),
    ]


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("postpone_webinar", ("Aplazada: todavía no tiene fecha.", "Antes:", "<s>", REASON["es"])),
        ("cancel_webinar", ("Cancelada.", REASON["es"])),
    ],
)
def test_capability_P15_the_persons_own_page_says_what_changed(sessions, scoped, coordination, deed, words):
    browser = browser_of(confirmed(scoped, sessions))
    getattr(actions, deed)(actor=coordination, webinar=sessions[1], reason=REASON)

    page = browser.get(ME).text

    assert all(word in page for word in words)


def test_capability_P15_the_development_mailbox_shows_the_calendar(sessions, scoped, coordination):
    register(scoped, sessions)
    actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    deliver_due()

    received = DevelopmentMessage.objects.get(to="persona1@example.org")
    assert "METHOD:CANCEL" in received.attached
    assert "SEQUENCE:1" in received.attached


def test_a_session_over_a_change_of_clocks_ends_when_it_ends(scoped):
    webinar = Webinar(cycle=scoped, pk=1, ordinal=1, starts_at=datetime(2026, 4, 5, 2, 30, tzinfo=UTC), minutes=90)

    file = calendar_of(scoped, [webinar], zone="America/Santiago", language="es", address="")

    assert b"DTSTART;TZID=America/Santiago:20260404T233000" in file
    assert b"DTEND;TZID=America/Santiago:20260405T000000" in file


def test_capability_P15_where_nobody_is_registered_nothing_is_owed(sessions, coordination):
    actions.cancel_webinar(actor=coordination, webinar=sessions[1], reason=REASON)

    assert owed_kinds() == []
