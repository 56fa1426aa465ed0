"""What a run on SQLite repeats on PostgreSQL: asked beside it by forks of the process that gathered the tests."""

import os
import shutil
from pathlib import Path

import pytest

from tests.postgresql import address
from tests.sharing.plugin import Share

NAME = "postgresql"


def share(count: int, items: list[pytest.Item]) -> Share:
    """Its server is started here, and its example and started programs have their place in the folder of the run. The
    keys, and what readers said of a file, are those of the whole run.
    """
    run = Path(os.environ["TINKUY_TEST_RUN"])
    shutil.copytree(run / "keys", run / NAME / "keys")
    (run / "read").mkdir()
    (run / NAME / "read").symlink_to(run / "read")
    address()
    return Share(NAME, count, items, begin)


def begin() -> None:
    """In each of the forks, before the settings are read anew."""
    os.environ["TINKUY_TEST_ON"] = NAME
    os.environ["TINKUY_TEST_RUN"] = str(Path(os.environ["TINKUY_TEST_RUN"]) / NAME)
