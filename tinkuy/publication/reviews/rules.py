"""Who stands where in the making of a sheet: authors, reviewers, the approver, the publisher."""

from collections.abc import Collection, Iterable

from tinkuy.people.models import Person
from tinkuy.planning.hub_settings.models import ReviewersFrom
from tinkuy.planning.hub_settings.queries import reviewers_from
from tinkuy.publication.reviews.independence import names_no_institution, shares_institution
from tinkuy.publication.reviews.models import Review, ReviewVerdict
from tinkuy.publication.sheets.models import Sheet


def is_author(person: Person, sheet: Sheet) -> bool:
    return sheet.authors.filter(pk=person.pk).exists()


def is_of_an_authors_organisation(person: Person, sheet: Sheet) -> bool:
    """Or, where the hub takes reviewers from other offices, of the same office."""
    return shares_institution(person, sheet.authors.select_related("organisation"), reviewers_from())


def favourable_reviews(sheet: Sheet, content_hash: str) -> list[Review]:
    """The reviews that say these exact words may be published; of nobody who came to be an author since, or came to be
    of an author's organisation.
    """
    reviews = Review.objects.filter(sheet=sheet, content_hash=content_hash, verdict=ReviewVerdict.APPROVE)
    authors = sheet.authors.select_related("organisation")
    return independent_of(authors, reviews.select_related("person__organisation"), reviewers_from())


def independent_of(authors: Iterable[Person], reviews: Iterable[Review], places: ReviewersFrom) -> list[Review]:
    """Those by somebody who is none of the *authors*, and of an institution, or office, that is none of theirs."""
    written_by = list(authors)
    return [one for one in reviews if one.person is None or _is_independent(one.person, written_by, places)]


def _is_independent(person: Person, authors: list[Person], places: ReviewersFrom) -> bool:
    return not (person in authors or names_no_institution(person) or shares_institution(person, authors, places))


def is_reviewed(sheet: Sheet, content_hash: str) -> bool:
    """As many in favour as the cycle asks for, from as many countries, over these exact words (invariant 16)."""
    return suffice(favourable_reviews(sheet, content_hash), sheet.home.reviews_needed)


def suffice(in_favour: Collection[Review], needed: int) -> bool:
    """Enough favourable reviews of one text, from as many countries."""
    return len(in_favour) >= needed and len({one.country for one in in_favour} - {""}) >= needed
