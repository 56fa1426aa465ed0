"""What is offered for a paragraph that nobody translated yet: words that the cycle has in that language, words that
stand elsewhere in the translation, and last what a machine makes of it. None of it is stored before a person takes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tinkuy.language.translation.drafting import GIST, NotAvailable, draft, is_offered
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.drafting.content import draft_contents
from tinkuy.publication.sheets.models import Sheet

from .alignment import Paragraph
from .queries import TranslationStanding
from .segments import Segment, segments_of

type Pairs = Mapping[tuple[str, str], str]
"""By field and words of the source, the words in the other language."""


@dataclass(frozen=True)
class Suggestion:
    """`origin` is `data`, `elsewhere`, `machine` or `gist`."""

    text: str
    origin: str


def pairs_from_data(sheet: Sheet, source: str, target: str) -> Pairs:
    """What its cycle says in both languages: plan and findings as persons wrote them, sentences as the program does."""
    own, other = map(_by_field, draft_contents(sheet.home, (source, target), sheet.kind))
    return {
        (field, segment.text): translated.text
        for field, segments in own.items()
        if len(segments) == len(other.get(field, ()))
        for segment, translated in zip(segments, other[field], strict=True)
        if segment.text != translated.text or segment.is_printed_by_program
    }


def printed_sentences(standing: TranslationStanding, pairs: Pairs) -> dict[str, str]:
    """By key, the pending sentences that the program writes itself: they need nobody."""
    return {
        one.segment.key: pairs[one.segment.field, one.segment.text]
        for one in standing.pending
        if one.segment.is_printed_by_program and (one.segment.field, one.segment.text) in pairs
    }


def suggestions_for(
    standing: TranslationStanding, paragraphs: Iterable[Paragraph], pairs: Pairs
) -> dict[str, Suggestion]:
    """By key, what is offered for each of *paragraphs* that has no words of its own, today's or former ones."""
    elsewhere = {one.segment.text: one.text for one in standing.paragraphs if one.text}
    offered: dict[str, Suggestion] = {}
    bare: list[Segment] = []
    for one in paragraphs:
        segment = one.segment
        if one.text or one.former:
            continue
        if text := pairs.get((segment.field, segment.text)):
            offered[segment.key] = Suggestion(text, "data")
        elif text := elsewhere.get(segment.text, ""):
            offered[segment.key] = Suggestion(text, "elsewhere")
        else:
            bare.append(segment)
    return offered | _machine_drafts(standing, bare)


def begins_with_draft(source: str, target: str) -> bool:
    """Whether a machine's draft can be had here in this direction."""
    return is_offered(source, target)


def _machine_drafts(standing: TranslationStanding, segments: list[Segment]) -> dict[str, Suggestion]:
    source, target = standing.source.language, standing.language
    if not segments or not standing.translation.begins_with_machine or not is_offered(source, target):
        return {}
    try:
        drafts = draft([one.text for one in segments], source, target)
    except NotAvailable:
        return {}
    origin = "gist" if (source, target) == GIST else "machine"
    return {one.key: Suggestion(text, origin) for one, text in zip(segments, drafts, strict=True) if text.strip()}


def _by_field(content: SheetContent) -> dict[str, list[Segment]]:
    by_field: defaultdict[str, list[Segment]] = defaultdict(list)
    for segment in segments_of(content):
        by_field[segment.field].append(segment)
    return dict(by_field)
