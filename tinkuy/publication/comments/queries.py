"""The strands of a draft beside the paragraphs that they speak of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.publication.comments.anchors import Anchor, Position, anchors_of, position_of
from tinkuy.publication.comments.models import SheetComment
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft


@dataclass(frozen=True)
class CommentLine:
    comment: SheetComment
    may_remove: bool


@dataclass(frozen=True)
class Strand:
    """A strand with its first comment and the answers; where its paragraph stands now."""

    head: SheetComment
    lines: Sequence[CommentLine]
    position: Position


@dataclass
class CommentedParagraph:
    text: str
    place: int
    open_strands: list[Strand] = field(default_factory=list)
    resolved_strands: list[Strand] = field(default_factory=list)

    @property
    def place_key(self) -> str:
        return str(self.place)

    @property
    def number(self) -> int:
        return self.place + 1


@dataclass
class CommentedPart:
    """A part of the draft. `lost` are strands whose paragraph is no longer in it, open and resolved."""

    section: str
    name: str
    paragraphs: list[CommentedParagraph]
    lost: list[Strand] = field(default_factory=list)


def commented_parts(sheet: Sheet, language: str, person: Person) -> list[CommentedPart]:
    """Every part of the draft in its order; last, without a name, what speaks of parts that are gone. Two queries."""
    anchors = anchors_of(draft(sheet, language))
    parts = {one.section: _empty_part(one) for one in anchors}
    gone = CommentedPart("", "", [])
    for strand in _strands(sheet, language, person, {one.section: one for one in anchors}):
        part = parts.get(strand.head.section, gone)
        if strand.position.place is None:
            part.lost.append(strand)
            continue
        row = part.paragraphs[strand.position.place]
        (row.resolved_strands if strand.head.is_resolved else row.open_strands).append(strand)
    return [*parts.values(), *([gone] if gone.lost else [])]


def _empty_part(anchor: Anchor) -> CommentedPart:
    rows = [CommentedParagraph(text, place) for place, text in enumerate(anchor.paragraphs)]
    return CommentedPart(anchor.section, anchor.name, rows)


def _strands(sheet: Sheet, language: str, person: Person, anchors: dict[str, Anchor]) -> list[Strand]:
    writes = may(person, "write_sheets", sheet.home)
    comments = SheetComment.objects.filter(sheet=sheet, language=language).select_related("person", "resolved_by")
    answers: dict[int, list[SheetComment]] = defaultdict(list)
    heads = []
    for one in comments:
        if one.strand_id is None:
            heads.append(one)
        else:
            answers[one.strand_id].append(one)
    return [
        Strand(
            head=head,
            lines=[CommentLine(one, writes or one.person_id == person.pk) for one in (head, *answers[head.pk])],
            position=_position(head, anchors.get(head.section)),
        )
        for head in heads
    ]


def _position(head: SheetComment, anchor: Anchor | None) -> Position:
    return position_of(head.paragraph, anchor.paragraphs) if anchor and head.paragraph else Position(None)


def comment_of(sheet: Sheet, public_id: str) -> SheetComment | None:
    comments = SheetComment.objects.select_related("sheet__cycle", "cycle")
    comment: SheetComment | None = comments.filter(sheet=sheet, public_id=public_id).first()
    return comment


def open_strands(sheet: Sheet) -> dict[str, int]:
    """How many strands are open, by the language of the draft."""
    heads = SheetComment.objects.filter(sheet=sheet, strand=None, resolved_at=None)
    return dict(heads.order_by().values_list("language").annotate(Count("pk")))
