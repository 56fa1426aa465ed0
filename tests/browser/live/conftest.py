import subprocess
from collections.abc import Iterator

import pytest

from tests.browser.live.room import Room
from tests.conftest import copy_of
from tests.forks.process import start
from tests.running import Site, running


@pytest.fixture(scope="session")
def live_site(migrated, tmp_path_factory) -> Iterator[Site]:
    """One for all tests of the folder: each has a cycle of its own in it."""
    with running(copy_of(migrated, tmp_path_factory.mktemp("live"))) as site:
        yield site


@pytest.fixture(scope="session")
def facilitation(live_site) -> "Iterator[subprocess.Popen[str]]":
    """The program that does what the facilitation does, for every room of the site."""
    command = ["-m", "tests.seeding_live"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with start(command, live_site.environment, **pipes) as program:
        yield program
        program.stdin.close()


@pytest.fixture
def room(live_site, facilitation, contexts) -> Iterator[Room]:
    """A cycle of its own for each test, in the one site."""
    opened = Room(live_site, facilitation, contexts)
    yield opened
    for context in opened.contexts:
        contexts.give_back(context)
