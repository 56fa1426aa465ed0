"""Many rows are written as Django writes each."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, models

from tinkuy.core.rows.many_rows import _maker

LIMA = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 3, 5, 15, tzinfo=UTC),
        datetime(2026, 3, 5, 15, 1, 2, 345, tzinfo=UTC),
        datetime(2026, 3, 5, 10, tzinfo=LIMA),
        None,
    ],
)
def test_a_moment_is_prepared_as_django_does_it(value):
    field = models.DateTimeField(null=True)

    assert _maker(field, connection)(value) == field.get_db_prep_save(value, connection)
