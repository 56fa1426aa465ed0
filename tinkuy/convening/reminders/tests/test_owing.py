"""Who is owed what around a session: by decision, by attendance, by what they asked for; and what is taken back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled

from tinkuy.convening.message_texts.actions import write_message_text
from tinkuy.convening.message_texts.models import MessageText
from tinkuy.convening.moving.actions import cancel_cycle, move_webinar
from tinkuy.convening.moving.tests.changing import REASON, body_of, one_of_each, posted, register, to
from tinkuy.convening.registrations.models import Consent, Purpose
from tinkuy.convening.reminders import sources
from tinkuy.convening.reminders.actions.deciding import choose_moments, decide_dispatch
from tinkuy.convening.reminders.actions.owing import owe_moments
from tinkuy.convening.reminders.models import Decision, MomentDispatch, MomentMode
from tinkuy.convening.reminders.sources import Attenders
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook, HookState


@pytest.fixture(autouse=True)
def open_theme(scoped):
    scoped.is_sensitive = False
    scoped.save(update_fields=["is_sensitive"])


def owed() -> int:
    return Notice.objects.filter(dedupe_key__startswith="moment-").count()


def owe_at(moment) -> int:
    with clock.at(moment):
        return owe_moments()


def send_at(moment) -> int:
    """What is owed at *moment* goes."""
    with clock.at(moment):
        count = owe_moments()
        deliver_due(500)
    return count


def hour_of(webinar: Webinar):
    return webinar.starts_at - timedelta(minutes=50)


def thread(origin: Webinar, target: Webinar, number: int = 1, **text: str) -> Hook:
    return Hook.objects.create(
        cycle=origin.cycle, number=number, origin=origin, target=target, state=HookState.PLANTED, text=text
    )


def hold(webinar: Webinar, **summary: str) -> None:
    """*webinar* is over, its attendance is loaded, and perhaps it was written down what was said."""
    Webinar.objects.filter(pk=webinar.pk).update(state=WebinarState.ATTENDANCE_LOADED, summary=summary)


@pytest.fixture
def attendance(monkeypatch):
    """Says who attended, by the key of the session."""
    known: dict[int, Attenders] = {}
    monkeypatch.setitem(sources._sources, "attendance", lambda webinar: known.get(webinar.pk))
    return known


def test_capability_C7_P3_an_hour_before_each_reads_it_in_their_language_and_hour_with_the_thread(
    scoped, sessions, settings
):
    one_of_each(scoped, sessions[:2])
    thread(sessions[0], sessions[1], **{"es": "¿Cómo sigue la causa?", "pt-br": "Como segue o processo?"})

    with posted(settings) as messages:
        send_at(hour_of(sessions[1]))

    spanish, portuguese = to(messages, 1), to(messages, 2)
    assert spanish["Subject"].startswith("Hoy a las ")
    assert "en Lima: sesión 2" in spanish["Subject"]
    assert "\n\n> ¿Cómo sigue la causa?\n\n" in body_of(spanish)
    assert "/es/c/ciclo-de-prueba/s/2/live/" in body_of(spanish)
    assert "> Como segue o processo?" in body_of(portuguese)
    assert "(horário de Brasília)" in portuguese["Subject"]
    assert "Today at " in to(messages, 3)["Subject"]


def test_capability_C7_ten_minutes_before_only_who_is_not_in_the_room_is_written_to(
    scoped, sessions, coordination, monkeypatch
):
    inside, _outside = (register(scoped, sessions[:1], number=number) for number in (1, 2))
    monkeypatch.setitem(sources._entrances, "room", lambda _webinar: frozenset({inside.pk}))
    choose_moments(actor=coordination, cycle=scoped, modes={"ten_minutes": MomentMode.BY_ITSELF, "hour": "off"})

    owe_at(sessions[0].starts_at - timedelta(minutes=9))

    assert [one.about for one in Notice.objects.filter(kind="session-reminder")] == [_outside.about]


def test_capability_C7_all_threads_that_a_session_picks_up_are_carried_each_in_its_line(scoped, sessions, settings):
    register(scoped, sessions[:2])
    thread(sessions[0], sessions[1], es="¿Cómo sigue la causa?")
    thread(sessions[0], sessions[1], number=2, es="¿Quién avisa a la familia?")

    with posted(settings) as messages:
        send_at(hour_of(sessions[1]))

    assert "> ¿Cómo sigue la causa?\n> ¿Quién avisa a la familia?\n" in body_of(messages[0])
    html = messages[0].get_body(("html",)).get_content()
    assert "¿Cómo sigue la causa?<br>¿Quién avisa a la familia?" in html
    assert ">Entrar a la sesión</a>" in html


def test_a_sensitive_cycle_says_number_and_hour_alone(scoped, sessions, settings):
    scoped.is_sensitive = True
    scoped.save(update_fields=["is_sensitive"])
    register(scoped, sessions[:2])
    thread(sessions[0], sessions[1], es="¿Cómo sigue la causa?")

    with posted(settings) as messages:
        send_at(hour_of(sessions[1]))

    text = messages[0].as_string() + body_of(messages[0])
    words = ("causa", "Persona", "Sesión por venir", "prueba", "/c/")
    assert [word for word in words if word in text] == []
    assert "sesión 2" in body_of(messages[0])


def test_capability_C8_what_waits_for_approval_goes_once_it_is_approved_and_once(scoped, sessions, coordination):
    register(scoped, sessions[:1])
    choose_moments(actor=coordination, cycle=scoped, modes={"hour": MomentMode.ASK_FIRST})
    assert owe_at(hour_of(sessions[0])) == 0

    decide_dispatch(actor=coordination, webinar=sessions[0], moment="hour", decision=Decision.APPROVED)

    assert owe_at(hour_of(sessions[0])) == 1
    assert owe_at(hour_of(sessions[0]) + timedelta(minutes=5)) == 0
    assert owed() == 1


def test_what_is_held_is_taken_back_and_goes_anew_when_it_is_approved(scoped, sessions, coordination):
    register(scoped, sessions[:1])
    owe_at(hour_of(sessions[0]))

    decide_dispatch(actor=coordination, webinar=sessions[0], moment="hour", decision=Decision.HELD)
    assert (owed(), owe_at(hour_of(sessions[0]))) == (0, 0)

    decide_dispatch(actor=coordination, webinar=sessions[0], moment="hour", decision=Decision.APPROVED)
    assert owe_at(hour_of(sessions[0])) == 1


def test_what_has_gone_cannot_be_held(scoped, sessions, coordination):
    register(scoped, sessions[:1])
    owe_at(hour_of(sessions[0]))
    Notice.objects.update(sent_at=clock.now())

    with pytest.raises(Refused, match="ya salieron"):
        decide_dispatch(actor=coordination, webinar=sessions[0], moment="hour", decision=Decision.DROPPED)


def test_who_is_not_of_the_coordination_decides_nothing(scoped, sessions, focal_point_pe):
    with pytest.raises(Refused):
        decide_dispatch(actor=focal_point_pe, webinar=sessions[0], moment="hour", decision=Decision.APPROVED)
    with pytest.raises(Refused):
        choose_moments(actor=focal_point_pe, cycle=scoped, modes={"day": MomentMode.OFF})


def test_a_moved_session_takes_back_what_waits_and_a_cancelled_cycle_too(scoped, sessions, coordination):
    register(scoped, sessions)
    owe_at(hour_of(sessions[0]))
    new = sessions[0].starts_at + timedelta(days=2)

    with clock.at(hour_of(sessions[0])):
        move_webinar(actor=coordination, webinar=sessions[0], starts_at=new)
    assert owed() == 0
    assert owe_at(new - timedelta(minutes=50)) == 1

    cancel_cycle(actor=coordination, cycle=scoped, reason=REASON)
    assert owed() == 0


def test_who_registers_after_it_was_due_gets_only_what_is_still_to_come(scoped, sessions):
    with clock.at(hour_of(sessions[0])):
        register(scoped, sessions[:2])

    assert owe_at(hour_of(sessions[0]) + timedelta(minutes=1)) == 0
    assert owe_at(hour_of(sessions[1])) == 1


def test_capability_C7_after_it_who_came_is_thanked_and_who_did_not_can_catch_up(
    scoped, sessions, coordination, settings, attendance
):
    came, missed, led = (register(scoped, sessions[:1], number=number) for number in (1, 2, 3))
    modes = dict.fromkeys(("thanks", "catch_up"), MomentMode.BY_ITSELF)
    choose_moments(actor=coordination, cycle=scoped, modes=modes)
    thread(sessions[0], sessions[1], es="¿Qué podemos acordar?")
    hold(sessions[0], es="Se habló de la coordinación.")
    later = sessions[0].starts_at + timedelta(days=2)
    assert owe_at(later) == 0  # who came is not known yet

    attendance[sessions[0].pk] = Attenders(frozenset({came.pk}), frozenset({led.pk}))
    with posted(settings) as messages:
        for hours in range(24):
            send_at(later + timedelta(hours=hours))

    assert len(messages) == 2
    assert to(messages, 1)["Subject"].startswith("Gracias por venir a la sesión 1")
    text, html = body_of(to(messages, 2)), to(messages, 2).get_body(("html",)).get_content()
    said = ("ponerse al día", "Se habló de la coordinación.", "> ¿Qué podemos acordar?")
    assert [words for words in said if words not in text] == []
    assert 'class="cord open"' in html  # a session to come picks it up
    assert missed.pk not in attendance[sessions[0].pk].attended


def test_capability_C7_the_summary_goes_to_who_asked_for_it_once_it_is_written(scoped, sessions, settings):
    wants = register(scoped, sessions[:1], number=1)
    register(scoped, sessions[:1], number=2)
    Consent.objects.create(cycle=scoped, registration=wants, purpose=Purpose.RECAP, version="2026-12")
    hold(sessions[0])
    days = [sessions[0].starts_at + timedelta(days=1, hours=hours) for hours in range(30)]
    assert sum(map(owe_at, days)) == 0

    hold(sessions[0], es="Se habló de la coordinación.")
    with posted(settings) as messages:
        assert sum(map(send_at, days)) == 1

    assert "Se habló de la coordinación." in body_of(to(messages, 1))


def test_a_text_of_a_cycle_that_became_sensitive_goes_in_the_words_of_the_product(
    scoped, sessions, coordination, settings
):
    text = "{saludo}\n\nHablaremos del ciclo de prueba.\n\n{enlace}"
    write_message_text(actor=coordination, cycle=scoped, moment="hour", language="es", subject="La prueba", body=text)
    register(scoped, sessions[:1])
    scoped.is_sensitive = True
    scoped.save(update_fields=["is_sensitive"])

    with posted(settings) as messages:
        send_at(hour_of(sessions[0]))

    assert "prueba" not in messages[0]["Subject"] + body_of(messages[0])
    assert MessageText.objects.count() == 1


def test_a_round_asks_the_same_of_the_database_for_one_person_and_for_many(scoped, sessions):
    def queries(number: int, session: Webinar) -> int:
        for one in range(number):
            register(scoped, [session], number=100 * number + one)
        with (
            clock.at(hour_of(session)),
            CaptureQueriesContext(
                connection,
            ) as sent,
            scopes_disabled(),
        ):
            owe_moments()
        return len(sent)

    assert queries(1, sessions[0]) == queries(6, sessions[1])
    assert MomentDispatch.objects.filter(completed_at=None, begun_at__isnull=False).count() == 0
