"""What the team's pages of the sheet show."""

from dataclasses import dataclass

from django_scopes import scope

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.rules import may

from . import rules
from .content.sheet import hash_of_plain
from .models import Review, Sheet, SheetState, SheetVersion
from .texts import drafts_hash, missing_of


@dataclass(frozen=True)
class SheetStanding:
    """Where a sheet stands, what it still needs, and what *this* person can do next."""

    sheet: Sheet
    missing: list[str]
    reviews: list[Review]
    is_reviewed: bool
    versions: list[SheetVersion]
    may_write: bool
    may_submit: bool
    may_review: bool
    may_approve: bool
    may_publish: bool
    may_retire: bool
    may_document: bool

    @property
    def needs_someone(self) -> bool:
        """Nobody here can take the next step: another person must."""
        return not (self.may_submit or self.may_review or self.may_approve or self.may_publish or self.may_document)


def sheets_to_publish(person: Person) -> list[Sheet]:
    """The approved sheets of all cycles that *person*, a hub editor, may publish.

    Each is looked up in the scope of its own cycle.
    """
    sheets = []
    for cycle in Cycle.objects.all():
        with scope(cycle=cycle):
            if may(person, "publish_sheets", cycle):
                sheets += list(Sheet.objects.filter(state=SheetState.APPROVED).select_related("cycle"))
    return sheets


def newest_version() -> SheetVersion | None:
    """What was published last and is still read; None before the first."""
    return SheetVersion.objects.filter(retired_at=None).order_by("published_at").last()


def changed_versions() -> list[int]:
    """The published versions whose text is not the one that was hashed when it was published."""
    versions = SheetVersion.objects.order_by("pk").iterator(chunk_size=20)
    return [one.pk for one in versions if hash_of_plain(one.content) != one.content_hash]


def sheet_of(cycle: Cycle) -> Sheet | None:
    """The sheet of the cycle in scope, if it was started."""
    sheet: Sheet | None = Sheet.objects.select_related("cycle").first()
    return sheet


def standing_of(sheet: Sheet, person: Person) -> SheetStanding:
    content_hash = drafts_hash(sheet)
    reviewed = rules.is_reviewed(sheet, content_hash)
    is_author = rules.is_author(person, sheet)
    missing = missing_of(sheet)
    writes = may(person, "write_sheets", sheet.cycle)
    reviews = list(Review.objects.filter(sheet=sheet, content_hash=content_hash).select_related("person"))
    return SheetStanding(
        sheet=sheet,
        missing=missing,
        reviews=reviews,
        is_reviewed=reviewed,
        versions=list(sheet.versions.all()),
        may_write=writes and sheet.state != SheetState.RETIRED,
        may_submit=writes and not missing and sheet.state in (SheetState.DRAFT, SheetState.CHANGES_REQUESTED),
        may_review=not any(review.person_id == person.pk for review in reviews)
        and sheet.state == SheetState.IN_REVIEW
        and may(person, "review_sheets", sheet.cycle)
        and not is_author
        and not rules.is_of_an_authors_organisation(person, sheet),
        may_approve=sheet.state == SheetState.IN_REVIEW
        and reviewed
        and not is_author
        and may(person, "approve_sheets", sheet.cycle),
        may_publish=sheet.state == SheetState.APPROVED and not is_author and may(person, "publish_sheets", sheet.cycle),
        may_document=sheet.cycle.state == CycleState.SYSTEMATISING
        and sheet.versions.filter(retired_at=None).exists()
        and may(person, "advance_cycle", sheet.cycle),
        may_retire=sheet.versions.filter(retired_at=None).exists() and may(person, "publish_sheets", sheet.cycle),
    )
