"""Transcripts as programs and people in the world write them, made anew after their habit; the persons are offices.

Two halves, parted by source: `open` was at hand while the reader was mended, `second` was only read afterwards.
"""

import json
from pathlib import Path

import pytest

from tinkuy.systematisation.transcripts.captions.reading import read_transcript

WORLD = Path(__file__).parent / "data" / "world"
CASES = [
    (half, name, expected)
    for half in ("open", "second")
    for name, expected in json.loads((WORLD / half / "expected.json").read_text("utf-8")).items()
]


@pytest.mark.parametrize(("half", "name", "expected"), CASES, ids=[f"{half}-{name}" for half, name, _ in CASES])
def test_capability_S2_a_transcript_of_the_world_has_a_voice_for_each_turn_and_tells_what_was_mended(
    half, name, expected
):
    file = read_transcript((WORLD / half / name).read_bytes(), name)

    assert [[cue.speaker, cue.text] for cue in file.cues] == expected["cues"]
    assert {warning.kind for warning in file.warnings} == set(expected["warnings"])
    assert all(str(warning) for warning in file.warnings)
