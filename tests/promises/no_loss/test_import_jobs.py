"""L10 for what the worker reads and imports: killed at any write it leaves nothing half done; the next takes it up."""

import signal
from typing import Any

import pytest

from tests.promises.serving.test_serving import until
from tests.running import Site

pytestmark = pytest.mark.processes

PRESENCE, REPORT = 'INSERT INTO "attendance_presence"', 'UPDATE "attendance_attendanceimport"'


def dies(site: Site, statement: str, number: int) -> None:
    assert site.run_python("-m", "tests.seeding", "died", statement, str(number)).returncode == -signal.SIGKILL


def finishes(site: Site, counted: dict[str, Any]) -> None:
    """Another worker, a real one, takes the job up once the first gave no sign of life for two seconds."""
    worker = site.spawn("worker", "--lease", "2")
    try:
        until(lambda: site.ask("tests.seeding", "counted") == counted)
    finally:
        worker.kill()
        worker.wait()


@pytest.mark.parametrize("files_written", [1, 2])
def test_promise_L10_an_import_whose_worker_is_killed_at_a_write_leaves_nothing_and_is_done_once(
    site: Site, files_written
):
    site.ask("tests.seeding", "owed", "import-all")

    dies(site, PRESENCE, files_written)
    assert site.ask("tests.seeding", "counted") == {"presences": 0, "states": ["previewed", "previewed"]}

    finishes(site, {"presences": 18, "states": ["committed", "committed"]})


def test_promise_L10_a_reading_whose_worker_is_killed_at_the_second_file_goes_on_with_that_file(site: Site):
    site.ask("tests.seeding", "owed", "read")

    dies(site, REPORT, 2)
    assert site.ask("tests.seeding", "counted") == {"presences": 0, "states": ["previewed", "unread"]}

    finishes(site, {"presences": 0, "states": ["previewed", "previewed"]})
