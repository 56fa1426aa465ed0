"""The sheets that are neither drafts nor published: who corrects, reviews, approves or publishes each of them now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _, pgettext

from tinkuy.core.text import listed
from tinkuy.desk.checkup.wording import countries_listed
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hub_settings.models import ReviewersFrom
from tinkuy.planning.hub_settings.queries import reviewers_from
from tinkuy.publication.reviews.due import minutes_to_review, review_days
from tinkuy.publication.reviews.independence import shares_institution
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.reviews.rules import authors_of, independent_of, suffice
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import drafts_hash, main_draft
from tinkuy.publication.sheets.steps import steps_of
from tinkuy.publication.versions.models import Approval

from .item import Due

OF_ITS_INSTITUTIONS = ("authors__organisation", "former_institutions__organisation")
IN_HAND = (SheetState.IN_REVIEW, SheetState.CHANGES_REQUESTED, SheetState.APPROVED)


@dataclass(frozen=True)
class Step:
    """What is done with a sheet: the name by which mails lead to it, the page where it is done, and how long it takes.

    The minutes are an estimate: a text read once more, a press. Those of a review depend on the text.
    """

    kind: str
    minutes: int
    page: str = ""


CORRECT = Step("correct", 20)
REVIEW = Step("review", 0, "review")
APPROVE = Step("approve", 10)
PUBLISH = Step("publish", 5, "publish")


@dataclass(frozen=True)
class Hands:
    """Who may do a deed of a sheet: persons by their role, and who they are to it."""

    team_roles: list[TeamRole] = field(default_factory=list)
    editors: list[Person] = field(default_factory=list)
    reviewers_from: ReviewersFrom = ReviewersFrom.INSTITUTION

    def reviewers(self, sheet: Sheet) -> list[Person]:
        """Its peers; of a sheet without a cycle those whom an editor asked, and the other editors."""
        if sheet.cycle_id is None:
            return list({one.pk: one for one in (*sheet.peers.all(), *self.editors_of(sheet))}.values())
        return self._in_role(Role.REVIEWER, sheet.cycle_id)

    def approvers(self, sheet: Sheet) -> list[Person]:
        if sheet.cycle_id is None:
            return self.editors_of(sheet)
        return self._in_role(Role.FOCAL_POINT, sheet.cycle_id)

    def editors_of(self, sheet: Sheet) -> list[Person]:
        is_example = sheet.home.is_example
        return [one for one in self.editors if one.is_example == is_example]

    def _in_role(self, role: Role, cycle_id: int) -> list[Person]:
        return [one.person for one in self.team_roles if one.role == role and one.cycle_id == cycle_id]


@dataclass(frozen=True)
class SheetInHand:
    """A sheet with what was said of its words as they stand, and the day until which reviews are asked for."""

    sheet: Sheet
    reviews: list[Review]
    approvals: list[Approval]
    review_until: date | None

    @property
    def authors(self) -> list[Person]:
        return list(self.sheet.authors.all())

    def others(self, persons: Iterable[Person]) -> list[Person]:
        """Those of *persons* who did not write it."""
        authors = self.authors
        return [one for one in persons if one not in authors]

    def in_favour(self, places: ReviewersFrom) -> list[Review]:
        """The reviews that approve it and are independent of its authors."""
        approving = [one for one in self.reviews if one.is_in_favour]
        return independent_of(authors_of(self.sheet), approving, places)

    def reviewers(self, peers: Iterable[Person], places: ReviewersFrom) -> list[Person]:
        """The *peers* who may judge these words and have not."""
        done, authors = {one.person_id for one in self.reviews}, authors_of(self.sheet)
        waiting = [one for one in self.others(peers) if one.pk not in done]
        return [one for one in waiting if not shares_institution(one, authors, places)]


def sheets_in_hand(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """Eight queries, however many sheets there are."""
    sheets = Sheet.objects.filter(cycle__in=cycles).select_related("cycle")
    yield from _in_hand(sheets.prefetch_related(*OF_ITS_INSTITUTIONS))


def sheets_without_cycle(person: Person, *, is_editor: bool) -> Iterator[Due]:
    """The same of sheets that belong to none: all for who edits the hub, else what one wrote or is to read."""
    sheets = Sheet.objects.filter(cycle=None).prefetch_related(*OF_ITS_INSTITUTIONS, "peers__organisation")
    yield from _in_hand(sheets if is_editor else sheets.filter(Q(authors=person) | Q(peers=person)).distinct())


def _in_hand(rows: QuerySet[Sheet]) -> Iterator[Due]:
    sheets = list(rows.filter(state__in=IN_HAND))
    if not sheets:
        return
    hands = _hands(sheets)
    with_persons = Review.objects.filter(sheet__in=sheets).select_related("person__organisation")
    reviews = list(with_persons.prefetch_related("former_institutions__organisation"))
    approvals = list(Approval.objects.filter(sheet__in=sheets).select_related("person"))
    days = review_days(one for one in sheets if one.state == SheetState.IN_REVIEW)
    for sheet in sheets:
        words = drafts_hash(sheet)
        own = [one for one in reviews if one.sheet_id == sheet.pk and one.content_hash == words]
        approved = [one for one in approvals if one.sheet_id == sheet.pk and one.content_hash == words]
        yield _due_of(SheetInHand(sheet, own, approved, days.get(sheet.pk)), hands)


def _hands(sheets: Iterable[Sheet]) -> Hands:
    roles = TeamRole.objects.filter(
        cycle__in={sheet.cycle_id for sheet in sheets}, role__in=(Role.REVIEWER, Role.FOCAL_POINT)
    )
    editors = hub_editors().select_related("organisation")
    return Hands(list(roles.select_related("person__organisation")), list(editors), reviewers_from())


def _due_of(in_hand: SheetInHand, hands: Hands) -> Due:
    sheet = in_hand.sheet
    if sheet.state == SheetState.CHANGES_REQUESTED:
        return _due(
            sheet, in_hand.authors, CORRECT, pgettext("deed that is due", "Correct"), _("Correct the sheet"),
            _("Its review asks for changes, and you are one of its authors."),
        )  # fmt: skip
    if sheet.state == SheetState.APPROVED:
        names = listed(one.person.name for one in in_hand.approvals if one.person)
        return _due(
            sheet, in_hand.others(hands.editors_of(sheet)), PUBLISH,
            pgettext("deed that is due", "Publish"), _("Publish the sheet"),
            _("Approved by %(names)s. You did not write it, so you may publish it.") % {"names": names}
            if names else _("You did not write it, so you may publish it."),
        )  # fmt: skip
    in_favour = in_hand.in_favour(hands.reviewers_from)
    if suffice(in_favour, sheet.home.reviews_needed):
        return _approval_due(in_hand, hands, in_favour)
    return _review_due(in_hand, hands, in_favour)


def _approval_due(in_hand: SheetInHand, hands: Hands, in_favour: list[Review]) -> Due:
    sheet = in_hand.sheet
    countries = countries_listed({one.country for one in in_favour if one.country})
    sentence = (
        _("Reviews in favour: %(countries)s. A focal point who did not write it approves it.")
        if sheet.cycle_id
        else _("Reviews in favour: %(countries)s. An editor of the hub who did not write it approves it.")
    )
    return _due(
        sheet, in_hand.others(hands.approvers(sheet)), APPROVE,
        pgettext("deed that is due", "Approve"), _("Approve the sheet"), sentence % {"countries": countries},
        is_reviewed=True,
    )  # fmt: skip


def _review_due(in_hand: SheetInHand, hands: Hands, in_favour: list[Review]) -> Due:
    sheet, places = in_hand.sheet, hands.reviewers_from
    reached = len({one.country for one in in_favour} - {""}) if in_favour else None
    return _due(
        sheet, in_hand.reviewers(hands.reviewers(sheet), places),
        replace(REVIEW, minutes=minutes_to_review(main_draft(sheet))),
        pgettext("deed that is due", "Review"), _("Review the sheet"), _why_to_review(reached, sheet.home, places),
        until=in_hand.review_until,
    )  # fmt: skip


def _why_to_review(reached: int | None, cycle: Cycle | NoCycle, places: ReviewersFrom) -> str:
    """*reached* are the countries that said yes; None where no review is in favour yet."""
    missing = (
        _("Its first review is missing.")
        if reached is None
        else _("It has %(given)d of %(needed)d reviews.") % {"given": reached, "needed": cycle.reviews_needed}
    )
    is_by_office = places == ReviewersFrom.OFFICE
    whose = _("The sheet is of another office.") if is_by_office else _("The sheet is of another organisation.")
    return f"{missing} {whose}"


def _due(
    sheet: Sheet,
    persons: list[Person],
    step: Step,
    deed: str,
    words: str,
    why: str,
    *,
    is_reviewed: bool = False,
    until: date | None = None,
) -> Due:
    cycle, names = sheet.home, list(dict.fromkeys(person.name for person in persons))
    return Due(
        cycle=cycle,
        on=until or cycle.today(),
        has_day=until is not None,
        words=words,
        who=listed(names) or _("Nobody of the team may do it yet"),
        code=persons[0].country if len(names) == 1 else "",
        pages=[sheet_address(sheet, "sheet")],
        persons=frozenset(person.pk for person in persons),
        followed_with="write_sheets",
        deed=deed,
        thing=main_draft(sheet).title,
        why=why,
        steps=steps_of(sheet, is_reviewed=is_reviewed),
        kind=step.kind,
        minutes=step.minutes,
        own_page=sheet_address(sheet, step.page) if step.page else "",
    )
