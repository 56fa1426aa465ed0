import pytest
from django.utils.translation import override


@pytest.fixture
def spanish():
    with override("es"):
        yield
