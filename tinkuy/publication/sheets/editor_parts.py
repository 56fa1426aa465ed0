"""The parts of the sheet as the editor shows them: a cord of knots that are full when the part is complete."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, pgettext

from tinkuy.core.text import Piece, listed, word_diff
from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.drafting.method import is_written_by_hand
from tinkuy.publication.sheets.forms import FOLDED, SheetForm
from tinkuy.publication.sheets.last_writers import LastWriter, last_writers_of, latest_writer
from tinkuy.publication.sheets.measures import ITEM_MEASURES, MEASURES, SECTION_MEASURES, count_ruler, ruler
from tinkuy.publication.sheets.models import Sheet
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import MARK


@dataclass(frozen=True)
class Part:
    """Complete when each field of *every* says something, and one of *any_of*, all within their measure."""

    key: str
    name: str
    every: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    count: int | None = None
    is_needed: bool = False
    is_complete: bool = False
    is_missing: bool = False


def parts_of(form: SheetForm) -> list[Part]:
    """The parts in order; `is_needed` where peers cannot read the sheet without it, and then `is_missing` where it says
    nothing: what is only too short or too long can be sent.
    """
    texts = {section: tuple(_text_name(item) for item in getattr(form.content, section)) for section in SECTIONS}
    recommended, risked = texts["recommendations"], (*texts["risks"], *texts["practices"])
    parts = (
        Part("title", _("Title"), every=("title",), is_needed=True),
        Part("summary", pgettext("part of a sheet", "Summary"), every=("summary",), is_needed=True),
        Part("lessons", _("Lessons"), any_of=texts["lessons"], count=len(texts["lessons"]), is_needed=True),
        Part("recommendations", _("Recommendations"), any_of=recommended, count=len(recommended), is_needed=True),
        Part("risks", _("Risks and good practices"), any_of=risked, count=len(risked)),
        Part("details", _("The practice in detail"), every=tuple(sorted(FOLDED))),
        Part("approaches", _("Gender and rights"), every=("approaches", "safeguards")),
        Part("tags", _("Tags"), any_of=("theme_tags", "gcm_tags")),
        Part("contact", _("Contact and licence"), ("licence",), ("contact_name", "contact_email"), is_needed=True),
    )
    return [_judged(part, form) for part in parts]


def _judged(part: Part, form: SheetForm) -> Part:
    filled = {name: bool(form.text_of(name).strip()) for name in (*part.every, *part.any_of)}
    has_any = any(filled[name] for name in part.any_of) if part.any_of or part.key in SECTIONS else True
    is_filled = all(filled[name] for name in part.every) and has_any
    is_complete = is_filled and all(_fits(form, name) for name in filled)
    return replace(part, is_complete=is_complete, is_missing=part.is_needed and not is_filled)


def _fits(form: SheetForm, name: str) -> bool:
    measure = MEASURES.get(name)
    return measure is None or measure.fits(form.text_of(name))


SECTIONS = {"lessons": "lesson", "recommendations": "recommendation", "risks": "risk", "practices": "good_practice"}


@dataclass(frozen=True)
class ItemRow:
    """A finding in the editor. *difference* is what its finding says today against the words of the sheet."""

    item: Item
    heading: BoundField
    text: BoundField
    ruler: SafeString | str
    difference: list[Piece]
    finding_text: str
    is_faulty: bool
    """Refused, empty, too short or too long."""

    @property
    def rests_on_one(self) -> bool:
        """Whoever writes is advised to print it as a proposal, or to look for another quote."""
        return self.item.quotes == 1 and not self.item.is_proposal

    @property
    def lost_words(self) -> bool:
        """Of a quote of it words were taken out, which its own words may repeat or tell in others."""
        return quotes_a_gap(self.item)

    @property
    def is_pending(self) -> bool:
        return self.is_faulty or bool(self.difference) or self.rests_on_one or self.lost_words


def quotes_a_gap(item: Item) -> bool:
    """Whether words were taken out of a quote that *item* shows: what stands in their place is in it."""
    return any(MARK in quote.text for quote in item.evidence)


def codes_that_quote_a_gap(content: SheetContent) -> list[str]:
    """Of the findings of a draft whose words are to be read once more."""
    return [item.code for item in content.items() if quotes_a_gap(item)]


UNFOLDED = 2
"""How many findings stand open where none asks for a hand."""


@dataclass(frozen=True)
class ItemSection:
    """Those that somebody has to look at stand open, else the first ones; whoever opens the section sees all."""

    key: str
    kind: str
    rows: list[ItemRow]
    to_bring: list[Finding]
    """Findings that may stand in the section and do not yet."""
    ruler: SafeString | str = ""
    """How many points it has beside how many it should have."""

    @property
    def open_rows(self) -> list[ItemRow]:
        return [row for row in self.rows if row.is_pending] or self.rows[:UNFOLDED]

    @property
    def folded_rows(self) -> list[ItemRow]:
        return [row for row in self.rows if row not in self.open_rows]

    @property
    def folded_codes(self) -> str:
        return codes_in_words([row.item.code for row in self.folded_rows])


def codes_in_words(codes: Sequence[str]) -> str:
    """“RE-1 to RE-4” where three or more follow one another, else each by its code."""
    numbers = [int(number) for code in codes if (number := code.rpartition("-")[2]).isdecimal()]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(codes))):
        return pgettext("codes of findings", "%(first)s to %(last)s") % {"first": codes[0], "last": codes[-1]}
    return listed(codes)


def item_sections(form: SheetForm, now: Mapping[str, str], findings: Iterable[Finding] = ()) -> dict[str, ItemSection]:
    """The findings by section; *now* holds, by its code, the words of each finding that changed since, *findings* are
    those of the cycle that may stand in a sheet.
    """
    present = {item.code for item in form.content.items()}
    absent = [finding for finding in findings if finding.label not in present]
    return {
        section: ItemSection(
            key=section,
            kind=kind,
            rows=[_row(form, item, section, now) for item in getattr(form.content, section)],
            to_bring=[finding for finding in absent if finding.kind == kind],
            ruler=_section_ruler(form, section),
        )
        for section, kind in SECTIONS.items()
    }


def _section_ruler(form: SheetForm, section: str) -> SafeString | str:
    measure, items = SECTION_MEASURES.get(section), getattr(form.content, section)
    return count_ruler(measure, sum(bool(form.text_of(_text_name(item)).strip()) for item in items)) if measure else ""


def _row(form: SheetForm, item: Item, section: str, now: Mapping[str, str]) -> ItemRow:
    measure, today = ITEM_MEASURES.get(section), now.get(item.code, "")
    is_other = bool(today) and today.split() != item.text.split()
    heading, text, typed = form[f"{item.code}-heading"], form[_text_name(item)], form.text_of(_text_name(item))
    is_empty = not typed.strip() and not is_written_by_hand(item.code)
    is_outside = measure is not None and not measure.fits(typed)
    return ItemRow(
        item=item,
        heading=heading,
        text=text,
        ruler=ruler(measure, typed) if measure else "",
        difference=word_diff(item.text, today) if is_other else [],
        finding_text=today if is_other else "",
        is_faulty=is_empty or is_outside or bool(text.errors or heading.errors),
    )


def _text_name(item: Item) -> str:
    return f"{item.code}-text"


@dataclass(frozen=True)
class ConflictRow:
    """A field that two changed: *difference* leads from what the other saved to what was typed here."""

    field: BoundField
    theirs: str
    difference: list[Piece]


def conflict_rows(form: SheetForm) -> list[ConflictRow]:
    return [ConflictRow(one.field, one.theirs, word_diff(one.theirs, _typed(one.field))) for one in form.conflicts]


def _typed(field: BoundField) -> str:
    value = field.value()
    return ", ".join(value) if isinstance(value, list | tuple) else str(value or "")


PARTS_OF_FIELDS = {
    "lessons": ("lessons",),
    "recommendations": ("recommendations", "featured_recommendation"),
    "risks": ("risks", "practices"),
    "details": (*sorted(FOLDED), "scope"),
    "approaches": ("approaches", "safeguards"),
    "tags": ("tags",),
    "contact": ("contact", "licence", "credits", "more", "footer", "citation", "disclaimer"),
    "title": ("title",),
    "summary": ("summary",),
}


def last_writers_by_part(sheet: Sheet, language: str) -> dict[str, LastWriter | None]:
    """Who wrote last in each part of the editor."""
    writers = last_writers_of(sheet, language)
    return {part: latest_writer(writers, fields) for part, fields in PARTS_OF_FIELDS.items()}


def uncited_sentence(content: SheetContent) -> str:
    """Which invited countries stand in no finding of the sheet, for whoever writes it; empty where all do, or none."""
    cited = {country for item in content.items() for country in item.countries}
    uncited = [country_name(code) for code in content.scope.countries if code not in cited]
    if not cited or not uncited:
        return ""
    return _("Invited, and quoted in no finding of this sheet: %(countries)s.") % {"countries": listed(sorted(uncited))}


def rulers_of(form: SheetForm) -> dict[str, SafeString]:
    return {name: ruler(measure, form.text_of(name)) for name, measure in MEASURES.items()}
