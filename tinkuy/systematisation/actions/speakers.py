from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.rules import demand
from tinkuy.systematisation import rules
from tinkuy.systematisation.models import Excerpt, Finding, Speaker

from .passage import country_of, cues_under
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
    of_one = Excerpt.objects.filter(cue__speaker=speaker, many_voices=False)
    of_one.exclude(regime__in=rules.NAMELESS).update(country=country)
    of_several = _follow_where_several_speak()
    told = Q(evidence__excerpt__cue__speaker=speaker) | Q(evidence__excerpt__in=of_several)
    for finding in Finding.objects.filter(told).distinct():
        settle(finding)  # it may now quote a country that was not asked
    record(actor, "described", speaker, country=country, sector=sector)
    return speaker


def _follow_where_several_speak() -> list[Excerpt]:
    """Quotes that go from one voice to the next have the country that all of them have, or none; those that changed."""
    changed = []
    for excerpt in Excerpt.objects.filter(many_voices=True).select_related("cue__speaker", "last_cue"):
        country = country_of(cues_under(excerpt), excerpt.regime)
        if country != excerpt.country:
            excerpt.country = country
            changed.append(excerpt)
    Excerpt.objects.bulk_update(changed, ["country"])
    return changed
