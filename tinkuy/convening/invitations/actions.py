from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry

from .models import InvitationWave


@transaction.atomic
def record_invitation_wave(
    *, actor: Person, cycle: Cycle, country: str, sent_on: date, invited: int, opened: int = 0
) -> InvitationWave:
    """Write down how many were invited in a country on a day, and how many opened the page. Counts, no addresses."""
    rules.demand(actor, "import_attendance", cycle)
    if not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("That country is not invited to this cycle."), about="country")
    if not 0 <= opened <= invited:
        raise Refused(_("More opened than were invited. Check both numbers."), about="opened")

    wave = InvitationWave.objects.create(
        cycle=cycle, country=country, sent_by=actor, sent_on=sent_on, invited=invited, opened=opened
    )
    record(actor, "recorded", wave, country=country)
    return wave
