"""The live page as those in the room see it: who may, in which state of the session, what stands there."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tinkuy.attendance.presences.models import Presence
from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor.actions import enter_segment
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions import answer_question, decline_question
from tinkuy.dialogue.notes.actions import write_note
from tinkuy.dialogue.polls.actions import cast_vote, close_poll
from tinkuy.dialogue.polls.models import Option
from tinkuy.dialogue.presence.actions import note_arrivals
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.hooks.actions import plan_hook, plant_hook
from tinkuy.planning.hooks.models import Hook

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"
PARTS_OF_A_QUESTION = ["questions", "all-questions", "mine", "jump"]
"""What a new question moves; the other parts are not sent again."""


@pytest.fixture
def room(live, tero) -> Client:
    """Tero's browser."""
    return browser_of(tero)


def page(client: Client, path: str = LIVE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_who_has_no_page_open_is_asked_to_enter(live):
    answer = Client().get(LIVE)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/es/me/")


def test_a_person_without_a_role_in_the_cycle_does_not_see_the_room(live, outsider, signed_in):
    assert signed_in(outsider).get(LIVE).status_code == 403


def test_an_observer_reads_everything_and_is_offered_no_form(live, visible, observer, signed_in):
    visible("¿Se ve?")

    shown = page(signed_in(observer))

    assert "¿Se ve?" in shown
    assert re.findall(r'<form id="(\w+)"', shown) == ["mode", "ticket"]


def test_the_room_says_where_the_session_is(room):
    shown = page(room)

    assert "En vivo, minuto 5" in shown
    assert '<b>Bloque 1 de 3:</b> <span lang="es">Apertura</span>' in shown
    assert "quedan 15 min" in shown


@pytest.mark.parametrize("state", [WebinarState.ANNOUNCED, WebinarState.LIVE, WebinarState.HELD])
def test_the_room_leads_back_to_ones_own_page_before_during_and_after(room, state, facilitation, signed_in):
    Webinar.objects.filter(ordinal=3).update(state=state)
    back = '<a href="/es/me/ciclo-de-prueba/">‹ Su página</a>'

    assert [back in page(client) for client in (room, signed_in(facilitation))] == [True, False]


def test_the_room_says_when_no_call_is_linked(room):
    nothing = "Esta sesión no tiene aquí un enlace de videollamada."
    without = page(room)
    Webinar.objects.update(video_link="https://call.example.org/3")

    linked = page(room)

    assert [nothing in shown for shown in (without, linked)] == [True, False]
    assert "Abrir la videollamada" in linked


def test_who_enters_the_room_reads_that_it_shows_no_list_of_who_attends(room):
    shown = page(room)
    Webinar.objects.filter(ordinal=3).update(state=WebinarState.ANNOUNCED)

    assert ["La sala no muestra a nadie una lista de quienes asisten." in one for one in (shown, page(room))] == [
        True
    ] * 2


def test_the_regime_is_told_in_words_and_changes_with_the_part(room, floor, facilitation):
    assert "Atribución por país o sector" in page(room)

    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))

    assert "Regla de Chatham House" in page(room)
    assert "En este bloque ninguna pregunta muestra un nombre." in page(room)


def test_the_room_is_told_which_thread_is_picked_up(room, live, facilitation):
    words = {"es": "¿Quién responde cuando nadie responde?"}
    hook = plan_hook(
        actor=facilitation,
        cycle=live.cycle,
        kind="open_question",
        origin=live.cycle.webinars.get(ordinal=1),
        target=live,
        text=words,
    )
    plant_hook(actor=facilitation, hook=hook, second=60)

    shown = page(room)

    assert "Ahora recogemos H1, de la sesión 1" in shown
    assert words["es"] in shown


def test_the_country_and_name_of_a_question_are_shown_as_far_as_asked_and_allowed(room, visible, zorzal):
    visible("¿Con nombre?", voice=zorzal, shown_as="named")

    assert '<p class="meta">Zorzal · Uruguay' in page(room)


@pytest.mark.parametrize(
    "path", [LIVE, f"{LIVE}parts/", f"{LIVE}questions/", f"{LIVE}?mode=text", f"{LIVE}parts/?mode=text"]
)
def test_under_a_regime_without_names_no_page_of_the_room_shows_name_or_country(
    room, floor, facilitation, rapporteur, visible, join, path
):
    """The data hold both: the name in the registration, the country in the registration and, by hand, in the rows."""
    canary = join("Canario-Q", "BO")
    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))
    question = visible("¿Quién lo dijo?", voice=canary, shown_as="named")
    note = write_note(actor=rapporteur, webinar=floor.webinar, kind="risk", text="Se dijo.", country="BO")
    for row in (question, note):
        row.country = "BO"
        row.save()
    answer_question(actor=facilitation, question=question, answer="Alguien.")

    shown = page(room, path)

    assert "Se dijo." in shown or "¿Quién lo dijo?" in shown
    assert "Canario-Q" not in shown
    assert "Bolivia" not in shown


