"""Which stored translation belongs to which paragraph of the source, as the source stands now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tinkuy.core.text import Piece, word_diff

from .segments import Segment

type Stored = Mapping[str, str]
"""`field`, `source` and `text` of a paragraph that a person wrote or accepted."""


@dataclass(frozen=True)
class Paragraph:
    """`text` is what a person let stand for these very words; `former` what was stored for other words of the source,
    where these took their place.
    """

    segment: Segment
    text: str = ""
    former: Stored | None = None

    @property
    def is_pending(self) -> bool:
        return not self.text

    @property
    def is_outdated(self) -> bool:
        return self.former is not None

    @property
    def difference(self) -> list[Piece]:
        """What changed in the source, word by word."""
        return word_diff(self.former["source"], self.segment.text) if self.former else []


def aligned(segments: Sequence[Segment], stored: Sequence[Stored]) -> list[Paragraph]:
    """Each segment with what is stored for it: for the same words of the same field, else the likest one left of it."""
    left: defaultdict[str, list[Stored]] = defaultdict(list)
    for one in stored:
        left[one["field"]].append(one)
    same = {segment.key: _taken(left[segment.field], segment) for segment in segments}
    return [_paragraph(segment, same[segment.key], left[segment.field]) for segment in segments]


def _taken(left: list[Stored], segment: Segment) -> Stored | None:
    one = next((one for one in left if one["source"] == segment.text), None)
    if one is not None:
        left.remove(one)
    return one


def _paragraph(segment: Segment, same: Stored | None, left: list[Stored]) -> Paragraph:
    if same is not None:
        return Paragraph(segment, text=same["text"])
    if not left:
        return Paragraph(segment)
    likest = max(left, key=lambda one: SequenceMatcher(None, one["source"], segment.text).ratio())
    left.remove(likest)
    return Paragraph(segment, former=likest)
