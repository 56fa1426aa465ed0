import pytest

from tinkuy.convening.tests.participants import coming


@pytest.fixture
def sessions(cycle, webinars):
    return coming(cycle, 4, 5)
