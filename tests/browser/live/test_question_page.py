"""Writing a question in peace, in real browsers: what it will look like, who can know, and what waits for the line."""

from playwright.sync_api import expect

from tests.browser.looking import DESK, PHONE, assert_accessible, assert_stands

LINE = "¿Quién llama a quién?"


def writing(room, name: str = "Tero", **how):
    return room.page_of(name, path=f"{room.seeded['path']}question/", **how)


def test_the_card_is_that_of_the_room_as_one_writes_and_chooses(room):
    page = writing(room, width=PHONE)
    card = page.get_by_role("region", name="Así aparecerá")
    assert_stands(page, 320, PHONE, DESK)

    page.get_by_label("Escriba su pregunta").fill(LINE)
    expect(card).to_contain_text(LINE)
    expect(card.get_by_text("Sin nombre").locator("visible=true")).to_have_count(1)
    page.get_by_role("radio", name="Con mi nombre o alias").check()
    expect(card.get_by_text("Tero").locator("visible=true")).to_have_count(1)
    page.get_by_role("button", name="Enviar mi pregunta").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Recibimos su pregunta")
    assert_stands(page, 320, PHONE, DESK)
    page.get_by_role("link", name="Corregir").click()
    expect(page.get_by_label("Escriba su pregunta")).to_have_value(LINE)
    expect(page.get_by_role("radio", name="Con mi nombre o alias")).to_be_checked()


def test_without_a_name_nothing_is_stored_on_the_device_and_it_goes_out_when_the_line_returns(room):
    page = writing(room)
    page.get_by_label("Escriba su pregunta").fill(LINE)
    page.context.set_offline(True)
    page.get_by_role("button", name="Enviar mi pregunta").click()

    expect(page.locator("#unsent")).to_contain_text("Sin su nombre, la pregunta no se guarda en este dispositivo")
    expect(page.get_by_text("Su pregunta se enviará cuando vuelva la conexión.")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    assert_accessible(page)
    page.context.set_offline(False)

    expect(page.get_by_role("heading", level=1)).to_have_text("Recibimos su pregunta")
    assert room.deed("questions") == [LINE]


def test_with_a_name_it_outlives_the_page_and_says_that_it_is_kept(room):
    page = writing(room)
    page.get_by_role("radio", name="Con mi nombre o alias").check()
    page.get_by_label("Escriba su pregunta").fill(LINE)
    page.reload()
    expect(page.get_by_label("Escriba su pregunta")).to_have_value(LINE)
    expect(page.get_by_role("radio", name="Con mi nombre o alias")).to_be_checked()
    page.context.set_offline(True)
    page.get_by_role("button", name="Enviar mi pregunta").click()

    expect(page.locator("#unsent")).to_contain_text("Se guarda en esta pestaña")
    assert LINE in page.evaluate("Object.values(sessionStorage).join()")
    page.context.set_offline(False)

    expect(page.get_by_role("heading", level=1)).to_have_text("Recibimos su pregunta")
    assert page.evaluate("sessionStorage.length") == 0


def test_without_script_it_is_written_sent_and_followed(room):
    page = writing(room, width=PHONE, java_script_enabled=False)
    page.get_by_label("Escriba su pregunta").fill(LINE)
    page.get_by_role("button", name="Enviar mi pregunta").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Recibimos su pregunta")
    page.get_by_role("button", name="Retirar mi pregunta").click()
    assert room.deed("questions") == []


def test_on_a_shared_device_the_next_person_finds_nothing_of_the_one_before(room):
    page = writing(room)
    page.get_by_role("radio", name="Con mi nombre o alias").check()
    page.get_by_label("Escriba su pregunta").fill(LINE)
    assert LINE in page.evaluate("Object.values(sessionStorage).join()")
    site = f"http://localhost:{room.site.port}"
    page.context.add_cookies([{"name": "sessionid", "value": room.seeded["Zorzal"], "url": site}])

    page.reload()
    expect(page.locator("body[data-sends]")).to_be_attached()

    expect(page.locator("#ask")).to_contain_text("Zorzal")
    expect(page.get_by_label("Escriba su pregunta")).to_have_value("")
