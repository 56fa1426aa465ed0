from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import Registration, RegistrationSource
from tinkuy.convening.queries.hub_words import hub_words
from tinkuy.convening.queries.registered import confirmed
from tinkuy.convening.reports import read_registrations
from tinkuy.convening.rules import registration_kept_until
from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Webinar

from .numbering import next_number
from .recognising import claim_waiting, recognise_waiting

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
    registration.number = next_number(registration.cycle)
    registration.confirmed_at = clock.now()
    registration.save()
    registration.webinars.set(webinars)
    claim_waiting(registration)
    record(actor, "registered", registration)
    return registration


@transaction.atomic
def import_registrations(*, actor: Person, cycle: Cycle, data: bytes, filename: str) -> tuple[int, int]:
    """Register everyone of a list (all or nothing); how many are new, how many were registered already."""
    rules.demand(actor, "import_attendance", cycle)
    rows = read_registrations(data, filename, hub=hub_words(cycle))
    known = set(confirmed().exclude(email_index="").values_list("email_index", flat=True))
    organisations = {organisation.slug: organisation for organisation in Organisation.objects.all()}
    webinars = {webinar.ordinal: webinar for webinar in Webinar.objects.all()}
    key, kept_until, first_number = cycle.data_key, registration_kept_until(cycle), next_number(cycle)
    fresh: list[Registration] = []
    chosen: list[tuple[Registration, tuple[int, ...]]] = []
    for row in rows:
        index = sealing.blind_index(row.email, place=cycle.public_id) if row.email else ""
        if index and index in known:
            continue
        known.add(index)
        registration = Registration(
            cycle=cycle,
            country=row.country,
            sector=row.sector,
            organisation=organisations.get(row.organisation),
            language=row.language or cycle.main_language,
            number=first_number + len(fresh),
            confirmed_at=clock.now(),
            erase_on=kept_until,
        )
        registration.seal(name=row.display_name, email=row.email, key=key)
        fresh.append(registration)
        chosen.append((registration, row.webinars))
    Registration.objects.bulk_create(fresh)
    through = Registration.webinars.through
    through.objects.bulk_create(
        through(registration_id=registration.pk, webinar_id=webinars[ordinal].pk)
        for registration, ordinals in chosen
        for ordinal in ordinals or webinars
        if ordinal in webinars
    )
    recognise_waiting(cycle)
    record(actor, "imported registrations", cycle, new=len(fresh), known=len(rows) - len(fresh))
    return len(fresh), len(rows) - len(fresh)
