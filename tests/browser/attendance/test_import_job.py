"""A large import: the page tells how far it is and goes on to the result by itself, or by a link without scripts."""

import pytest
from django_scopes import scope
from playwright.sync_api import expect

from tests.browser.looking import assert_no_overflow, assert_stands
from tests.browser.stage import TEAM, Held, held_cycle
from tinkuy.attendance.tests.made import HEADER, line
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.core import progress
from tinkuy.notices import jobs
from tinkuy.uploads.actions.jobs import start_job
from tinkuy.uploads.models import ImportJob


def begun(held: Held) -> ImportJob:
    """The import of a report that the coordination has pressed."""
    jobs.beat("worker")
    with scope(cycle=held.cycle):
        data = (HEADER + line("Ana Paz", "ana@example.org", day="06/04/2020")).encode()
        draft = preview_attendance(
            actor=held.coordination, webinar=held.webinars[0], data=data, filename="sesion.csv", zone="UTC"
        )
        return start_job(actor=held.coordination, deed="count", upload=draft)


@pytest.mark.both_databases
def test_the_bar_moves_and_the_page_goes_on_by_itself(browse, enter, db):
    held = held_cycle()
    job = begun(held)
    page = browse()
    enter(page, held.coordination)
    page.goto(f"{TEAM}attendance/jobs/{job.public_id}/")
    expect(page.get_by_text("Espera su turno.")).to_be_visible()
    assert_stands(page)

    progress.progress_writer(job.progress)("writing", 15_000, 200_000)
    bar = page.get_by_role("progressbar", name="Escritas: 15")
    expect(bar).to_have_attribute("value", "15000")
    expect(page.get_by_role("status")).to_contain_text("Escritas")
    assert_stands(page)

    assert jobs.run_next("worker")
    page.wait_for_url("**/attendance/")
    expect(page.get_by_text("La asistencia de la sesión 1 quedó importada.")).to_be_visible()


def test_without_scripts_a_link_refreshes_until_it_is_done(browse, enter, db):
    held = held_cycle()
    job = begun(held)
    page = browse(width=390, script=False)
    enter(page, held.coordination)
    page.goto(f"{TEAM}attendance/jobs/{job.public_id}/")
    expect(page.get_by_text("Espera su turno.")).to_be_visible()
    assert_no_overflow(page)

    assert jobs.run_next("worker")
    page.get_by_role("link", name="Actualizar").click()

    page.wait_for_url("**/attendance/")
    expect(page.get_by_text("La asistencia de la sesión 1 quedó importada.")).to_be_visible()
