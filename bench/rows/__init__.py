"""The rows of the table: each a module with `run(pace)`, which yields its lines."""

from dataclasses import dataclass

ROWS = (
    "pages",
    "uncached",
    "first_view",
    "registering_on_a_bad_line",
    "answering",
    "start",
    "listeners",
    "rates",
    "two_processes",
    "attendance",
    "million",
    "documents",
    "certificates",
    "search",
    "search_postgresql",
    "coding",
    "team_pages",
    "checkup",
    "transcripts",
    "practice",
    "practice_postgresql",
    "nobody_vanishes",
)
QUICK = ("pages", "uncached", "start", "rates", "attendance", "documents", "team_pages")

WITH_EXAMPLE = frozenset(
    {"pages", "uncached", "first_view", "registering_on_a_bad_line", "answering", "start", "documents", "team_pages"}
)
"""Which need the example, that is made before any of them is begun: on a busy machine it takes as long as a row may."""


TO_PREPARE = frozenset({"registering_on_a_bad_line"})
"""Whose others take longer to install than a row may take: they are installed before any row is begun (`prepare`)."""

OWN_SECONDS = {"nobody_vanishes": 1_500, "search_postgresql": 1_000}
"""The most that a row may take whole, where that is more than others. One waits for a mail server that defers, and on a
busy machine took a quarter of an hour; it is the last, so that it keeps no other from its turn. The other writes the
text and the pages of 100,000 entries before it asks for one."""


@dataclass(frozen=True)
class Pace:
    """How often something is measured, and how long; a quick run does less of it."""

    is_quick: bool = False

    @property
    def runs(self) -> int:
        return 3 if self.is_quick else 5

    @property
    def seconds(self) -> int:
        """Of one run of pages that are asked for without a pause."""
        return 1 if self.is_quick else 2
