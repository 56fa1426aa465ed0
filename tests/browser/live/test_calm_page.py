"""What changes in the room moves nothing away from who is reading, and is told once, by one voice."""

from playwright.sync_api import Page, expect

from tests.browser.looking import PHONE

CARDS = "#questions > li:visible [lang]"


def cards(page: Page) -> set[str]:
    return set(page.locator(CARDS).all_inner_texts())


def test_whoever_stays_sees_the_same_few_cards_as_whoever_comes(room):
    room.deed("many")
    tero, zorzal = room.listening("Tero", width=PHONE), room.listening("Zorzal")
    assert cards(tero) == {f"¿La {n}?" for n in range(1, 7)}

    zorzal.goto(f"{room.seeded['path']}questions/")
    zorzal.locator("#questions > li", has_text="¿La 8?").get_by_role("button").click()
    expect(tero.locator(CARDS).filter(has_text="¿La 8?")).to_have_count(1)

    assert len(cards(tero)) == 6
    assert cards(tero) == cards(room.listening("Zorzal"))


def test_what_appears_above_moves_nothing_under_the_thumb(room):
    tero, zorzal = room.listening("Tero", width=PHONE), room.listening("Zorzal")
    choice = tero.get_by_label("Los plazos de cada ley")
    choice.evaluate("element => element.scrollIntoView({ block: 'center' })")
    before = choice.bounding_box()["y"]

    room.deed("thread")
    expect(tero.locator("#thread")).to_contain_text("¿Cómo sigue la causa")
    zorzal.get_by_label("Su pregunta").fill("¿Quién llama?")
    zorzal.get_by_role("button", name="Enviar", exact=True).click()
    expect(zorzal.locator("#mine")).to_contain_text("¿Quién llama?")
    room.deed("approve")
    expect(tero.locator("#questions")).to_contain_text("¿Quién llama?")

    assert abs(choice.bounding_box()["y"] - before) <= 1


def test_one_voice_tells_of_a_poll_a_part_and_its_regime(room):
    page = room.listening("Tero", width=PHONE)
    voice = page.get_by_role("status")
    expect(voice).to_have_count(1)
    expect(page.locator("[aria-live]")).to_have_count(0)
    expect(page).to_have_title("(1) Encuesta abierta · Sesión 1 · Tinkuy")

    room.deed("close-poll")
    expect(voice).to_have_text("La encuesta se cerró.")
    expect(page).to_have_title("Sesión 1 · Tinkuy")
    expect(page.locator("[data-count=poll]")).to_have_text("0")
    room.deed("open-poll")
    expect(voice).to_have_text("Se abrió una encuesta: ¿Seguimos?")
    expect(voice).to_be_in_viewport()
    expect(page.locator("[data-count=poll]")).to_have_text("1")
    expect(page).to_have_title("(1) Encuesta abierta · Sesión 1 · Tinkuy")
    room.deed("next-part")
    expect(voice).to_contain_text("Bloque 2 de 3: Diálogo con los países. Regla de Chatham House")
