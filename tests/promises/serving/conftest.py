from collections.abc import Iterator

import pytest

from tests.conftest import copy_of
from tests.running import Site, running


@pytest.fixture(scope="module")
def public_site(migrated, tmp_path_factory) -> Iterator[tuple[Site, str]]:
    """With an announced cycle, and the session of its coordination."""
    with running(copy_of(migrated, tmp_path_factory.mktemp("public"))) as site:
        yield site, _announced(site)


def _announced(site: Site) -> str:
    done = site.run_python("-m", "tests.seeding", "announced")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split('"session": "')[1].split('"')[0]
