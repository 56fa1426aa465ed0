"""How small counts of persons are hidden from whom: one call for every page, file, picture and sentence.

`safe(numbers, audience)` answers what may be read; the classes beside it say how counts hang together. Nothing else of
this package is imported outside of it, but the names of counts (`cells`). It knows no table: stages bring the counts.
"""

from .audience import Audience, smallest_safe_count
from .countries import CountryAnswers, SafeAnswers
from .cycle.counts import CycleCounts, GroupCounts, page_counts
from .cycle.crossed_pages import CrossedPages
from .cycle.decisions import look_up_decisions, noted_decisions
from .cycle.listed_rows import ListedRows
from .cycle.rows import ListedPlaces
from .ledger import Ledger
from .likely_few import SessionCounts, is_likely_few
from .polls import HELD_BACK, is_batch_due, is_safe_result, may_result_move
from .ratings import RatedSessions, SafeRatings, SessionRating, SessionRatings
from .room import RoomMinutes, RoomMoments
from .safe_numbers import Numbers, are_safe, safe
from .small_groups import CountRows, Overlap, Overlaps, Parts

__all__ = [
    "HELD_BACK",
    "Audience",
    "CountRows",
    "CountryAnswers",
    "CrossedPages",
    "CycleCounts",
    "GroupCounts",
    "Ledger",
    "ListedPlaces",
    "ListedRows",
    "Numbers",
    "Overlap",
    "Overlaps",
    "Parts",
    "RatedSessions",
    "RoomMinutes",
    "RoomMoments",
    "SafeAnswers",
    "SafeRatings",
    "SessionCounts",
    "SessionRating",
    "SessionRatings",
    "are_safe",
    "is_batch_due",
    "is_likely_few",
    "is_safe_result",
    "look_up_decisions",
    "may_result_move",
    "noted_decisions",
    "page_counts",
    "safe",
    "smallest_safe_count",
]
