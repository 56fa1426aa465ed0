"""Who names no institution in their account names it with their review, in one deed."""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.independence import names_no_institution
from tinkuy.publication.reviews.place_words import place_words
from tinkuy.publication.sheets.models import Sheet


def with_institution(person: Person, sheet: Sheet, wanted: WantedInstitution) -> Person:
    """*person* as the account stands now, held until the caller's transaction ends, with the *wanted* institution in it
    if it named none: it may have been emptied, or changed, since the page was opened.

    Raises `Refused` where none is named, and where it is an author's: then nothing of it is stored.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=person.pk)
    if not names_no_institution(person):
        return person
    if wanted is None:
        raise Refused(_("Name your institution.") + " " + place_words().of_reviewers, about="organisation")
    person.organisation = known_or_new(person, wanted)
    if rules.is_of_an_authors_organisation(person, sheet):
        raise Refused(place_words().of_authors, about="organisation")
    person.save(update_fields=["organisation"])
    record(person, "described themselves", person, changed=["organisation"])
    return person
