from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.rules import demand
from tinkuy.systematisation import rules
from tinkuy.systematisation.models import Excerpt, Finding, Speaker

from .validation import settle


@transaction.atomic
def describe_speaker(
    *, actor: Person, speaker: Speaker, country: str, sector: str, organisation: Organisation | None = None
) -> Speaker:
    """Say for which country and sector a voice speaks; its quotes follow, where their regime names a country."""
    demand(actor, "import_transcripts", speaker.cycle)
    if country and country not in countries():
        raise Refused(_("Choose a country from the list."), about="country")
    if sector and sector not in Sector.values:
        raise Refused(_("Choose a sector from the list."), about="sector")
    speaker.country, speaker.sector, speaker.organisation = country, sector, organisation
    speaker.save(update_fields=["country", "sector", "organisation"])
    Excerpt.objects.filter(cue__speaker=speaker).exclude(regime__in=rules.NAMELESS).update(country=country)
    for finding in Finding.objects.filter(evidence__excerpt__cue__speaker=speaker).distinct():
        settle(finding)  # it may now quote a country that was not asked
    record(actor, "described", speaker, country=country, sector=sector)
    return speaker
