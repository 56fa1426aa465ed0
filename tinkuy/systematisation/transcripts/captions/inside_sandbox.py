"""What the sandboxed process does with a caption file: its head, then its captions in blocks, as JSON values."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from itertools import batched
from typing import Any

from .reading import read_transcript

BLOCK = 500


def transcript(data: bytes, filename: str, known_speakers: Sequence[str]) -> Iterator[Any]:
    """`[layout, language, [[kind, count], …]]`, then blocks of captions."""
    file = read_transcript(data, filename, known_speakers)
    yield file.layout, file.language, [astuple(warning) for warning in file.warnings]
    for cues in batched(file.cues, BLOCK, strict=False):
        yield [astuple(cue) for cue in cues]
