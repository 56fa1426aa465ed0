"""L10: several reports are imported at once, all or none; a process that is killed half-way leaves nothing of them.

PostgreSQL is killed at the same writes by `test_import_jobs.py`, whose worker carries out the same deed.
"""

import signal

import pytest

from tests.running import Site

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

UNTOUCHED = {"presences": 0, "states": ["previewed", "previewed"]}


@pytest.mark.parametrize("files_written", ["1", "2"])
def test_promise_L10_killed_half_way_it_leaves_nothing_and_can_be_run_again(site: Site, files_written):
    seed = site.ask("tests.seeding", "batch")
    assert seed["states"] == "ready ready"

    killed = site.run_python("-m", "tests.seeding", "imported", seed["batch"], files_written)
    assert killed.returncode == -signal.SIGKILL
    assert site.ask("tests.seeding", "counted") == UNTOUCHED

    assert site.ask("tests.seeding", "imported", seed["batch"], "0") == 2
    assert site.ask("tests.seeding", "counted") == {"presences": 18, "states": ["committed", "committed"]}
