"""The console, the notes and the projector in Chromium: by keyboard, by two at once, without scripts."""

from datetime import timedelta
from itertools import product

import pytest
from django_scopes import scope, scopes_disabled
from playwright.sync_api import Page, expect

from tests.browser.live.live_session import CONSOLE, NOTES, SCREEN, Live, live_session
from tests.browser.looking import PHONE, TALLEST_BAR, assert_stands, height_of_bars
from tests.browser.windows import Window, faults_by_window
from tinkuy.attendance.presences.actions import note_presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.presence.queries import MARK_EVERY
from tinkuy.dialogue.questions.models import Question
from tinkuy.planning.hooks.models import Hook


@pytest.fixture
def live(transactional_db) -> Live:
    return live_session()


def state_of(question: Question) -> str:
    with scopes_disabled():
        return Question.objects.get(pk=question.pk).state


def filled(live: Live) -> None:
    """Something in each place of the console."""
    live.approve("¿Vale en juicio una declaración tomada por videollamada?")
    live.ask("¿Vale una declaración por videollamada en juicio?", "EC")
    live.ask("Llamen al +51 987 654 321, ¿quién ayuda?", "EC")
    options = [{"es": word} for word in ("No sé a quién llamar", "Los plazos", "El idioma")]
    live.do("draft_poll", webinar=live.webinar, question={"es": "¿Qué frena más?"}, options=options)
    full_room(live)
    for kind in ("risk", "lesson"):
        live.do("write_note", webinar=live.webinar, kind=kind, text="Las rutas cambiaron.", country="PE")


def full_room(live: Live) -> None:
    """A hundred of each of two countries are connected: the longest that the head of the console says."""
    with scope(cycle=live.cycle):
        until = live.cycle.today() + timedelta(days=30)
        people = Registration.objects.bulk_create(
            Registration(cycle=live.cycle, country=country, erase_on=until) for country in ("PE", "EC") * 100
        )
        since = clock.now() - MARK_EVERY
        note_presence(webinar=live.webinar, registrations=[one.pk for one in people], at=since, until=clock.now())


WIDTHS = (390, 1280, 1600)
DESKS = (CONSOLE, f"{CONSOLE}?tab=approved", f"{CONSOLE}close/", f"{CONSOLE}polls/new/", NOTES, SCREEN)
TRANSLATED = (CONSOLE, NOTES, SCREEN, "/es/team/c/ciclo-de-prueba/dialogue/")


@pytest.fixture(scope="module")
def walks() -> dict[str, dict[Window, list[str]]]:
    """A desk is opened once in each language; each of the tests reads what its width and light showed."""
    return {}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_desks_stand_at_any_width(request, walk_pages, enter, walks, width, dark):
    if "es" not in walks:
        live, page = request.getfixturevalue("live"), walk_pages()
        filled(live)
        enter(page, live.lead)
        walks["es"] = faults_by_window(page, DESKS, product(WIDTHS, (False, True)))

    assert walks["es"][width, dark] == []


@pytest.mark.parametrize("width", WIDTHS[:2])
@pytest.mark.parametrize("language", ["pt-br", "en"])
def test_the_desks_stand_in_each_language(request, walk_pages, enter, walks, language, width):
    if language not in walks:
        live, page = request.getfixturevalue("live"), walk_pages(language=language)
        filled(live)
        enter(page, live.lead)
        paths = [path.replace("/es/", f"/{language}/") for path in TRANSLATED]
        walks[language] = faults_by_window(page, paths, product(WIDTHS[:2], (False,)))

    assert walks[language][width, False] == []


def test_a_queue_is_worked_off_by_keyboard(desk: Page, enter, live):
    read = live.approve("¿Vale en juicio una declaración tomada por videollamada?")
    approved, joined, held = (
        live.ask("¿Qué línea siguió abierta de noche?", "EC"),
        live.ask("¿Vale una declaración por videollamada en juicio?", "EC"),
        live.ask("¿Por qué no vinieron?", "EC"),
    )
    enter(desk, live.lead)
    desk.goto(CONSOLE)
    assert desk.locator(".live-bar h1").bounding_box()["width"] > 330, "a title of some forty letters takes one line"

    for key, left in (("a", 2), ("u", 1), ("r", 0)):
        desk.keyboard.press(key)
        expect(desk.locator(".moderation > li")).to_have_count(left)

    assert [state_of(one) for one in (approved, joined, held)] == ["visible", "merged", "held"]
    with scopes_disabled():
        assert Question.objects.get(pk=joined.pk).merged_into == read


