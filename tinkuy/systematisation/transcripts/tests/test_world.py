"""Transcripts as programs and people in the world write them, made anew after their habit; the persons are offices."""

from pathlib import Path

import pytest
from django.utils.translation import override

from tests.world_files import each_file
from tinkuy.core.errors import Refused
from tinkuy.systematisation.transcripts.captions.reading import read_transcript

WORLD = Path(__file__).parent / "data" / "world"


@each_file(WORLD)
def test_capability_S2_a_transcript_of_the_world_has_a_voice_for_each_turn_and_tells_what_was_mended(
    place, name, expected
):
    if "refused" in expected:
        with override("en"), pytest.raises(Refused, match=expected["refused"]):
            read_transcript(place.read_bytes(), name)
        return

    file = read_transcript(place.read_bytes(), name)

    assert [[cue.speaker, cue.text] for cue in file.cues] == expected["cues"]
    assert {warning.kind for warning in file.warnings} == set(expected["warnings"])
    assert all(str(warning) for warning in file.warnings)
