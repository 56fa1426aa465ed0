"""Who names no institution in their account names it with their review, or with the sheet they send to its peers, in
one deed.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import listed
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.institutions.actions import NewInstitution, WantedInstitution, known_or_new
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.independence import is_same_institution, names_no_institution
from tinkuy.publication.reviews.place_words import place_words
from tinkuy.publication.sheets.models import Sheet


def with_peers_institution(person: Person, sheet: Sheet, wanted: WantedInstitution) -> Person:
    """As `with_institution`; raises `Refused` where it is an author's, too: then nothing of it is stored."""
    return with_institution(person, sheet, wanted, of_peer=True)


def with_institution(person: Person, sheet: Sheet, wanted: WantedInstitution, *, of_peer: bool = False) -> Person:
    """*person* as the account stands now, held until the caller's transaction ends, with the *wanted* institution in it
    if it named none: it may have been emptied, or changed, since the page was opened.

    Raises `Refused` where none is named, where another page named another one meanwhile, and where a new one may not
    come to the directory from a cycle whose theme is sensitive.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=person.pk)
    if not names_no_institution(person):
        is_refused_anyway = of_peer and rules.is_of_an_authors_organisation(person, sheet)
        if is_another(person.organisation, wanted) and not is_refused_anyway:
            raise Refused(named_elsewhere(person))
        return person
    if wanted is None:
        raise Refused(_("Name your institution.") + " " + place_words().of_reviewers, about="organisation")
    person.organisation = _as_asked(wanted)
    if of_peer and rules.is_of_an_authors_organisation(person, sheet):
        raise Refused(place_words().of_authors, about="organisation")
    person.organisation = known_or_new(person, wanted, sheet.cycle)
    person.save(update_fields=["organisation"])
    record(person, "described themselves", person, changed=["organisation"])
    return person


@transaction.atomic
def with_draft[Saved](person: Person, sheet: Sheet, wanted: WantedInstitution, save: Callable[[], Saved]) -> Saved:
    """What *save* gives, with the *wanted* institution in the account of *person* where one is named: both or neither.

    Raises `Refused` as `with_institution`, and says that nothing was saved.
    """
    if wanted is not None:
        try:
            with_institution(person, sheet, wanted)
        except Refused as refusal:
            raise Refused(_("%(why)s Nothing was saved: your words are below.") % {"why": refusal}) from refusal
    return save()


def is_another(named: Organisation | None, wanted: WantedInstitution) -> bool:
    """Whether a page asks for an institution that is not the one which the account names."""
    return wanted is not None and not is_same_institution(named, _as_asked(wanted))


def _as_asked(wanted: Organisation | NewInstitution) -> Organisation:
    """One that is new as it would be made."""
    if isinstance(wanted, NewInstitution):
        return Organisation(name=wanted.name, sector=wanted.sector, country=wanted.country)
    return wanted


def named_elsewhere(person: Person) -> str:
    """Why what this page names is not stored: the account came to name another on a page that was sent before."""
    return _(
        "Your account names «%(name)s» by now: another page was sent before this one. What you named here is not "
        "stored. If your account is right, send this again; else write to whoever runs the hub."
    ) % {"name": person.organisation}


def demand_institutions_of_authors(sheet: Sheet) -> None:
    """Nobody can tell who is independent of an author who names no institution in an account that is open."""
    unnamed = [person.name for person in sheet.authors.all() if names_no_institution(person)]
    if unnamed:
        raise Refused(
            _(
                "Of which institution %(names)s is, no account says, so that nobody can tell who may review this text. "
                "Ask them to name it in «My account»."
            )
            % {"names": listed(unnamed)}
        )