def test_keys_are_silent_while_one_writes_and_once_they_are_off(desk: Page, enter, live):
    question = live.ask("¿Qué línea siguió abierta?")
    enter(desk, live.lead)
    desk.goto(CONSOLE)

    desk.get_by_text("Más", exact=True).click()
    desk.get_by_text("Devolver a quien preguntó").click()
    desk.get_by_label("Por qué no se publica").press_sequentially("arruak")
    desk.get_by_label("Teclas").uncheck()
    desk.locator("h2").first.click()
    desk.keyboard.press("a")
    desk.reload()

    expect(desk.get_by_label("Teclas")).not_to_be_checked()
    assert state_of(question) == "waiting"


def test_a_flagged_question_is_approved_by_key_only_after_a_look_at_its_words(desk: Page, enter, live):
    question = live.ask("Llamen al +51 987 654 321, ¿quién ayuda?")
    enter(desk, live.lead)
    desk.goto(CONSOLE)

    desk.keyboard.press("a")
    desk.get_by_label("Deje solo palabras que no identifiquen").fill("¿Quién ayuda?")
    desk.get_by_role("button", name="Publicar con estas palabras").click()

    expect(desk.locator(".moderation > li")).to_have_count(0)
    with scopes_disabled():
        assert Question.objects.get(pk=question.pk).text == "¿Quién ayuda?"


def test_what_one_is_writing_stays_while_another_decides(desk: Page, enter, live):
    question, other = live.ask("¿Qué línea siguió abierta?"), live.ask("¿Quién paga?", "EC")
    enter(desk, live.lead)
    desk.goto(CONSOLE)
    card = desk.locator(f"#card-{question.public_id}")
    card.get_by_text("Más", exact=True).click()
    card.get_by_text("Devolver a quien preguntó").click()
    reason = card.get_by_label("Por qué no se publica")
    reason.fill("Habla de un caso")

    for one in (question, other):
        live.do("approve_question", question=one)

    expect(desk.locator(f"#card-{other.public_id}")).to_have_count(0)
    expect(card.get_by_text("Hay cambios")).to_be_visible()
    expect(reason).to_have_value("Habla de un caso")
    expect(reason).to_be_focused()


def test_a_refusal_is_told_and_what_was_written_stays(desk: Page, enter, live, faults):
    question = live.ask("¿Qué línea siguió abierta?")
    enter(desk, live.lead)
    desk.goto(CONSOLE)
    desk.get_by_text("Más", exact=True).click()
    desk.get_by_text("Devolver a quien preguntó").click()
    desk.get_by_label("Por qué no se publica").fill("Habla de un caso")
    live.do("approve_question", question=question)
    live.do("answer_question", question=question)

    desk.get_by_role("button", name="Devolver con este motivo").click()

    expect(desk.locator("#part-messages .notice.error")).to_be_visible()
    expect(desk.get_by_label("Por qué no se publica")).to_have_value("Habla de un caso")
    assert [fault.partition(":")[0] for fault in faults] == ["422"]
    faults.clear()


def test_a_deed_is_undone_by_key_where_the_hand_was_and_j_and_k_move_to_the_one_that_a_acts_on(desk: Page, enter, live):
    first, second = live.ask("¿Qué línea siguió abierta?"), live.ask("¿Quién paga la traducción?", "EC")
    enter(desk, live.lead)
    desk.goto(CONSOLE)

    desk.keyboard.press("a")
    line = desk.get_by_role("status").filter(has_text="Usted aprobó la pregunta «¿Qué línea siguió abierta?».")
    expect(line).to_be_visible()
    expect(desk.locator(f"#card-{second.public_id}")).to_be_focused()
    desk.keyboard.press("z")

    expect(desk.locator(f"#card-{first.public_id}")).to_be_focused()
    expect(desk.get_by_role("button", name="Deshacer")).to_have_count(0)
    assert [state_of(one) for one in (first, second)] == ["waiting", "waiting"]

    for key in ("j", "k", "j", "a"):
        desk.keyboard.press(key)

    expect(desk.locator(".moderation > li")).to_have_count(1)
    assert [state_of(one) for one in (first, second)] == ["waiting", "visible"]


