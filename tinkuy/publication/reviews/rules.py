"""Who stands where in the making of a sheet: authors, reviewers, the approver, the publisher."""

from collections.abc import Collection

from tinkuy.people.models import Person
from tinkuy.publication.reviews.models import Review, ReviewVerdict
from tinkuy.publication.sheets.models import Sheet

REVIEWS_NEEDED = 2


def is_author(person: Person, sheet: Sheet) -> bool:
    return sheet.authors.filter(pk=person.pk).exists()


def is_of_an_authors_organisation(person: Person, sheet: Sheet) -> bool:
    organisations = set(sheet.authors.exclude(organisation=None).values_list("organisation", flat=True))
    return person.organisation_id in organisations


def favourable_reviews(sheet: Sheet, content_hash: str) -> list[Review]:
    """The reviews that say these exact words may be published; not of those who came to be authors since."""
    reviews = Review.objects.filter(sheet=sheet, content_hash=content_hash, verdict=ReviewVerdict.APPROVE)
    return list(reviews.exclude(person__in=sheet.authors.all()))


def is_reviewed(sheet: Sheet, content_hash: str) -> bool:
    """Two favourable reviews from two countries, over these exact words (invariant 16)."""
    return suffice(favourable_reviews(sheet, content_hash))


def suffice(in_favour: Collection[Review]) -> bool:
    """Enough favourable reviews of one text, from as many countries."""
    return len(in_favour) >= REVIEWS_NEEDED and len({one.country for one in in_favour} - {""}) >= REVIEWS_NEEDED