def test_an_unapproved_question_is_shown_to_who_asked_and_to_nobody_else(room, ask, zorzal):
    ask("¿Espera todavía?")

    assert "¿Espera todavía?" in page(room)
    assert "¿Espera todavía?" not in page(browser_of(zorzal))


def test_who_asked_reads_why_it_was_not_published(room, ask, facilitation):
    decline_question(actor=facilitation, question=ask(), reason="Señala a una persona.")

    assert 'Por qué no se publicó: <span lang="es">Señala a una persona.</span>' in page(room)


def test_the_first_questions_stand_in_the_room_and_all_of_them_on_their_page(room, visible, join):
    """Six are shown of the twelve that are sent; see `tests/browser/live/test_calm_page.py`."""
    for number in range(14):
        visible(f"¿Pregunta {number}?", voice=join(f"Ave {number}", "PE"))

    assert len(re.findall('<li id="q-', page(room))) == 12
    assert 'data-few="6"' in page(room)
    assert "Ver las 14 preguntas" in page(room)
    assert len(re.findall('<li id="q-', page(room, f"{LIVE}questions/"))) == 14
    assert "data-few" not in page(room, f"{LIVE}questions/")


def test_queries_do_not_grow_with_questions(room, visible, zorzal, join, django_assert_max_num_queries):
    visible("¿Una?", voice=zorzal, shown_as="named")
    page(room)
    with django_assert_max_num_queries(60) as one:
        page(room)
    of_one = len(one)
    for number in range(5):
        visible(f"¿Otra {number}?", voice=join(f"Ave {number}", "PE"), shown_as="named")
    page(room)  # counts anew who is connected, since others registered

    with django_assert_max_num_queries(of_one):
        page(room)


def test_promise_P05_the_page_shows_no_result_before_the_tenth_vote(room, poll, join, tero):
    options = list(Option.objects.filter(poll=poll))
    cast_vote(voice=tero, option=options[0])
    for number in range(8):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=options[1])

    assert "%" not in part(page(room), "poll")
    cast_vote(voice=join("Ave 9", "PE"), option=options[0])
    assert re.findall(r'class="num nowrap">(\d+).%', part(page(room), "poll")) == ["20", "80", "0"]


def test_who_has_not_voted_sees_the_choices_and_no_result(room, poll, join):
    for number in range(6):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=Option.objects.filter(poll=poll).first())

    shown = part(page(room), "poll")

    assert shown.count('type="radio"') == 3
    assert "%" not in shown


def test_no_part_holds_a_token(room, poll, visible, ask, tero):
    visible("¿Una?")
    ask("¿Otra?")

    shown = page(room, f"{LIVE}parts/")

    assert "¿Una?" in shown
    assert "csrfmiddlewaretoken" not in shown
    assert 'name="once"' not in shown


def test_the_parts_are_not_sent_again_until_something_changes(room, visible):
    with clock.at(clock.now()):
        first = room.get(f"{LIVE}parts/")
        again = room.get(f"{LIVE}parts/", headers={"If-None-Match": first["ETag"]})
        visible("¿Nueva?")
        changed = room.get(f"{LIVE}parts/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert re.findall(r'^<\w+ id="([\w-]+)"', changed.content.decode(), re.MULTILINE) == PARTS_OF_A_QUESTION
    assert first["Cache-Control"] == "private, no-store"


def test_the_mark_of_a_proxy_on_the_etag_changes_nothing(room):
    with clock.at(clock.now()):
        etag = room.get(f"{LIVE}parts/")["ETag"]

        assert room.get(f"{LIVE}parts/", headers={"If-None-Match": f"W/{etag}"}).status_code == 304


def test_in_text_mode_the_session_is_told_minute_by_minute(room, live, rapporteur, facilitation, visible):
    write_note(actor=rapporteur, webinar=live, kind="lesson", text="Primero la nota.", second=60)
    answer_question(actor=facilitation, question=visible("¿Y luego?"), answer="La respuesta.", second=120)

    shown = part(page(room, f"{LIVE}?mode=text"), "relay", "ol")

    assert re.findall(r"min (\d+)<", shown) == ["2", "1"]
    assert shown.index("La respuesta.") < shown.index("Primero la nota.")


def test_opening_the_page_counts_as_presence_and_opening_it_again_at_once_does_not_count_twice(room, tero):
    page(room)
    note_arrivals()
    page(room)
    page(room, f"{LIVE}parts/")
    note_arrivals()

    assert list(Presence.objects.values_list("registration", flat=True)) == [tero.registration.pk]


def test_before_it_begins_the_page_tells_the_hour_of_each_city(announced, tero):
    announced.starts_at = clock.now() + timedelta(minutes=31)
    announced.save()

    shown = page(browser_of(tero))

    assert "Empieza en 30 minutos." in shown
    assert re.findall(r"<dd>([^<]+)</dd>", shown)[0].startswith("Lima")


def test_once_it_is_over_the_page_tells_what_it_left(room, live, visible, poll, join, facilitation, rapporteur):
    first, second = Option.objects.filter(poll=poll)[:2]
    for number in range(5):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=second if number == 4 else first)
    close_poll(actor=facilitation, poll=poll, reveal=True)
    answer_question(actor=facilitation, question=visible("¿Qué quedó?"), answer="Esto.", second=240)
    write_note(actor=rapporteur, webinar=live, kind="risk", text="Una nota.", second=60)
    close_floor(actor=facilitation, webinar=live)

    shown = page(room)

    assert shown.index("Una nota.") < shown.index("¿Qué quedó?") < shown.index("Esto.")
    assert re.findall(r'class="num nowrap">(\d+).%', shown) == ["80", "20", "0"]


