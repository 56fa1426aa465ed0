"""The live page in real browsers, served by a real `tinkuy serve`: what one does, the others see without reloading."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.live.room import Room, ask
from tests.browser.looking import DESK, PHONE, assert_accessible, assert_stands

MOST_BYTES = 30_000
"""Of the first view, compressed, with styles and scripts."""

MOST_REQUESTS = 5
HIDE = """Object.defineProperty(document, "hidden", { get: () => true });
document.dispatchEvent(new Event("visibilitychange"))"""
EDGES = (PHONE, 768, DESK, 1600)


def test_what_one_asks_supports_and_votes_for_is_seen_on_every_page_without_reloading(room):
    tero, zorzal = room.listening("Tero"), room.listening("Zorzal", width=PHONE)
    zorzal.get_by_label("Su pregunta").fill("Estoy escribiendo")

    ask(tero, "¿Quién llama a quién?")
    expect(tero.locator("#mine")).to_contain_text("En revisión")
    expect(tero.get_by_label("Su pregunta")).to_have_value("")
    expect(zorzal.locator("#questions")).not_to_contain_text("¿Quién llama a quién?")
    room.deed("approve")

    expect(zorzal.locator("#questions")).to_contain_text("¿Quién llama a quién?")
    expect(tero.locator("#mine")).to_contain_text("Visible")
    expect(zorzal.get_by_label("Su pregunta")).to_have_value("Estoy escribiendo")
    expect(zorzal.locator("[data-count=questions]")).to_have_text("1")
    support_and_sign(tero, zorzal)
    vote(room, tero, zorzal)


def support_and_sign(tero: Page, zorzal: Page) -> None:
    """Counted for all, and marked as one's own."""
    zorzal.locator("#questions button.vote").click()
    zorzal.get_by_role("button", name="Nos pasa igual").click()

    expect(tero.locator("#questions [data-upvotes]")).to_have_text("1")
    expect(tero.locator("[data-sign=same_here]")).to_have_text("1")
    expect(zorzal.locator("#questions button.vote")).to_have_attribute("aria-pressed", "true")
    expect(tero.locator("#questions button.vote")).to_have_attribute("aria-pressed", "false")
    zorzal.reload()
    expect(zorzal.get_by_role("button", name="Nos pasa igual")).to_have_attribute("aria-pressed", "true")


def vote(room: Room, tero: Page, zorzal: Page) -> None:
    """Its result waits for the close."""
    tero.get_by_label("Los plazos de cada ley").check()
    tero.get_by_role("button", name="Votar").click()

    expect(tero.locator("#poll .mine")).to_contain_text("Los plazos de cada ley, su voto")
    expect(zorzal.locator("#poll [data-votes]")).to_have_text("1")
    assert "%" not in tero.locator("#poll").inner_text() + zorzal.locator("#poll").inner_text()
    room.deed("close-poll")
    expect(zorzal.locator("#poll")).to_contain_text("La encuesta se cerró")
    expect(tero.locator("#poll .mine")).to_have_count(0)


def test_a_page_behind_another_hears_on_and_ones_own_sign_fades(room):
    page = room.page_of("Tero", path="about:blank", is_new=True)
    page.clock.install()
    page.goto(room.seeded["path"], wait_until="load")
    sign = page.get_by_role("button", name="No se oye")
    sign.click()
    expect(sign).to_have_attribute("aria-pressed", "true")
    page.evaluate(HIDE)

    page.clock.run_for(6 * 60_000)
    expect(sign).to_have_attribute("aria-pressed", "false")
    ask(room.listening("Zorzal"), "¿Quién escucha?")
    expect(room.contexts[-1].pages[0].locator("#mine")).to_contain_text("¿Quién escucha?")
    room.deed("approve")

    expect(page.locator("#questions")).to_contain_text("¿Quién escucha?")


def test_a_question_that_changes_stays_where_it_was_read(room):
    tero = room.listening("Tero")
    for text in ("¿Primera?", "¿Segunda?", "¿Tercera?"):
        ask(tero, text)
        expect(tero.locator("#mine")).to_contain_text(text)
        room.deed("approve")
    zorzal = room.listening("Zorzal")
    as_asked = ["¿Primera?", "¿Segunda?", "¿Tercera?"]
    expect(zorzal.locator("#questions [lang]")).to_have_text(as_asked)

    zorzal.locator("#questions button.vote").first.click()
    expect(zorzal.locator("#questions button.vote").first).to_have_attribute("aria-pressed", "true")

    expect(zorzal.locator("#questions [lang]")).to_have_text(as_asked)


