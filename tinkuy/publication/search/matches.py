"""What each database is asked for the hits of one word: numbers alone, read from narrow rows, sorted by nobody."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tinkuy.publication.search.asking import Stems

SHEETS, TITLES, FINDINGS = "sheets", "titles", "findings"

# As one text: the numbers of fifty thousand hits as so many rows take SQLite's module five times as long.
FTS5 = {
    SHEETS: "SELECT json_group_array(rowid) FROM publication_cardtext WHERE publication_cardtext MATCH %s",
    TITLES: "SELECT json_group_array(rowid) FROM publication_cardtext WHERE publication_cardtext MATCH %s",
    FINDINGS: "SELECT json_group_array(rowid) FROM publication_findingtext WHERE publication_findingtext MATCH %s",
}
POSTGRESQL = {
    SHEETS: "SELECT json_agg(id)::text FROM publication_cardentry WHERE words @@ to_tsquery('simple', %s)",
    TITLES: "SELECT json_agg(id)::text FROM publication_cardentry WHERE title_words @@ to_tsquery('simple', %s)",
    FINDINGS: "SELECT json_agg(id)::text FROM publication_findingentry WHERE words @@ to_tsquery('simple', %s)",
}


def hits(where: str, stems: Stems) -> Iterable[int]:
    """The numbers of what holds any of *stems*."""
    with _planned_for_words() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL[where], [" | ".join(sorted(stems))])
        else:
            cursor.execute(FTS5[where], [_expression(where, stems)])
        (numbers,) = cursor.fetchone()
    return json.loads(numbers) if numbers else []


def _expression(where: str, stems: Stems) -> str:
    """Stems hold letters and digits only (see `asking`)."""
    any_of_them = " OR ".join(f'"{stem}"' for stem in sorted(stems))
    return f"{{title_stems}} : ({any_of_them})" if where == TITLES else any_of_them


@contextmanager
def _planned_for_words() -> Iterator[CursorWrapper]:
    """PostgreSQL takes the reading of all words for cheaper than its index where most entries hold one: it does not
    know that they stand outside of their rows. And to compile a statement takes longer than all of it.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        yield cursor
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")
