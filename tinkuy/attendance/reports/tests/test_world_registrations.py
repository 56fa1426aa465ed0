"""Lists of registrations as forms and ticket offices in the world export them, made anew after their habit."""

from pathlib import Path

import pytest
from django.utils.translation import override

from tests.world_files import each_file
from tinkuy.attendance.reports.registrations import read_list
from tinkuy.core.errors import Refused

WORLD = Path(__file__).parent / "data" / "world" / "registrations"


@each_file(WORLD)
def test_capability_C1_a_list_of_the_world_has_its_persons_or_is_refused_in_a_sentence_that_fits(place, name, expected):
    with override("en"):
        if isinstance(expected, str):
            with pytest.raises(Refused, match=expected):
                read_list(place.read_bytes(), name).right()
            return
        rows = read_list(place.read_bytes(), name).right()

    assert [[row.display_name, row.email, row.country] for row in rows] == expected
