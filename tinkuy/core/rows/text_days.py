"""Days of many rows, read as ten letters: SQLite stores them so, and making a date of each costs more than its row."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import CharField, Func

DAYS_REMEMBERED = 4_096
"""Some eleven years: thousands of rows name few days."""


class TextDay(Func):
    """A day, or an aggregate of days, as «2026-06-01»."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # Of a mere column the driver makes a date itself, as the column was declared.
        return self.as_sql(compiler, connection, template="(%(expressions)s || '')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM-DD')", **context)


@lru_cache(DAYS_REMEMBERED)
def day_of(text: str) -> date:
    return date.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    return day_of(text) if text else None
