"""What somebody says of themselves."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.account.institution_ties import refusal_to_change
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.planning.team.actions.roles import demand_name

LONGEST_NAME = 120


@transaction.atomic
def describe_oneself(
    *, person: Person, name: str, language: str, organisation: WantedInstitution = None, country: str = ""
) -> Person:
    """One's own name, language and institution, and a *country* where the account names none.

    From now on pages after entering, and messages, are in *language*.

    What is public shows the new name at once. The institution decides whose sheets one may review, so it is noted, and
    whoever named one keeps it while such a sheet is on its way.
    """
    rules.demand(person, "keep_own_account", None)
    name = demand_name(name)
    if len(name) > LONGEST_NAME:
        raise Refused(_("Write the name in at most %(most)d characters.") % {"most": LONGEST_NAME}, about="name")
    if language not in languages.CODES:
        raise Refused(_("Choose a language from the list."), about="language")
    if country and country not in countries():
        raise Refused(_("Choose a country from the list."), about="country")
    person.refresh_from_db(
        fields=["organisation", "country"], from_queryset=Person.objects.select_for_update(of=("self",))
    )
    institution = known_or_new(person, organisation)
    if (
        person.organisation_id
        and institution != person.organisation
        and (refusal := refusal_to_change(person, institution))
    ):
        raise Refused(refusal, about="organisation")
    changed = [
        field
        for field, value in (
            ("name", name),
            ("language", language),
            ("organisation", institution),
            ("country", person.country or country),
        )
        if getattr(person, field) != value
    ]
    person.name, person.language, person.organisation, person.has_chosen_language = name, language, institution, True
    person.country = person.country or country
    person.save(update_fields=["name", "language", "organisation", "country", "has_chosen_language"])
    record(person, "described themselves", person, changed=changed)
    return person
