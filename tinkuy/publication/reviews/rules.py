"""Who stands where in the making of a sheet: authors, reviewers, the approver, the publisher."""

from collections.abc import Collection, Iterable

from tinkuy.people.models import Person
from tinkuy.planning.hub_settings.models import ReviewersFrom
from tinkuy.planning.hub_settings.queries import reviewers_from
from tinkuy.publication.reviews.independence import Placed, names_no_institution, shares_institution
from tinkuy.publication.reviews.models import Review, ReviewVerdict
from tinkuy.publication.sheets.models import Sheet


def is_author(person: Person, sheet: Sheet) -> bool:
    return sheet.authors.filter(pk=person.pk).exists()


def is_of_an_authors_organisation(person: Person, sheet: Sheet) -> bool:
    """Or, where the hub takes reviewers from other offices, of the same office."""
    return shares_institution(person, authors_of(sheet), reviewers_from())


def authors_of(sheet: Sheet) -> list[Placed]:
    """The accounts of those who wrote it; of one that was closed, too, what it named until then."""
    closed = [one for one in sheet.authors.all() if not one.is_active]
    former = [one for one in sheet.former_institutions.all() if one.review_id is None] if closed else []
    return [*sheet.authors.all(), *former]


def favourable_reviews(sheet: Sheet, content_hash: str) -> list[Review]:
    """The reviews that say these exact words may be published; of nobody who came to be an author since, or came to be
    of an author's organisation.
    """
    reviews = Review.objects.filter(sheet=sheet, content_hash=content_hash, verdict=ReviewVerdict.APPROVE)
    return independent_of(authors_of(sheet), reviews.select_related("person__organisation"), reviewers_from())


def independent_of(authors: Iterable[Placed], reviews: Iterable[Review], places: ReviewersFrom) -> list[Review]:
    """Those by somebody who is none of the *authors* (`authors_of`), and of an institution, or office, that is none
    of theirs; whose account was closed was of the institution that it named until then.
    """
    written_by = list(authors)
    return [one for one in reviews if _is_independent(one, written_by, places)]


def _is_independent(review: Review, authors: list[Placed], places: ReviewersFrom) -> bool:
    person = review.person
    if person is None or not person.is_active:
        former = review.former_institutions.all()
        return person not in authors and not any(shares_institution(one, authors, places) for one in former)
    return not (person in authors or names_no_institution(person) or shares_institution(person, authors, places))


def is_reviewed(sheet: Sheet, content_hash: str) -> bool:
    """As many in favour as the cycle asks for, from as many countries, over these exact words (invariant 16)."""
    return suffice(favourable_reviews(sheet, content_hash), sheet.home.reviews_needed)


def suffice(in_favour: Collection[Review], needed: int) -> bool:
    """Enough favourable reviews of one text, from as many countries."""
    return len(in_favour) >= needed and len({one.country for one in in_favour} - {""}) >= needed
