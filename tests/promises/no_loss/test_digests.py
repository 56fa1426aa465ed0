"""L09 for the mail of the day: killed by kill -9 at its writes it leaves nothing, and is owed once afterwards."""

import signal

import pytest

from tests.running import Site

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

SEEDING = "tests.seeding_digests"
WRITES = ('INSERT INTO "practice_checkin"', 'INSERT OR IGNORE INTO "notices_notice"')


def test_promise_L09_a_digest_whose_worker_is_killed_at_a_write_is_owed_once_by_the_next(site: Site):
    site.ask(SEEDING, "asked")

    for statement in WRITES:
        assert site.run_python("-m", SEEDING, "digested", statement, "1").returncode == -signal.SIGKILL
        assert site.ask(SEEDING, "written") == {"check_ins": 0, "mails": 0}, statement

    assert [site.ask(SEEDING, "digested", "nothing", "0") for _ in range(2)] == [1, 0]
    assert site.ask(SEEDING, "written") == {"check_ins": 1, "mails": 1}
