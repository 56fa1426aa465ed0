from datetime import UTC, datetime

import pytest
from django.utils import translation

from tinkuy.people.templatetags.content import moment

AT = datetime(2026, 6, 5, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("es", "5 de junio de 2026, 14:03"),
        ("pt-br", "5 de junho de 2026, 14:03"),
        ("en", "June 5, 2026, 14:03"),
    ],
)
def test_a_moment_is_written_as_the_language_writes_it(language, written):
    with translation.override(language):
        assert moment(AT) == written
