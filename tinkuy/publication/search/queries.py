"""Full-text search over published versions, the same on SQLite and PostgreSQL.

The index holds stems without accents (see `language.stemming`); a query asks, for each of its words, for any of the
stems that the word may have. Every word must be found. The order is by relevance: bm25 on SQLite, ts_rank on
PostgreSQL, a word in the title weighing more than one in the text.
"""

from collections.abc import Sequence

from django.db import connection

from tinkuy.language.stemming import search_terms

LONGEST_QUERY = 200

SQLITE = """
SELECT entry.version_id FROM publication_fulltext
JOIN publication_searchentry AS entry ON entry.id = publication_fulltext.rowid
WHERE publication_fulltext MATCH %s ORDER BY bm25(publication_fulltext, 8.0, 1.0), entry.version_id
"""

POSTGRESQL = """
SELECT version_id FROM publication_searchentry
WHERE words @@ to_tsquery('simple', %s) ORDER BY ts_rank(words, to_tsquery('simple', %s)) DESC, version_id
"""


def search_versions(query: str, *, languages: Sequence[str]) -> list[int]:
    """The ids of all versions that hold every word of *query*, the most relevant first."""
    words = _alternatives(query[:LONGEST_QUERY], languages)
    if not words:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            search_expression = " & ".join(f"({' | '.join(sorted(stems))})" for stems in words)
            cursor.execute(POSTGRESQL, [search_expression, search_expression])
        else:
            search_expression = " AND ".join(
                "(" + " OR ".join(f'"{stem}"' for stem in sorted(stems)) + ")" for stems in words
            )
            cursor.execute(SQLITE, [search_expression])
        return [row[0] for row in cursor.fetchall()]


def _alternatives(query: str, languages: Sequence[str]) -> list[frozenset[str]]:
    """For each word, its stems in any of *languages*; they hold letters and digits only, so none can command."""
    columns = zip(*(search_terms(query, language) for language in languages), strict=True)
    return [frozenset().union(*column) for column in columns]
