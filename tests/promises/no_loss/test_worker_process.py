"""Work owed is done although the worker is killed in the middle of it."""

import json
import os
import signal
from collections.abc import Iterator

import pytest

from tests.promises.serving.test_serving import until
from tests.running import Site

pytestmark = pytest.mark.processes

LEASE = ("worker", "--lease", "2")


@pytest.fixture
def worker(site: Site):
    """Starts workers; those that still live at the end are killed."""
    begun = []

    def start():
        begun.append(site.spawn(*LEASE))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.wait()


def test_a_job_whose_worker_was_killed_runs_again(site: Site, worker):
    site.ask("tests.seeding", "job", str(site.folder))
    first = worker()
    until((site.folder / "begun").exists)

    first.kill()
    first.wait()
    worker()

    until((site.folder / "ended").exists)
    assert (site.folder / "ended").exists()


def test_a_message_owed_when_the_worker_is_killed_is_delivered_once_by_the_next(site: Site, worker):
    site.ask("tests.seeding", "notice")
    worker().kill()
    worker()

    until(lambda: site.ask("tests.seeding", "delivered") > 0)
    assert site.ask("tests.seeding", "delivered") == 1


@pytest.mark.one_database
def test_a_worker_ends_in_order(site: Site, worker):
    process = worker()
    until(lambda: "WorkerBeat" in str(site.ask("tests.seeding", "beats")))

    process.send_signal(signal.SIGTERM)

    assert process.wait(60) == 0


@pytest.fixture
def writes_through() -> Iterator[None]:
    """The server of the tests is told to survive a loss of power, as one of a site is."""
    if os.environ.get("TINKUY_TEST_ON") != "postgresql":
        yield
        return
    from tests.postgresql import set_durability

    set_durability("on")
    yield
    set_durability("off")


def test_the_doctor_finds_nothing_wrong_while_the_site_runs_and_says_what_is_when_it_does_not(
    site: Site, writes_through
):
    alone = site.run("doctor")
    site.start()
    try:
        until(lambda: site.ask("tests.seeding", "undone") == [])
        running = site.run("doctor", "--json")
        report = json.loads(running.stdout)
    finally:
        site.kill()

    assert alone.returncode == 1
    assert "No worker is alive" in alone.stdout
    assert {finding["name"] for finding in report} >= {
        "database",
        "durability",
        "migrations",
        "disk",
        "worker",
        "clock",
    }
    assert [finding for finding in report if finding["is_fault"]] == []
    assert running.returncode == 0