def test_what_another_decides_takes_nothing_from_under_the_hand(desk: Page, enter, live):
    live.approve("¿Quién paga la traducción?", "EC")
    words = ("¿Qué línea siguió abierta?", "¿Dónde se denuncia de noche?", "¿A quién avisa la escuela?")
    first, second, third = (live.ask(text, "EC") for text in words)
    enter(desk, live.lead)
    desk.goto(CONSOLE)
    desk.keyboard.press("j")
    desk.evaluate("document.querySelector('#card-" + second.public_id + "').marked = true")

    live.do("approve_question", by=live.coordination, question=first)

    expect(desk.locator(f"#card-{first.public_id}")).to_have_count(0)
    expect(desk.get_by_text(f"{live.coordination.name} aprobó la pregunta «{first.text}».")).to_be_visible()
    expect(desk.locator(f"#card-{second.public_id}")).to_be_focused()
    assert desk.evaluate("document.activeElement.marked")
    desk.keyboard.press("a")
    expect(desk.locator(f"#card-{third.public_id}")).to_be_focused()
    expect(desk.locator(f"#card-{second.public_id}")).to_have_count(0)
    assert [state_of(one) for one in (first, second, third)] == ["visible", "visible", "waiting"]


def test_verbs_pressed_one_after_the_other_reach_one_question_each(desk: Page, enter, live):
    questions = [live.ask(f"¿Qué línea siguió abierta {number}?", "EC") for number in range(5)]
    enter(desk, live.lead)
    desk.goto(CONSOLE)

    for key in ("a", "r", "a", "r"):
        desk.keyboard.press(key)

    expect(desk.locator(".moderation > li")).to_have_count(1)
    assert [state_of(one) for one in questions] == ["visible", "held", "visible", "held", "waiting"]


def test_everything_is_done_without_scripts(without_scripts: Page, enter, live):
    page, question = without_scripts, live.ask("¿Qué línea siguió abierta?")
    enter(page, live.lead)
    page.goto(CONSOLE)

    page.get_by_role("button", name="Aprobar", exact=True).click()
    page.get_by_role("button", name="Deshacer").click()
    page.get_by_role("button", name="Aprobar", exact=True).click()
    page.get_by_role("link", name="Aprobadas").click()
    page.get_by_role("button", name="En pantalla", exact=True).click()
    page.get_by_text("Respondida", exact=True).click()
    page.get_by_role("button", name="Marcar como respondida").click()
    page.get_by_role("button", name="Recogido H1").click()
    page.get_by_role("button", name="Dejar abierto H2").click()
    page.get_by_role("button", name="Pantalla de espera").click()

    assert state_of(question) == "answered"
    with scopes_disabled():
        assert [hook.state for hook in Hook.objects.all()] == ["resolved", "planted"]
        assert Floor.objects.get().screen == "holding"


def test_a_session_is_closed_and_what_was_left_is_told(page: Page, enter, live):
    live.approve("¿Qué línea siguió abierta?")
    enter(page, live.lead)
    page.goto(CONSOLE)

    page.get_by_role("link", name="Terminar la sesión").click()
    page.get_by_role("button", name="Terminar la sesión").click()

    expect(page.get_by_role("heading", name="Después de la sesión")).to_be_visible()
    expect(page.get_by_text("Falta responder por escrito 1 pregunta.")).to_be_visible()
    page.get_by_role("link", name="Responder en la consola").click()
    expect(page.get_by_text("¿Qué línea siguió abierta?", exact=True)).to_be_visible()


def test_a_note_is_written_by_keyboard_and_an_unsent_one_is_kept(desk: Page, enter, live):
    enter(desk, live.rapporteur)
    desk.goto(NOTES)
    text = desk.get_by_label("Lo que se dijo")
    text.fill("Una lista de cargos dura más.")
    text.press("Alt+3")
    desk.reload()

    expect(text).to_have_value("Una lista de cargos dura más.")
    desk.get_by_role("button", name="Escribir la nota").click()

    expect(desk.locator("#part-notes-list .note-list p")).to_have_text("Una lista de cargos dura más.")
    expect(text).to_have_value("")
    with scopes_disabled():
        assert Note.objects.get().kind == "lesson"


