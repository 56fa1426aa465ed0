"""The table of a peer: criteria beside the draft, what is missing to send it, and who may not judge it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext as _

from tinkuy.core.text import listed
from tinkuy.people.models import Person
from tinkuy.publication.renderers.column import ColumnSection, column_of
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.beginning import begun_review
from tinkuy.publication.reviews.criteria import CRITERIA, GRADE_NAMES, SCORES, Criterion, grade_of, mean_of
from tinkuy.publication.reviews.facts import facts_of
from tinkuy.publication.reviews.forms import ReviewForm, remark_name
from tinkuy.publication.reviews.independence import names_no_institution
from tinkuy.publication.reviews.models import BegunReview, Review
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.former_drafts import draft_at
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import drafts_hash, main_draft, main_draft_language


@dataclass(frozen=True)
class Row:
    """A criterion on the page. *passage* is the section of the draft that it looks at; empty: the whole text."""

    criterion: Criterion
    field: object
    remark: object
    passage: ColumnSection | None
    options: list[tuple[int, object, bool]]
    """Score, its word, whether it is chosen."""
    former: int | None
    former_remark: str
    fact: str
    """What the draft shows of it."""


@dataclass(frozen=True)
class ReviewTable:
    """*person* before *sheet*: what they said of these words, last of former ones, and what they have not sent."""

    sheet: Sheet
    person: Person

    @cached_property
    def _reviews(self) -> list[Review]:
        return list(Review.objects.filter(sheet=self.sheet, person=self.person).order_by("given_at"))

    @cached_property
    def words(self) -> str:
        """The fingerprint of the words on the page."""
        return drafts_hash(self.sheet)

    @cached_property
    def own_review(self) -> Review | None:
        return next((review for review in self._reviews if review.content_hash == self.words), None)

    @cached_property
    def former(self) -> Review | None:
        return next((review for review in reversed(self._reviews) if review.content_hash != self.words), None)

    @cached_property
    def begun(self) -> BegunReview | None:
        return begun_review(self.sheet, self.person)

    @property
    def is_begun_of_former_words(self) -> bool:
        return self.begun is not None and self.begun.content_hash != self.words

    @property
    def typed(self) -> dict[str, str]:
        """What was typed and not sent; of other words than these, without the verdict."""
        typed: dict[str, str] = dict(self.begun.typed) if self.begun else {}
        if self.is_begun_of_former_words:
            typed.pop("verdict", None)
        return typed

    @cached_property
    def changes_address(self) -> str:
        """Where one reads what changed since the former review; empty where those words are kept no more."""
        language = main_draft_language(self.sheet)
        then = draft_at(self.sheet, language, self.former.given_at) if self.former else None
        if then is None:
            return ""
        query = urlencode({"older": f"d{then.revision}", "newer": "now"})
        return f"{sheet_address(self.sheet, 'history', language=language)}?{query}#differences"

    @cached_property
    def has_conflict(self) -> bool:
        author = rules.is_author(self.person, self.sheet)
        return author or rules.is_of_an_authors_organisation(self.person, self.sheet)

    @property
    def asks_institution(self) -> bool:
        return self.is_open and names_no_institution(self.person)

    @property
    def is_open(self) -> bool:
        return self.sheet.state == SheetState.IN_REVIEW and not self.has_conflict

    @cached_property
    def column(self) -> list[ColumnSection]:
        return column_of(main_draft(self.sheet))

    def form(self, data: Any = None, *, typed: Mapping[str, str] | None = None, is_begun: bool = False) -> ReviewForm:
        """The form of this person, with what they said or typed; one that *is_begun* as it is sent to be stored."""
        person = self.person if self.is_open else None
        if is_begun:
            return ReviewForm(data, is_begun=True, person=person)
        typed = self.typed if typed is None else typed
        return ReviewForm(data, own_review=self.own_review, former=self.former, typed=typed, person=person)

    def rows(self, form: ReviewForm) -> list[Row]:
        sections = {section.key: section for section in self.column}
        facts = facts_of(main_draft(self.sheet), get_language() or "es")
        return list(_rows(form, sections, self.former, facts))


def _rows(
    form: ReviewForm, sections: Mapping[str, ColumnSection], former: Review | None, facts: Mapping[str, str]
) -> Iterator[Row]:
    chosen = form.chosen_scores()
    for criterion in CRITERIA:
        code = criterion.code
        yield Row(
            criterion=criterion,
            field=form[code],
            remark=form[remark_name(code)],
            passage=sections.get(criterion.passage_in(sections)),
            options=[(score, word, chosen.get(code) == score) for score, word in SCORES],
            former=former.scores.get(code) if former else None,
            former_remark=former.remarks.get(code, "") if former else "",
            fact=facts.get(code, ""),
        )


def count_sentence(scores: Mapping[str, int]) -> str:
    words = _("%(done)s of %(total)s criteria.")
    return words % {"done": len(scores), "total": len(CRITERIA)}


NAMED_MISSING = 3
"""So many of the missing criteria are named; a bar that names eleven hides the page. The verdict is none of them."""


def missing_sentence(scores: Collection[str], *, has_verdict: bool) -> str:
    names = [str(criterion.name).lower() for criterion in CRITERIA if criterion.code not in scores]
    if len(names) > NAMED_MISSING + 1:
        others = len(names) - NAMED_MISSING
        names = [*names[:NAMED_MISSING], _("%(count)s more") % {"count": others}]
    names += [] if has_verdict else [_("your verdict")]
    return _("Missing: %(names)s.") % {"names": listed(names)} if names else ""


def grade_sentence(scores: Mapping[str, int]) -> str:
    """The mean so far; once every criterion has its score, the grade that they make."""
    mean, grade = mean_of(scores), grade_of(scores)
    if mean is None:
        return ""
    values = {"mean": number_format(round(mean, 1), 1), "grade": GRADE_NAMES[grade] if grade else ""}
    return (_("Grade: %(grade)s (mean %(mean)s).") if grade else _("Mean so far: %(mean)s.")) % values