def test_promise_L05_L06_a_stop_of_the_server_loses_nothing_that_was_kept_or_happened_meanwhile(room):
    tero, zorzal = room.listening("Tero"), room.listening("Zorzal")
    ask(tero, "¿Mientras tanto?")
    expect(tero.locator("#mine")).to_contain_text("¿Mientras tanto?")
    tero.get_by_role("switch", name="Sin mi nombre").uncheck()
    room.site.stop()
    room.deed("approve")
    ask(tero, "¿Antes del corte?")
    expect(tero.locator("#unsent")).to_contain_text("¿Antes del corte?")

    tero.goto("about:blank")  # else the page that is left sends it itself, as soon as it is answered again
    room.site.start()
    tero.go_back()

    expect(tero.locator("#mine")).to_contain_text("¿Antes del corte?")
    expect(zorzal.locator("#questions")).to_contain_text("¿Mientras tanto?")
    assert room.deed("questions") == ["¿Mientras tanto?", "¿Antes del corte?"]


def test_promise_L05_a_question_taken_after_the_page_was_drawn_is_on_that_page_too(room):
    """As a page that is loaded again in the moment in which its question is taken: it was drawn without it."""
    tero = room.listening("Tero")
    drawn_before = tero.context.new_page()
    drawn_before.goto(room.seeded["path"], wait_until="load")
    expect(drawn_before.locator("#mine")).not_to_contain_text("¿En otra página?")

    ask(tero, "¿En otra página?")

    expect(drawn_before.locator("#mine")).to_contain_text("¿En otra página?")


def test_a_weak_line_turns_text_alone_on_by_itself_and_says_so(room):
    page = room.page_of("Tero", path="about:blank")
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(room.seeded["path"])

    expect(page.get_by_text("Su conexión está débil.")).to_be_visible()
    expect(page.get_by_role("switch", name="Ahorro de datos")).to_have_attribute("aria-checked", "true")
    expect(page.locator("#part-notes")).to_be_hidden()
    assert page.url.endswith("?mode=text")
    page.get_by_role("switch", name="Ahorro de datos").click()
    expect(page.get_by_role("switch", name="Ahorro de datos")).to_have_attribute("aria-checked", "false")
    expect(page.get_by_text("Su conexión está débil.")).to_be_hidden()


