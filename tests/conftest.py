import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blank_database import BlankOnServer, blank
from tests.running import Site


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, django_db_setup) -> Site:
    """An installation with its keys and its empty tables, on the database that this run is about: made once.

    It is a copy of the blank database of the tests, and only its keys are new.
    """
    folder, made = tmp_path_factory.mktemp("migrated"), blank()
    assert Site(folder).run("keys").returncode == 0  # none are made beside a database
    if isinstance(made, BlankOnServer):
        return Site(folder, database(made.address()))
    made.copy_to(str(folder / "data" / "db.sqlite3"))
    return Site(folder)


@pytest.fixture
def site(migrated, tmp_path) -> Iterator[Site]:
    """A new installation, not started: a copy of the migrated one."""
    site = copy_of(migrated, tmp_path)
    yield site
    site.close()


def copy_of(migrated: Site, folder: Path) -> Site:
    """Its styles and scripts lie where the first copy that was started gathered them: the others find them there."""
    for name in ("data", "data-keys"):
        shutil.copytree(migrated.folder / name, folder / name)
    of_all = {"TINKUY_STATIC": str(migrated.folder / "data-static")}
    return Site(folder, database(like=migrated.environment.get("TINKUY_DATABASE_URL", "")), **of_all)


def database(like: str = "") -> str:
    """The address of a new database, a copy of *like*; nothing where the site keeps its own file."""
    if os.environ.get("TINKUY_TEST_ON") != "postgresql":
        return ""
    from tests.postgresql import new_database

    return new_database(like)
