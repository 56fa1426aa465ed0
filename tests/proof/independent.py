"""The figures of a generated cycle once more, by DuckDB, in SQL written from the text of the metrics alone.

Tables: `person(id, email, country, sector, organisation, kind)`, `enrolled(id, s)`, `hand(s, email)` and
`line(s, section, name, email, j, l)` with seconds from the start. A person is the registration of an address; the team
account is out, and so is whoever led a session, of that session.
"""

import csv
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from .generated import MINUTES, SESSIONS, TEAM, Generated

LASTS = MINUTES * 60

VIEWS = f"""
CREATE TABLE account AS
  SELECT s, section, lower(trim(email)) AS email,
    CASE WHEN trim(email) = '' THEN name ELSE lower(trim(email)) END AS who, j, l
  FROM line WHERE j IS NOT NULL
  UNION ALL SELECT s, 'Attendee Details', email, email, 0, {LASTS} FROM hand;
CREATE TABLE stay AS SELECT a.s, a.section, p.id, a.who, a.j, a.l
  FROM account a LEFT JOIN person p USING (email) WHERE a.email <> '{TEAM}';
CREATE TABLE led AS SELECT DISTINCT s, id FROM stay WHERE section IN ('Host Details', 'Panelist Details');
CREATE TABLE counted AS SELECT s, id, who, greatest(j, 0) AS j, least(l, {LASTS}) AS l FROM stay
  WHERE section NOT IN ('Host Details', 'Panelist Details') AND (s, coalesce(id, -1)) NOT IN (SELECT s, id FROM led);
CREATE TABLE clipped AS SELECT s, id, coalesce(CAST(id AS VARCHAR), who) AS who, j, l FROM counted WHERE l > j;
CREATE TABLE presence AS SELECT s, id, who, sum(greatest(0, l - greatest(j, coalesce(before, j)))) AS m FROM (
  SELECT *, max(l) OVER (PARTITION BY s, who ORDER BY j, l ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM clipped) GROUP BY s, id, who;
CREATE TABLE a AS SELECT s, id, m FROM presence WHERE id IS NOT NULL AND m >= least(600, {LASTS} * 0.25);
CREATE TABLE n AS SELECT id, count(*) AS n, min(s) AS first FROM a GROUP BY id;
CREATE TABLE mark AS SELECT s, t, sum(d) AS d FROM (
  SELECT s, j AS t, 1 AS d FROM island UNION ALL SELECT s, l, -1 FROM island) GROUP BY s, t;
CREATE TABLE curve AS SELECT s, t, sum(d) OVER (PARTITION BY s ORDER BY t) AS present FROM mark;
"""

ISLANDS = """
CREATE TABLE island AS SELECT s, who, min(j) AS j, max(l) AS l FROM (
  SELECT *, sum(fresh) OVER (PARTITION BY s, who ORDER BY j, l) AS island FROM (
    SELECT *, CASE WHEN j <= max(l) OVER (
        PARTITION BY s, who ORDER BY j, l ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      THEN 0 ELSE 1 END AS fresh FROM clipped WHERE id IS NOT NULL)) GROUP BY s, who, island;
"""

PER_SESSION = f"""
SELECT nth,
  (SELECT count(*) FROM a WHERE a.s = nth) AS persons,
  (SELECT count(*) FROM enrolled e WHERE e.s = nth) AS enrolled,
  (SELECT count(*) FROM a JOIN enrolled e ON e.s = a.s AND e.id = a.id WHERE a.s = nth) AS showed,
  (SELECT median(m) FROM a WHERE a.s = nth) AS median,
  (SELECT max(present) FROM curve c WHERE c.s = nth) AS peak,
  (SELECT count(DISTINCT who) FROM clipped c WHERE c.s = nth AND id IS NOT NULL AND l > {LASTS - 600}) AS near_end,
  (SELECT arg_max(present, t) FROM curve c WHERE c.s = nth AND t <= {LASTS - 600}) AS at_close,
  (SELECT count(*) FROM presence p WHERE p.s = nth AND id IS NULL AND m >= least(600, {LASTS} * 0.25)) AS unmatched,
  (SELECT count(*) FROM a JOIN a b ON b.id = a.id AND b.s = a.s + 1 WHERE a.s = nth) AS stayed,
  (SELECT count(*) FROM a JOIN n USING (id) WHERE a.s = nth AND n.first = nth) AS new,
  (SELECT count(*) FROM a WHERE a.s = nth AND EXISTS (SELECT 1 FROM a b WHERE b.id = a.id AND b.s < nth - 1)
     AND NOT EXISTS (SELECT 1 FROM a b WHERE b.id = a.id AND b.s = nth - 1)) AS recovered,
  (SELECT count(*) FROM line r WHERE r.s = nth AND r.j IS NOT NULL)
    + (SELECT count(*) FROM hand h WHERE h.s = nth) AS rows,
  (SELECT count(*) FROM line r WHERE r.s = nth AND section = 'Other Attended') AS by_phone,
  (SELECT count(*) FROM hand h WHERE h.s = nth) AS by_hand
FROM range(1, {SESSIONS + 1}) place(nth) ORDER BY nth
"""

