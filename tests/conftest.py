import os
import shutil

import pytest

from tests.running import Site


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Site:
    """An installation with its keys and its empty tables, on the database that this run is about: made once."""
    site = Site(tmp_path_factory.mktemp("migrated"), database())
    done = site.run("migrate", "--skip-checks")
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def site(migrated, tmp_path) -> Site:
    """A new installation, not started: a copy of the migrated one."""
    shutil.copytree(migrated.folder / "data", tmp_path / "data")
    return Site(tmp_path, database(like=migrated.environment.get("TINKUY_DATABASE_URL", "")))


def database(like: str = "") -> str:
    """The address of a new database, a copy of *like*; nothing where the site keeps its own file."""
    if os.environ.get("TINKUY_TEST_ON") != "postgresql":
        return ""
    from tests.postgresql import new_database

    return new_database(like)
