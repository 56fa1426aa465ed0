import pytest
from django.utils.translation import override


@pytest.fixture
def english():
    with override("en"):
        yield
