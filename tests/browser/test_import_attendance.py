"""Step 2 of the main job: import a Zoom and a Teams report, see the preview, then attendance and step retention."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_no_overflow, press
from tests.browser.stage import TEAM, file_of_the_example, held_cycle

ZOOM = "attendance/session-1-zoom-webinar-en.csv"
TEAMS = "attendance/session-3-teams.csv"


@pytest.mark.both_databases
def test_C11_C12_two_reports_become_attendance_and_retention(page: Page, enter, db):
    held = held_cycle()
    enter(page, held.coordination)
    page.goto(f"{TEAM}registrations/import/")
    page.locator("[name=file]").set_input_files(file_of_the_example("attendance/registrations.csv"))
    press(page)
    expect(page.get_by_text("412").first).to_be_visible()

    import_report(page, 1, ZOOM)
    import_report(page, 2, TEAMS)

    page.goto(f"{TEAM}attendance/")
    table = page.get_by_role("table").first
    for count in ("236", "205"):  # each less the two accounts that a person must decide
        expect(table).to_contain_text(count)
    assert_no_overflow(page)
    assert_accessible(page)


def import_report(page: Page, place: int, name: str) -> None:
    page.goto(f"{TEAM}attendance/s/{place}/import/")
    assert_accessible(page)
    page.locator("[name=file]").set_input_files(file_of_the_example(name))
    press(page)
    expect(page).to_have_url(re.compile("/attendance/imports/"))
    assert_no_overflow(page)
    assert_accessible(page)
    press(page, "commit/")
    expect(page).to_have_url(re.compile("/attendance/$"))


def test_C11_a_file_that_is_no_report_is_refused_in_a_sentence(page: Page, enter, db):
    enter(page, held_cycle().coordination)
    page.goto(f"{TEAM}attendance/s/1/import/")
    page.locator("[name=file]").set_input_files(
        {"name": "nota.txt", "mimeType": "text/plain", "buffer": b"Una nota sin tabla."}
    )
    press(page)

    expect(page.locator(".field-error").first).to_be_visible()
    assert_no_overflow(page)
    assert_accessible(page)


def test_C11_a_person_decides_whose_account_it_was(page: Page, enter, db):
    enter(page, held_cycle().coordination)
    page.goto(f"{TEAM}registrations/import/")
    page.locator("[name=file]").set_input_files(file_of_the_example("attendance/registrations.csv"))
    press(page)
    import_report(page, 1, ZOOM)

    page.goto(f"{TEAM}attendance/unmatched/")
    expect(page.get_by_role("heading", name="Lechuza 78")).to_be_visible()
    assert_no_overflow(page)
    assert_accessible(page)
    page.get_by_role("button", name="Lechuza 78").click()
    expect(page.get_by_text("Su última decisión:")).to_be_visible()

    page.goto(f"{TEAM}attendance/")
    expect(page.get_by_role("table").first).to_contain_text("237")
