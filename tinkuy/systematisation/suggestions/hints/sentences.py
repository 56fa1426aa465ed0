"""Captions are pieces: the sentences that voices say across them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tinkuy.systematisation.coding.queries.spans import sentences
from tinkuy.systematisation.evidence.models.transcript import Cue

ENDS = (".", "?", "!", "…")
LONGEST = 400
"""Letters after which a sentence without an end is taken as one: captions of a machine may have no full stop."""
PAUSE = 3_000
"""Milliseconds of silence in which a sentence without a full stop ends."""


@dataclass(frozen=True)
class Part:
    """Characters `start` to `end` of a caption."""

    cue: Cue
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.cue.text[self.start : self.end]


@dataclass(frozen=True)
class Sentence:
    """What one voice says up to a full stop, in one part of a caption or in several."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)

    def part_at(self, place: int) -> Part:
        """The part that holds the character *place* of the text."""
        for part in self.parts:
            if place < len(part.text):
                return part
            place -= len(part.text) + 1
        return self.parts[-1]


def sentences_of(cues: Iterable[Cue]) -> Iterator[Sentence]:
    """The sentences of *cues*, which come in order; a change of voice or a pause ends one."""
    pending: list[Part] = []
    for cue in cues:
        if pending and not _goes_on(pending[-1].cue, cue):
            yield Sentence(tuple(pending))
            pending = []
        for start, end in sentences(cue.text):
            pending.append(Part(cue, start, end))
            if pending[-1].text.endswith(ENDS) or sum(len(part.text) for part in pending) > LONGEST:
                yield Sentence(tuple(pending))
                pending = []
    if pending:
        yield Sentence(tuple(pending))


def _goes_on(former: Cue, cue: Cue) -> bool:
    same_voice = (former.speaker_id, former.voice) == (cue.speaker_id, cue.voice)
    return same_voice and cue.start_ms - former.end_ms <= PAUSE
