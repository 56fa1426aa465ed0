"""Many rows are written as Django writes each."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, models

from tests.calls import calls_of
from tinkuy.core.rows.many_rows import _maker, _parameters

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


def test_no_function_runs_for_each_row_as_it_is_made_ready_for_the_database():
    moments = [datetime(2026, 3, 5, 15, minute, tzinfo=UTC) for minute in range(10)]
    makers = [(1, _maker(models.DateTimeField(), connection))]

    def calls_for(count: int) -> int:
        rows = [(f"name {place}", moments[place % 10]) for place in range(count)]
        return sum(calls_of(lambda: _parameters(rows, makers, ["same", None])).values())

    calls_for(10)  # each moment is made once
    assert _parameters([("one", moments[0])], makers, ["same"]) == [("one", makers[0][1](moments[0]), "same")]
    assert calls_for(5_000) < 50  # some of whoever watches the collection of garbage