@pytest.fixture
def following(scoped, live) -> Webinar:
    """The session after the live one, for which that leaves a thread open."""
    starts_at = datetime(2031, 7, 30, 15, tzinfo=UTC)
    later = Webinar.objects.create(
        cycle=scoped, ordinal=4, title={"es": "De lo aprendido"}, starts_at=starts_at, state=WebinarState.ANNOUNCED
    )
    text = {"es": "¿Qué podemos acordar?"}
    Hook.objects.create(cycle=scoped, number=1, origin=live, target=later, state="planted", text=text)
    return later


def test_the_last_minutes_and_the_page_afterwards_lead_to_the_next_session(
    live, floor, join, following, facilitation, tero
):
    uruguayan = join("Tordo", "UY")
    uruguayan.registration.webinars.add(following)
    browser, words = browser_of(uruguayan), "Nos vemos el miércoles 30 de julio de 2031"
    assert words not in page(browser)

    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=3))
    closing = page(browser)
    close_floor(actor=facilitation, webinar=live)
    afterwards = page(browser)

    for shown in (closing, afterwards):
        assert words in shown
        assert "<b>12:00 en Montevideo.</b> 4. De lo aprendido. Su lugar está confirmado." in shown
        assert 'calendar.ics">Agregar a mi calendario</a>' in shown
    assert "Dejamos abierto H1, para la sesión 4" in afterwards
    assert "Sesión 4, 30 jul" in afterwards
    assert "Elegir mis sesiones" in page(browser_of(tero))

    Webinar.objects.filter(pk=following.pk).update(state=WebinarState.LIVE)
    assert "La sesión 4 está en vivo ahora" in page(browser)


def test_what_was_never_approved_is_not_told_afterwards(room, live, ask, zorzal, facilitation):
    ask("¿Nunca aprobada?", voice=zorzal)
    close_floor(actor=facilitation, webinar=live)

    assert "¿Nunca aprobada?" not in page(room)


def test_what_was_said_in_a_closed_part_stays_in_the_room(room, live, floor, rapporteur, facilitation):
    Segment.objects.filter(ordinal=3).update(regime="closed")
    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=3))
    write_note(actor=rapporteur, webinar=live, kind="risk", text="Solo aquí.")
    assert "Solo aquí." in page(room)

    close_floor(actor=facilitation, webinar=live)

    assert "Solo aquí." not in page(room)
    assert "Lo que se dijo en un bloque cerrado no se muestra." in page(room)


def test_a_cancelled_session_says_so(announced, tero):
    announced.state = WebinarState.CANCELLED
    announced.save()

    assert "Esta sesión se canceló." in page(browser_of(tero))


def test_the_room_speaks_portuguese_and_english(room):
    assert "Ao vivo, minuto 5" in page(room, LIVE.replace("/es/", "/pt-br/"))
    assert "Live, minute 5" in page(room, LIVE.replace("/es/", "/en/"))


def test_nothing_in_the_room_is_called_anonymous_but_a_vote_once_it_closed(room, poll):
    words = re.findall(r"[^.>]*an[óo]nim\w+[^.<]*", page(room))

    assert [word.strip() for word in words] == ["Confidencial mientras está abierta, anónima al cerrar"]


def part(shown: str, name: str, tag: str = "div") -> str:
    """The part *name* of a page, up to the next section's end."""
    match = re.search(rf'<{tag} id="{name}".*?</(?:section|nav)>', shown, re.S)
    assert match is not None
    return match[0]


def test_words_in_another_language_than_the_page_say_so(room, ask, visible, facilitation):
    answer_question(actor=facilitation, question=visible("Quem liga?", language="pt-br"), answer="Un contacto.")
    decline_question(actor=facilitation, question=ask("¿Y Ana?"), reason="Nombra a una persona.")

    shown = page(room, LIVE.replace("/es/", "/en/"))

    for language, words in (
        ("pt-br", "Quem liga?"),
        ("es", "Un contacto."),
        ("es", "Nombra a una persona."),
        ("es", "Apertura"),
    ):
        assert re.search(rf'lang="{language}"[^>]*>{re.escape(words)}<', shown), words


def test_a_person_of_the_team_takes_part_with_their_own_voice(live, facilitation):
    shown = page(browser_of(Voice(person=facilitation)))

    assert "La sala y el equipo leen «Facilitación»." in shown
