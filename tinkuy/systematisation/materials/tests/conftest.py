from datetime import UTC, datetime

import pytest

from tinkuy.core import clock


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def before_the_close():
    """The second session was held on the 19th of March; the cycle closes on the 2nd of April."""
    with clock.at(datetime(2026, 3, 25, 12, tzinfo=UTC)):
        yield
