from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import Registration, RegistrationSource
from tinkuy.convening.queries.registered import confirmed
from tinkuy.convening.rules import registration_kept_until
from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .numbering import draw_number
from .recognising import claim_waiting

ALREADY = _("This address is already registered for the cycle.")


def register(
    *,
    actor: Person | None,
    cycle: Cycle,
    name: str,
    email: str,
    country: str = "",
    sector: str = "",
    organisation: Organisation | None = None,
    language: str = "es",
    webinars: Sequence[Webinar] = (),
    source: str = RegistrationSource.REGISTERED,
) -> Registration:
    """Register someone for *cycle* and the webinars chosen; name and e-mail are sealed. An address registers once."""
    index = sealing.blind_index(email, place=cycle.public_id) if email else ""
    if index and confirmed().filter(email_index=index).exists():
        raise Refused(ALREADY)
    registration = Registration(
        cycle=cycle,
        country=country,
        sector=sector if sector in Sector.values else "",
        organisation=organisation,
        language=language,
        source=source,
        erase_on=registration_kept_until(cycle),
    )
    registration.seal(name=tidy(name), email=email.strip())
    try:
        return _kept(actor, registration, webinars)
    except IntegrityError as error:  # the same address, pressed twice at once
        raise Refused(ALREADY) from error


@transaction.atomic
def _kept(actor: Person | None, registration: Registration, webinars: Sequence[Webinar]) -> Registration:
    registration.number = draw_number(registration.cycle)
    registration.confirmed_at = clock.now()
    registration.save()
    registration.webinars.set(webinars)
    claim_waiting(registration)
    record(actor, "registered", registration)
    return registration
