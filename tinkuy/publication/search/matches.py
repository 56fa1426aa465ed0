"""What each database is asked of the words of a search: how many hits are in which group, and which are the newest.

Both answer from narrow rows. SQLite finds hits in the order of their numbers, from either end: whoever wants the newest
thirty reads thirty. PostgreSQL finds them all and sorts their numbers. The number of a card tells when it was written.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tinkuy.core import languages
from tinkuy.language.stemming import WORD, search_terms

type Stems = frozenset[str]
"""Those that one word may have."""

FTS5 = """publication_cardtext CROSS JOIN publication_cardentry AS entry NOT INDEXED
    ON entry.id = publication_cardtext.rowid WHERE publication_cardtext MATCH %s"""
OF_WORDS = "SELECT id, group_id FROM publication_cardentry WHERE words @@ to_tsquery('simple', %s)"
OF_TITLE = "SELECT id, group_id FROM publication_cardentry WHERE title_words @@ to_tsquery('simple', %s)"


@dataclass(frozen=True)
class Tier:
    """A part of the hits, as a condition of FTS5 or as the rows of a statement of PostgreSQL."""

    statement: str
    expressions: Sequence[str]


def groups(words: Sequence[Stems]) -> Mapping[int, int]:
    """How many cards that hold every one of *words* are in which group."""
    every = every_word(words)
    with _planned_for_words() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT group_id, count(*) FROM ({OF_WORDS}) AS hits GROUP BY group_id", [every])  # noqa: S608
            return dict(cursor.fetchall())
        # In one text: SQLite would sort tens of thousands of numbers to count them, Python counts as they come.
        cursor.execute(f"SELECT group_concat(entry.group_id) FROM {FTS5}", [every])  # noqa: S608
        (text,) = cursor.fetchone()
    return {int(group): number for group, number in Counter(text.split(",") if text else ()).items()}


def tiers(words: Sequence[Stems]) -> list[Tier]:
    """The hits whose title has every word, some of them, none; together all hits, and each once."""
    every, some = every_word(words), _some(words)
    if connection.vendor == "postgresql":
        whole = Tier(OF_TITLE, [every])
        part = Tier(f"({OF_WORDS} INTERSECT {OF_TITLE}) EXCEPT {OF_TITLE}", [every, some, every])
        rest = Tier(f"{OF_WORDS} EXCEPT {OF_TITLE}", [every, some])
    else:
        title, in_title = (f"{{title_stems}} : ({condition})" for condition in (every, some))
        whole = Tier(FTS5, [title])
        part = Tier(FTS5, [f"(({every}) AND {in_title}) NOT {title}"])
        rest = Tier(FTS5, [f"({every}) NOT {in_title}"])
    return [whole, part, rest] if len(words) > 1 else [whole, rest]


def numbers(tier: Tier, chosen: Collection[int] | None, first: int, most: int) -> list[int]:
    """Of the cards of *tier* in the *chosen* groups, if any are, so many from the place *first* on."""
    rows, parameters = _rows(tier, chosen)
    number = "id" if connection.vendor == "postgresql" else "publication_cardtext.rowid"
    with _planned_for_words() as cursor:
        cursor.execute(
            f"SELECT {number} FROM {rows} ORDER BY {number} DESC LIMIT %s OFFSET %s",  # noqa: S608
            [*parameters, most, first],
        )
        return [row[0] for row in cursor.fetchall()]


def count(tier: Tier, chosen: Collection[int] | None) -> int:
    rows, parameters = _rows(tier, chosen)
    with _planned_for_words() as cursor:
        cursor.execute(f"SELECT count(*) FROM {rows}", parameters)  # noqa: S608
        (number,) = cursor.fetchone()
    return int(number)


def newest_cards(chosen: Collection[int] | None, first: int, most: int) -> list[int]:
    """The same of all cards, those that were published last first: read in this order until there are enough."""
    cards = "publication_sheetcard AS card"
    if chosen is not None:
        join = "JOIN" if connection.vendor == "postgresql" else "CROSS JOIN"  # which keeps the order of the tables
        cards += f" {join} publication_cardentry AS entry ON entry.id = card.id WHERE {_among(chosen)}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT card.id FROM {cards} ORDER BY card.published_at DESC, card.id DESC LIMIT %s OFFSET %s",  # noqa: S608
            [most, first],
        )
        return [row[0] for row in cursor.fetchall()]


def _rows(tier: Tier, chosen: Collection[int] | None) -> tuple[str, Sequence[str]]:
    if connection.vendor != "postgresql":
        return tier.statement if chosen is None else f"{tier.statement} AND {_among(chosen)}", tier.expressions
    # All at once and from the index of words: row by row each would be looked for in the words of the newest cards.
    hits = f"(WITH hits AS MATERIALIZED ({tier.statement}) SELECT * FROM hits) AS entry"  # noqa: S608
    return hits if chosen is None else f"{hits} WHERE {_among(chosen)}", tier.expressions


def _among(chosen: Collection[int]) -> str:
    """The numbers are those that the database gave. Where there are none, no group is NULL."""
    return f"entry.group_id IN ({', '.join(str(int(one)) for one in chosen) or 'NULL'})"


@contextmanager
def _planned_for_words() -> Iterator[CursorWrapper]:
    """PostgreSQL takes the reading of all words for cheaper than its index where most cards hold one: it does not know
    that they stand outside of their rows. And to compile a statement takes longer than all of it.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        yield cursor
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")


def stems_of(query: str) -> list[Stems]:
    """For each word, its stems in any language of the site.

    They hold letters and digits only, so none can command: a letter may fold to several words, or to signs.
    """
    columns = zip(*(search_terms(query, language) for language in languages.CODES), strict=True)
    stems = [frozenset(WORD.findall(" ".join(frozenset().union(*column)))) for column in columns]
    return [words for words in stems if words]


def every_word(words: Sequence[Stems]) -> str:
    """What the index is asked for cards that hold every one of *words*."""
    if connection.vendor == "postgresql":
        return " & ".join(f"({' | '.join(sorted(stems))})" for stems in words)
    return " AND ".join(f"({_any(stems)})" for stems in words)


def _some(words: Sequence[Stems]) -> str:
    stems = frozenset[str]().union(*words)
    return " | ".join(sorted(stems)) if connection.vendor == "postgresql" else _any(stems)


def _any(stems: Stems) -> str:
    return " OR ".join(f'"{stem}"' for stem in sorted(stems))
