"""Rows of which the keys are known, as a page of a list has them, without making the words of the query each time."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet

from .compiled_query import CompiledQuery


class RowsOfKeys[Row]:
    """*build* makes the queryset of some keys. It is compiled once for each power of two: the last key fills the places
    that are left, and to ask for a row twice finds it once.
    """

    def __init__(self, build: Callable[[Sequence[int]], QuerySet[Any, Row]]) -> None:
        self._build = build
        self._by_places: dict[int, CompiledQuery[Row]] = {}

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """In the order of the database; none without a key."""
        if not keys:
            return []
        places = 1 << (len(keys) - 1).bit_length()
        query = self._by_places.setdefault(places, CompiledQuery(lambda *some: self._build(some)))
        return query.rows(*keys, *[keys[-1]] * (places - len(keys)))