def test_without_scripts_one_asks_votes_supports_and_takes_back(room):
    page = room.page_of("Tero", width=PHONE, java_script_enabled=False)

    ask(page, "¿Sin guiones?")
    expect(page.get_by_text("Su pregunta quedó guardada.").first).to_be_visible()
    room.deed("approve")
    page.get_by_role("link", name="Actualizar").click()
    page.locator("#questions button.vote").click()
    expect(page.locator("#questions button.vote")).to_have_attribute("aria-pressed", "true")
    page.get_by_label("El idioma").check()
    page.get_by_role("button", name="Votar").click()
    expect(page.get_by_text("Su voto quedó guardado.").first).to_be_visible()
    page.get_by_role("button", name="Más despacio").click()
    expect(page.get_by_role("button", name="Más despacio")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Retirar mi pregunta").click()
    expect(page.get_by_text("¿Sin guiones?")).to_have_count(0)


def test_the_room_is_accessible_light_and_dark_and_fits_every_width(room):
    ask(room.page_of("Zorzal"), "¿Una pregunta bastante larga para que la lista tenga con qué romper las líneas?")
    room.deed("approve")
    page = room.page_of("Tero", width=PHONE)

    for path in ("", f"{room.seeded['path']}?mode=text", f"{room.seeded['path']}questions/", "/pt-br/j/ZZZZZZ/"):
        page.emulate_media(color_scheme="light")
        if path:
            page.goto(path)
        assert_stands(page, *EDGES)
        page.emulate_media(color_scheme="dark")
        assert_accessible(page)


def test_the_page_is_accessible_before_the_session_and_after_it(room):
    before = room.page_of("Tero", path=room.seeded["path"].replace("/s/1/", "/s/2/"), width=PHONE)
    assert_stands(before, *EDGES)
    page = room.listening("Tero")
    ask(page, "¿Queda algo?")
    expect(page.locator("#mine")).to_contain_text("¿Queda algo?")

    room.deed("close")

    expect(page.locator("#said")).to_contain_text("Esta sesión terminó.")
    expect(page.locator("[data-minute]")).to_be_hidden()
    page.get_by_role("link", name="Vea lo que dejó").click()
    expect(page.get_by_role("heading", name="Minuto a minuto")).to_be_visible()
    assert_stands(page, *EDGES)


def test_the_first_view_is_light(room):
    context = room.page_of("Tero", path="about:blank", is_new=True).context
    page, sizes = context.new_page(), []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    page.goto(room.seeded["path"], wait_until="load")
    first_view = list(sizes)

    assert len(first_view) <= MOST_REQUESTS
    assert sum(first_view) < MOST_BYTES


def test_promise_L05_a_question_a_vote_and_a_support_without_a_line_are_kept_and_sent_once_when_it_returns(room):
    tero, zorzal = room.listening("Tero"), room.listening("Zorzal")
    ask(tero, "¿Se apoya sin línea?")
    expect(tero.locator("#mine")).to_contain_text("¿Se apoya sin línea?")
    room.deed("approve")
    expect(zorzal.locator("#questions")).to_contain_text("¿Se apoya sin línea?")
    zorzal.context.set_offline(True)

    ask(zorzal, "¿Sin línea?")
    expect(zorzal.locator("#unsent")).to_contain_text("por enviar")
    assert room.deed("questions") == ["¿Se apoya sin línea?"]
    zorzal.get_by_label("Los plazos de cada ley").check()
    zorzal.get_by_role("button", name="Votar").click()
    expect(zorzal.locator("#unsent li")).to_have_count(2)
    zorzal.locator("#questions button.vote").click()

    expect(zorzal.locator("#said")).to_contain_text("queda guardado en esta pestaña")
    expect(zorzal.locator("#unsent")).to_contain_text("Su voto: Los plazos de cada ley")
    expect(zorzal.locator("#unsent")).to_contain_text("Su apoyo: ¿Se apoya sin línea?")
    zorzal.context.set_offline(False)
    expect(zorzal.locator("#mine")).to_contain_text("¿Sin línea?")
    expect(zorzal.locator("#unsent li")).to_have_count(0)
    expect(zorzal.locator("#poll .mine")).to_contain_text("Los plazos de cada ley, su voto")
    expect(tero.locator("#questions [data-upvotes]").first).to_have_text("1")
    assert room.deed("questions") == ["¿Se apoya sin línea?", "¿Sin línea?"]
    assert zorzal.evaluate("sessionStorage.length") == 0


def test_promise_L05_a_kept_vote_that_came_too_late_is_told_as_not_sent_until_it_was_read(room):
    tero = room.listening("Tero")
    tero.context.set_offline(True)
    tero.get_by_label("El idioma").check()
    tero.get_by_role("button", name="Votar").click()
    expect(tero.locator("#unsent")).to_contain_text("por enviar")
    room.deed("close-poll")

    tero.context.set_offline(False)

    expect(tero.locator("#unsent")).to_contain_text("no se envió")
    expect(tero.locator("#unsent")).to_contain_text("Esta encuesta ya se cerró.")
    tero.get_by_role("button", name="Enviar ahora").click()
    expect(tero.locator("#unsent")).to_contain_text("no se envió")
    tero.get_by_role("button", name="Dejarlo").click()
    expect(tero.locator("#unsent li")).to_have_count(0)
    assert tero.evaluate("sessionStorage.length") == 0


def test_the_data_saver_hears_what_is_said_and_not_each_number(room):
    tero, zorzal = room.listening("Tero"), room.listening("Zorzal", path=f"{room.seeded['path']}?mode=text")
    asked = []
    zorzal.on("request", lambda request: asked.append(urlsplit(request.url).path))
    ask(tero, "¿Llega con poco?")
    expect(tero.locator("#mine")).to_contain_text("¿Llega con poco?")
    room.deed("approve")
    expect(zorzal.locator("#questions")).to_contain_text("¿Llega con poco?")

    tero.locator("#questions button.vote").click()
    expect(tero.locator("#questions [data-upvotes]")).to_have_text("1")
    room.deed("note")

    expect(zorzal.locator("#relay")).to_contain_text("Se acordó un contacto")
    expect(zorzal.locator("#questions [data-upvotes]")).to_have_text("0")
    assert [path for path in asked if not path.startswith("/stream/")] == []  # on a slow machine it comes back once


def test_the_form_shows_how_the_question_will_appear_as_the_switches_stand(room):
    tero = room.listening("Tero")
    shown = tero.locator(".ask-preview")
    tero.get_by_label("Su pregunta").fill("¿Como se vio?")
    shown = tero.get_by_role("region", name="Así aparecerá")
    expect(shown).to_contain_text("Sin nombre")
    assert "Uruguay" not in shown.inner_text()

    tero.get_by_role("switch", name="Sin mi nombre").click()
    assert "Tero · Uruguay" in shown.inner_text()
    tero.get_by_role("switch", name="Con mi país").click()
    assert "Tero" in shown.inner_text()
    assert "Uruguay" not in shown.inner_text()
    ask(tero, "¿Como se vio?")

    expect(tero.locator("#mine")).to_contain_text("Con mi nombre o alias")
    room.deed("approve")
    expect(tero.locator("#questions .meta")).to_contain_text("Tero")
    assert "Uruguay" not in tero.locator("#questions .meta").inner_text()
