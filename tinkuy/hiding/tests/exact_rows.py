"""The reader who reckons exactly, with a list of some persons row by row: what follows of those who are in no row."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from tinkuy.hiding import ListedPlaces

from .exact_reader import Person, Reader

LISTED = "+"
"""Ends the sector of whoever is listed: they are a class of their own."""


class ReaderOfRows(Reader):
    """What of those listed is known by right is not asked about."""

    def __init__(self, people: list[Person]) -> None:
        super().__init__(people)
        self.listed = np.array([sector.endswith(LISTED) for _country, sector in self.classes])

    def read_rows(self, listed: ListedPlaces) -> None:
        """The rows of each sector: how many there are of each, as far as they tell of sessions."""
        places = sorted(listed.attended)
        for own in np.flatnonzero(self.listed):
            for came in product((0, 1), repeat=len(places)):
                if listed.registered or any(came):
                    alike = np.all(self.ways[:, places] == came, axis=1)
                    self._know(self._of_kinds(own, alike))
            for place in sorted(listed.enrolled):
                rows = [self._of_signed(own, absent, place) for absent in (0, 1)]
                for row in rows if place in listed.attended else [rows[0] + rows[1]]:
                    self._know(row)

    def _know(self, row: np.ndarray) -> None:
        self.rows.append(row)
        self.totals.append(row @ self.truly)

    def _of_kinds(self, own: int, ways: np.ndarray) -> np.ndarray:
        row = np.zeros(len(self.truly))
        self._kinds(row)[own] = ways
        return row

    def _of_signed(self, own: int, absent: int, place: int) -> np.ndarray:
        row = np.zeros(len(self.truly))
        self._signed(row)[own, absent, place] = 1
        return row

    def _numbers(self) -> Iterator[tuple[str, np.ndarray]]:
        for words, row in super()._numbers():
            self._kinds(row)[self.listed] = 0
            self._signed(row)[self.listed] = 0
            yield f"rest of {words}", row
