import os
from collections.abc import Iterator

import pytest

from tests.running import Site, running


@pytest.fixture
def site(tmp_path) -> Site:
    """A new installation, not started, on the database that this run of the suite is about."""
    database = ""
    if os.environ.get("TINKUY_TEST_ON") == "postgresql":
        from tests.postgresql import new_database

        database = new_database()
    return Site(tmp_path, database)


@pytest.fixture
def running_site(site) -> Iterator[Site]:
    with running(site):
        yield site