WHOLE = f"""
SELECT (SELECT count(*) FROM person) AS registered, count(*) AS reach, sum(n) AS attendances,
  count(*) FILTER (n >= 2) AS returned, count(*) FILTER (n >= ceil(0.8 * {SESSIONS})) AS core,
  count(*) FILTER (n = {SESSIONS}) AS "full",
  (SELECT count(*) FROM a JOIN a b USING (id) WHERE a.s = 1 AND b.s = {SESSIONS}) AS first_and_last,
  (SELECT count(DISTINCT country) FROM n JOIN person USING (id) WHERE country <> '') AS countries,
  (SELECT count(DISTINCT sector) FROM n JOIN person USING (id) WHERE sector <> '') AS sectors,
  (SELECT count(DISTINCT organisation) FROM n JOIN person USING (id) WHERE organisation <> '') AS organisations,
  (SELECT count(*) FROM (SELECT country FROM n JOIN person USING (id)
     WHERE country <> '' AND sector IN ('government', 'civil_society', 'cooperation')
     GROUP BY country HAVING count(DISTINCT sector) = 3)) AS triads
FROM n
"""

TRIANGLE = "SELECT n.first, a.s, count(*) FROM a JOIN n USING (id) GROUP BY n.first, a.s"

BALANCE = {
    column: f"""WITH c AS (SELECT count(*) AS c FROM a JOIN person USING (id) WHERE {column} <> '' GROUP BY {column})
    SELECT -sum(c / t * ln(c / t)), ln(count(*)) FROM c, (SELECT sum(c) AS t FROM c)"""
    for column in ("country", "sector")
}

BY_GROUP = """
SELECT {column} AS g, count(*) AS registered, count(n) AS reach, count(*) FILTER (n >= 2) AS returned,
  count(*) FILTER (n >= 4) AS core, count(*) FILTER (n = 5) AS "full", coalesce(sum(n), 0) AS attendances
FROM person LEFT JOIN n USING (id) GROUP BY {column}
"""


class Independent:
    """The engine with the generated cycle loaded and its views made."""

    def __init__(self, made: Generated, folder: str) -> None:
        self._connection = duckdb.connect(config={"threads": 1, "memory_limit": "400MB", "temp_directory": folder})
        self._load(
            "person",
            "id INT, email TEXT, country TEXT, sector TEXT, organisation TEXT, kind TEXT",
            folder,
            (
                (n, one.email, one.country, one.sector, one.organisation, one.sector if one.organisation else "")
                for n, one in enumerate(made.people)
            ),
        )
        self._load(
            "enrolled", "id INT, s INT", folder, ((n, s) for n, one in enumerate(made.people) for s in one.sessions)
        )
        self._load(
            "line",
            "s INT, section TEXT, name TEXT, email TEXT, j INT, l INT",
            folder,
            ((e.session, e.section, e.name, e.email, e.joined, e.left) for e in made.entries),
        )
        self._load("hand", "s INT, email TEXT", folder, ((s, email) for s, _name, email in made.listed))
        for statement in VIEWS.split(";"):
            if "island" in statement and "CREATE TABLE mark" in statement:
                self._connection.execute(ISLANDS)
            if statement.strip():
                self._connection.execute(statement)

    def _load(self, table: str, columns: str, folder: str, rows: Any) -> None:
        """Through a file: a million single inserts would take minutes."""
        path = Path(folder) / f"{table}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(["~" if value is None else value for value in row] for row in rows)
        self._connection.execute(f"CREATE TABLE {table} ({columns})")
        if path.stat().st_size:
            self._connection.execute(f"COPY {table} FROM '{path}' (HEADER false, NULLSTR '~')")

    def _rows(self, query: str) -> list[dict[str, Any]]:
        found = self._connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    @cached_property
    def sessions(self) -> list[dict[str, Any]]:
        return self._rows(PER_SESSION)

    def whole(self) -> dict[str, Any]:
        return self._rows(WHOLE)[0]

    def triangle(self) -> dict[tuple[int, int], int]:
        return {(first, s): count for first, s, count in self._connection.execute(TRIANGLE).fetchall()}

    def balance(self, column: str) -> tuple[float, float]:
        return self._connection.execute(BALANCE[column]).fetchall()[0]

    def by_group(self, column: str) -> dict[str, dict[str, Any]]:
        return {row["g"]: row for row in self._rows(BY_GROUP.format(column=column))}

    def curve(self, s: int) -> list[tuple[int, int]]:
        """(second, persons) wherever the number changes."""
        query = "SELECT t, present FROM curve JOIN mark USING (s, t) WHERE s = ? AND d <> 0 AND t < ? ORDER BY t"
        return self._connection.execute(query, [s, LASTS]).fetchall()
