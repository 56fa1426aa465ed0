"""S03: what the guard finds in the labelled set. Figures per kind: `python -m bench.guard`."""

import pytest

from .labelled import DEVELOPMENT, HELD_OUT, sentences
from .measuring import measured

LEAST_RECALL = {"email": 0.95, "telephone": 0.95, "identity": 0.95, "name": 0.85, "work": 0.85}
LEAST_PRECISION = 0.9
LEAST_COUNTED = {"email": 80, "telephone": 80, "identity": 80, "name": 120, "work": 30}


@pytest.mark.parametrize("part", [DEVELOPMENT, HELD_OUT])
@pytest.mark.parametrize("kind", LEAST_RECALL)
def test_capability_S3_the_guard_finds_what_a_careful_reader_marks(part, kind):
    figures = measured(sentences(part))[kind]

    assert figures.recall >= LEAST_RECALL[kind], figures.wrong
    assert figures.precision >= LEAST_PRECISION, figures.wrong


def test_the_set_is_large_enough_to_tell():
    rows = [row for part in (DEVELOPMENT, HELD_OUT) for row in sentences(part)]
    counts = {kind: sum(one[0] == kind for row in rows for one in row.passages) for kind in LEAST_RECALL}

    assert len(rows) >= 300
    assert sum(not row.passages for row in rows) >= 150
    assert all(counts[kind] >= least for kind, least in LEAST_COUNTED.items())
    assert {row.language for row in rows} == {"es", "pt", "en"}
