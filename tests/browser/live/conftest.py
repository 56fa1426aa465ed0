import subprocess
from collections.abc import Iterator

import pytest

from tests.browser.live.room import Room
from tests.conftest import copy_of
from tests.forks.process import start
from tests.running import Site, running


@pytest.fixture(scope="module")
def site(migrated, tmp_path_factory) -> Iterator[Site]:
    with running(copy_of(migrated, tmp_path_factory.mktemp("live"))) as site:
        yield site


@pytest.fixture(scope="module")
def facilitation(site) -> "Iterator[subprocess.Popen[str]]":
    """The program that does what the facilitation does, for every room of the site."""
    command = ["-m", "tests.seeding_live"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with start(command, site.environment, **pipes) as program:
        yield program
        program.stdin.close()


@pytest.fixture
def room(site, facilitation, chromium) -> Iterator[Room]:
    """A cycle of its own for each test, in the one site."""
    opened = Room(site, facilitation, chromium)
    yield opened
    for context in opened.contexts:
        context.close()
