"""Whom an open strand awaits: the authors of the sheet, or those whom an author answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.publication.comments.models import SheetComment
from tinkuy.publication.sheets.models import Sheet, SheetState

AWAITING = "comment"
"""What a mail calls it by that leads to it without naming it."""


@dataclass(frozen=True)
class AwaitingStrands:
    """So many open strands of a draft that await the same persons."""

    sheet: Sheet
    language: str
    persons: frozenset[int]
    count: int


def commented_sheets() -> QuerySet[Sheet]:
    """Those with an open strand, whose draft is still written."""
    commented = Q(comments__strand=None, comments__resolved_at=None, comments__isnull=False)
    sheets: QuerySet[Sheet] = Sheet.objects.filter(commented).exclude(state=SheetState.RETIRED).distinct()
    return sheets.select_related("cycle").prefetch_related("authors", "peers")


def awaited_by(lines: Sequence[SheetComment], authors: Collection[int]) -> frozenset[int]:
    """Who is asked or answered by the last of a strand's *lines*: after an author's words whoever else spoke in it,
    after anybody else's the authors.
    """
    last = lines[-1].person_id
    spoke = {line.person_id for line in lines if line.person_id is not None}
    others = spoke - {last} if last in authors else frozenset()
    return frozenset((others or set(authors)) - {last})


def strands_awaiting(sheets: Iterable[Sheet]) -> list[AwaitingStrands]:
    """The open strands of *sheets* by whom they await. One query beside theirs."""
    by_key = {sheet.pk: sheet for sheet in sheets}
    counts: dict[tuple[int, str, frozenset[int]], int] = defaultdict(int)
    for lines in _open_strands(by_key):
        sheet = by_key[lines[0].sheet_id]
        persons = awaited_by(lines, {author.pk for author in sheet.authors.all()})
        counts[sheet.pk, lines[0].language, persons] += 1
    return [
        AwaitingStrands(by_key[pk], language, persons, n) for (pk, language, persons), n in counts.items() if persons
    ]


OPEN_COMMENTS = RowsOfKeys[SheetComment](
    lambda sheets: SheetComment._base_manager.filter(
        Q(strand=None, resolved_at=None) | Q(strand__isnull=False, strand__resolved_at=None), sheet__in=sheets
    ).order_by("pk")
)


def _open_strands(sheets: Iterable[int]) -> Iterable[list[SheetComment]]:
    strands: dict[int, list[SheetComment]] = defaultdict(list)
    for one in OPEN_COMMENTS.rows(list(sheets)):
        strands[one.strand_id or one.pk].append(one)
    return strands.values()
