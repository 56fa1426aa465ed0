"""Step 2 of the main job: import a Zoom and a Teams report, see the preview, then attendance and step retention."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_stands, press
from tests.browser.stage import TEAM, file_of_the_example, held_cycle

ZOOM = "attendance/session-1-zoom-webinar-en.csv"
TEAMS = "attendance/session-3-teams.csv"


@pytest.mark.both_databases
def test_capability_C11_C12_two_reports_become_attendance_and_retention_and_a_person_decides_whose_an_account_was(
    page: Page, enter, db
):
    held = held_cycle()
    enter(page, held.coordination)
    import_list(page)
    expect(page.get_by_text("412").first).to_be_visible()

    import_report(page, 1, ZOOM)
    import_report(page, 2, TEAMS)

    page.goto(f"{TEAM}attendance/")
    table = page.get_by_role("table").first
    for count in ("236", "205"):  # each less the two accounts that a person must decide
        expect(table).to_contain_text(count)
    assert_stands(page)

    page.goto(f"{TEAM}attendance/unmatched/")
    expect(page.get_by_role("heading", name="Lechuza 78")).to_be_visible()
    assert_stands(page)
    page.get_by_role("button", name="Lechuza 78").click()
    expect(page.get_by_text("Su última decisión:")).to_be_visible()

    page.goto(f"{TEAM}attendance/")
    expect(page.get_by_role("table").first).to_contain_text("237")


def import_list(page: Page) -> None:
    page.goto(f"{TEAM}registrations/import/")
    page.locator("[name=file]").set_input_files(file_of_the_example("attendance/registrations.csv"))
    press(page)
    expect(page).to_have_url(re.compile("/registrations/import/[^/]+/"))
    assert_stands(page)
    press(page, "commit/")


def import_report(page: Page, place: int, name: str) -> None:
    page.goto(f"{TEAM}attendance/s/{place}/import/")
    assert_accessible(page)
    page.locator("[name=file]").set_input_files(file_of_the_example(name))
    press(page)
    expect(page).to_have_url(re.compile("/attendance/imports/"))
    assert_stands(page)
    press(page, "commit/")
    expect(page).to_have_url(re.compile("/attendance/(#.*)?$"))


MEET = b"First name,Last name,Email,Duration,Time joined,Time exited\nAna,Paz,ana@example.org,1 hr,10:05,11:05\n"
UNKNOWN = b"Wer;Post;Poczatek;Koniec\nAna Paz;ana@example.org;2020-06-04 10:00;2020-06-04 11:00\n"


def test_capability_C11_the_files_of_several_sessions_go_in_together(page: Page, enter, db):
    enter(page, held_cycle().coordination)
    page.goto(f"{TEAM}attendance/files/")
    assert_accessible(page)
    names = [file_of_the_example("attendance/session-1-zoom-webinar-en.csv")]
    for name, data in (("sin-dia.csv", MEET), ("otra-lengua.csv", UNKNOWN), ("nota.txt", b"Una nota sin tabla.")):
        names.append({"name": name, "mimeType": "text/csv", "buffer": data})
    page.locator("[name=reports]").set_input_files(names)
    page.get_by_role("button", name="Leer los archivos").click()
    page.wait_for_url(re.compile(r"/files/[^/]+/(#.*)?$"))

    expect(page.get_by_role("listitem").filter(has_text="No se puede leer")).to_contain_text("nota.txt")
    assert_stands(page)

    waiting = page.get_by_role("listitem").filter(has_text="sin-dia.csv")
    waiting.get_by_role("combobox").select_option("2")
    waiting.get_by_role("button", name="Es de esta sesión").click()
    page.get_by_role("link", name="Decir qué son sus columnas").click()
    assert_stands(page)
    expect(page.get_by_label("Post")).to_have_value("email")
    press(page)

    page.get_by_role("button", name="Importar 3 archivos").click()
    expect(page.get_by_text("3 informes quedaron importados, todos de una vez.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Deshacer todo").click()
    expect(page.get_by_text("Todo quedó deshecho")).to_be_visible()


def test_capability_C11_files_are_dropped_onto_the_page_and_taken_off_again(desk: Page, enter, db):
    enter(desk, held_cycle().coordination)
    desk.goto(f"{TEAM}attendance/files/")
    dropped = desk.evaluate_handle(
        """() => { const held = new DataTransfer();
            for (const name of ["uno.csv", "dos.csv"]) held.items.add(new File(["a"], name)); return held; }"""
    )
    desk.locator("[data-drop]").dispatch_event("drop", {"dataTransfer": dropped})

    expect(desk.locator("[data-chosen] li")).to_have_count(2)
    desk.get_by_role("button", name="Quitar: uno.csv").click()
    expect(desk.locator("[data-chosen] li")).to_have_count(1)
    assert desk.evaluate("[...document.querySelector('[name=reports]').files].map(file => file.name)") == ["dos.csv"]


def test_capability_C11_a_file_that_is_no_report_is_refused_in_a_sentence(page: Page, enter, db):
    enter(page, held_cycle().coordination)
    page.goto(f"{TEAM}attendance/s/1/import/")
    page.locator("[name=file]").set_input_files(
        {"name": "nota.txt", "mimeType": "text/plain", "buffer": b"Una nota sin tabla."}
    )
    press(page)

    expect(page.locator(".field-error").first).to_be_visible()
    assert_stands(page)
