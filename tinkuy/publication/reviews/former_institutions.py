"""What an account that is closed named of itself, and still decides who is independent of the authors of a sheet."""

from django_scopes import scopes_disabled

from tinkuy.people.models import Person
from tinkuy.planning.institutions.uses import InstitutionUse
from tinkuy.publication.reviews.models import FormerInstitution, Review
from tinkuy.publication.sheets.models import Sheet

FORMER_INSTITUTIONS = InstitutionUse(FormerInstitution, "organisation")
"""Without words: few accounts are closed, and a number would tell of which house one was."""


def keep_institution(person: Person) -> None:
    """Inside the transaction that closes the account of *person*, before its institution is taken out of it."""
    if person.organisation_id is None:
        return
    with scopes_disabled():
        sheets = [(sheet, None) for sheet in Sheet.objects.filter(authors=person)]
        reviews = [(review.sheet, review) for review in Review.objects.filter(person=person).select_related("sheet")]
    FormerInstitution.objects.bulk_create(
        FormerInstitution(sheet=sheet, review=review, organisation_id=person.organisation_id, country=person.country)
        for sheet, review in [*sheets, *reviews]
    )
