"""What the team's pages of the sheet show."""

from dataclasses import dataclass

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.hub_settings.queries import reviewers_from
from tinkuy.planning.rules import may
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.grading import SheetGrade, grade_of_reviews
from tinkuy.publication.reviews.independence import shares_institution
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.models import Sheet, SheetKind, SheetState, SheetVersion
from tinkuy.publication.sheets.queries import drafts_hash, missing_of
from tinkuy.publication.versions.queries import may_publish_sheet


@dataclass(frozen=True)
class SheetStanding:
    """Where a sheet stands, what it still needs, and what *this* person can do next."""

    sheet: Sheet
    words: str
    """The fingerprint of the draft as the page shows it."""
    missing: list[str]
    reviews: list[Review]
    former_reviews: list[Review]
    is_reviewed: bool
    grade: SheetGrade | None
    versions: list[SheetVersion]
    may_see_pictures: bool
    may_see_institutions: bool
    """Of whom the reviews are, so that whoever approves knows of which institution each peer says to be."""
    may_write: bool
    may_submit: bool
    may_review: bool
    may_approve: bool
    may_publish: bool
    may_retire: bool
    may_document: bool

    @property
    def is_being_written(self) -> bool:
        return self.sheet.state in (SheetState.DRAFT, SheetState.CHANGES_REQUESTED)


def standing_of(sheet: Sheet, person: Person) -> SheetStanding:
    content_hash = drafts_hash(sheet)
    authors, places = rules.authors_of(sheet), reviewers_from()
    is_author = person in authors
    missing = missing_of(sheet)
    writes = may(person, "write_sheets", sheet.home)
    all_reviews = list(Review.objects.filter(sheet=sheet).select_related("person__organisation"))
    reviews = [review for review in all_reviews if review.content_hash == content_hash]
    in_favour = rules.independent_of(authors, [one for one in reviews if one.is_in_favour], places)
    reviewed = rules.suffice(in_favour, sheet.home.reviews_needed)
    return SheetStanding(
        sheet=sheet,
        words=content_hash,
        missing=missing,
        reviews=reviews,
        former_reviews=[review for review in all_reviews if review.content_hash != content_hash],
        is_reviewed=reviewed,
        grade=grade_of_reviews(in_favour),
        versions=list(sheet.versions.all()),
        may_see_pictures=writes,
        may_see_institutions=not is_author and may(person, "approve_sheets", sheet.home),
        may_write=writes and sheet.state != SheetState.RETIRED,
        may_submit=writes and not missing and sheet.state in (SheetState.DRAFT, SheetState.CHANGES_REQUESTED),
        may_review=not any(review.person_id == person.pk for review in reviews)
        and sheet.state == SheetState.IN_REVIEW
        and may(person, "review_sheets", sheet.home)
        and not is_author
        and not shares_institution(person, authors, places),
        may_approve=sheet.state == SheetState.IN_REVIEW
        and reviewed
        and not is_author
        and may(person, "approve_sheets", sheet.home),
        may_publish=may_publish_sheet(person, sheet),
        may_document=sheet.kind == SheetKind.SUBJECT
        and sheet.home.state == CycleState.SYSTEMATISING
        and sheet.versions.filter(retired_at=None).exists()
        and may(person, "advance_cycle", sheet.home),
        may_retire=sheet.versions.filter(retired_at=None).exists() and may(person, "publish_sheets", sheet.home),
    )
