"""Rows by their keys: as a queryset has them, with words that are made once for as many keys."""

from collections.abc import Sequence

import pytest
from django.db.models import QuerySet

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.people.models import Person

pytestmark = pytest.mark.both_databases


def test_any_number_of_keys_finds_each_row_once_and_the_words_are_made_once_for_each_power_of_two(db):
    built: list[int] = []

    def persons(keys: Sequence[int]) -> QuerySet[Person]:
        built.append(len(keys))
        return Person.objects.filter(pk__in=keys).order_by("pk")

    keys = [Person.objects.create_user(f"{name}@example.org", name).pk for name in "abcdefg"]
    by_keys = RowsOfKeys(persons)

    rows = [[row.pk for row in by_keys.rows(keys[:number])] for number in range(8)]

    assert rows == [keys[:number] for number in range(8)]
    assert built == [1, 2, 4, 8]
    assert by_keys.rows([-1, *keys[:2]])[0].pk == keys[0]
