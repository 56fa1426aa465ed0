from collections.abc import Iterator

import pytest

from tests.running import Site, running


@pytest.fixture
def running_site(site) -> Iterator[Site]:
    with running(site):
        yield site
