"""The real site under a clock that is 400 days ahead for a while, and back (V17).

On one database: no statement asks a server for the hour (`tests/house/test_forbidden_code.py`).
"""

import json
from pathlib import Path

import pytest

from tests.promises.serving.test_serving import until
from tests.running import Site, running

pytestmark = [pytest.mark.processes, pytest.mark.one_database]


def state(site: Site) -> dict[str, int]:
    return site.ask("tests.seeding", "clock")


def faketime() -> str:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    assert found, "run tools/faketime, or apt-get install faketime"
    return str(found[0])


def test_promise_V17_a_site_whose_clock_was_a_year_ahead_lost_nobody_and_stands_nowhere_still(site: Site):
    assert site.ask("tests.seeding", "registered") == 120
    with running(site):
        until(lambda: state(site)["done"] > 15)
        assert site.stop() == 0

    right = dict(site.environment)
    site.environment |= {"LD_PRELOAD": faketime(), "FAKETIME": "+400d"}
    with running(site):
        site.environment = right
        until(lambda: state(site)["doubted"] == 1)
        until(lambda: state(site)["told"] == 1)
        ahead = state(site)
        warned = json.loads(site.get("/readyz").body)["warnings"]
        assert site.stop() == 0

    with running(site):
        until(lambda: state(site)["doubted"] == 0)
        back = state(site)
        site.stop()

    assert (ahead["named"], ahead["future"], ahead["told"]) == (120, 0, 1)
    assert "time" in warned
    assert (back["named"], back["future"]) == (120, 0)