def test_notes_and_agreements_wait_for_the_line_and_arrive_in_order_once(desk: Page, enter, live):
    """From two tabs of the rapporteur: neither writes over what the other has not sent, nor over its draft."""
    enter(desk, live.rapporteur)
    desk.goto(NOTES)
    other = desk.context.new_page()
    other.goto(NOTES)
    desk.context.set_offline(True)
    for tab, kind, words in ((desk, 1, "Primero se habló de rutas."), (other, 2, "Después de albergues.")):
        tab.get_by_label("Lo que se dijo").fill(words)
        tab.get_by_label("Lo que se dijo").press(f"Alt+{kind}")
        tab.get_by_role("button", name="Escribir la nota").click()
    for tab in (desk, other):
        expect(tab.get_by_text("por enviar")).to_have_count(2)
    desk.get_by_label("Lo que se dijo").fill("Un borrador.")
    other.get_by_label("Lo que se dijo").fill("Otro.")
    agreement = desk.get_by_role("form", name="Anotar un acuerdo")
    agreement.get_by_label("Qué se hará").fill("Compartir las alertas del día.")
    agreement.get_by_label("Quién lo hace").fill("Cancillería")
    agreement.get_by_role("button", name="Anotar el acuerdo").click()
    expect(desk.get_by_label("Acuerdos por enviar").get_by_text("Compartir las alertas del día.")).to_be_visible()
    expect(desk.get_by_role("status").filter(has_text="No se pudo enviar ahora.")).to_have_count(2)

    other.close()
    desk.context.set_offline(False)
    desk.reload()

    expect(desk.get_by_label("Lo que se dijo")).to_have_value("Un borrador.")
    expect(desk.get_by_text("por enviar")).to_have_count(0)
    expect(desk.get_by_role("status").filter(has_text="Guardado, minuto ")).to_be_visible()
    expect(desk.locator("#part-notes-list .note-list p")).to_have_text(
        ["Después de albergues.", "Primero se habló de rutas."]
    )
    with scopes_disabled():
        assert [note.text for note in Note.objects.order_by("id")] == [
            "Primero se habló de rutas.",
            "Después de albergues.",
        ]
        assert [(one.text, one.who) for one in Agreement.objects.all()] == [
            ("Compartir las alertas del día.", "Cancillería")
        ]
        assert not any("Primero" in value for value in desk.evaluate("Object.values(localStorage)"))
    assert any("Otro." in value for value in desk.evaluate("Object.values(localStorage)"))


def screens(live: Live):
    """Each thing that can be on screen, put there: yields its kind."""
    floor, title = live.floor, "¿Cómo se protege a la víctima que declara a distancia desde otro país de la región?"
    with scopes_disabled():
        coming, leaving = Hook.objects.select_related("origin", "target")
    live.do("show_hook", floor=floor, hook=coming)
    yield "hook"
    live.do("show_hook", floor=floor, hook=leaving)
    yield "closing"
    live.do("show_question", floor=floor, question=live.approve((title * 4)[:280]))
    yield "question"
    options = [{"es": f"Opción {number}: {title}"[:120]} for number in range(8)]
    poll = live.do("draft_poll", webinar=live.webinar, question={"es": (title * 3)[:200]}, options=options)
    live.do("open_poll", poll=poll)
    live.do("close_poll", poll=poll, reveal=True)
    live.do("show_poll", floor=floor, poll=poll)
    yield "poll"
    live.do("show_holding_slide", floor=floor)
    yield "holding"


def test_nothing_on_the_projector_has_to_be_scrolled_and_on_a_telephone_it_is_accessible_and_fits(
    desk: Page, enter, live
):
    enter(desk, live.lead)
    longer = []
    for kind in screens(live):
        desk.goto(SCREEN)
        expect(desk.locator(f".screen.of-{kind}")).to_be_visible()
        for width, height in ((1280, 720), (1920, 1080)):
            desk.set_viewport_size({"width": width, "height": height})
            tall = desk.evaluate("document.documentElement.scrollHeight")
            if tall > height:
                longer.append((kind, width, tall))
        desk.set_viewport_size({"width": PHONE, "height": 900})
        assert_stands(desk)

    assert longer == []


def test_on_a_telephone_one_bar_stands_at_the_foot_of_the_console(phone: Page, enter, live):
    live.approve("¿Queda algo?")
    enter(phone, live.lead)
    phone.goto(CONSOLE)

    expect(phone.locator(".deed-strip")).to_be_visible()
    assert height_of_bars(phone) <= TALLEST_BAR

    line = phone.locator(".agreement-line")
    line.get_by_label("Qué se hará").fill("Enviar la lista")
    line.get_by_label("Quién lo hace").fill("Fiscalías")
    line.locator("summary").click()
    line.get_by_label("Perú").check()
    line.get_by_role("button").click()

    expect(phone.locator("#part-agreements li")).to_have_count(1)
    expect(line.get_by_label("Qué se hará")).to_have_value("")
    expect(line.get_by_label("Quién lo hace")).to_have_value("")
    expect(line.get_by_label("Perú")).not_to_be_checked()


def test_the_projector_follows_the_console(desk: Page, enter, live):
    enter(desk, live.lead)
    desk.goto(SCREEN)

    live.do("show_holding_slide", floor=live.floor)

    expect(desk.get_by_text("Volvemos en un momento")).to_be_visible()
