"""Whom a list registers: written together, and taken back together while nobody of them has used it."""

from collections.abc import Iterable, Iterator
from itertools import batched

from django.utils.translation import gettext as _

from tinkuy.convening.kept_files.models import RegistrationList
from tinkuy.convening.matching.actions.recognising import recognise_waiting
from tinkuy.convening.presences.models import Presence
from tinkuy.convening.registrations.actions import REMOVED, about, draw_numbers
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.registrations.queries import hangs_on
from tinkuy.convening.registrations.rules import registration_kept_until
from tinkuy.convening.reports.registrations import RegistrationRow
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import Tell
from tinkuy.journal.erasures import note_erasure
from tinkuy.notices.outbox import forget_all
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.webinar import Webinar

AT_ONCE = 500


def register_listed(listed: RegistrationList, rows: Iterable[RegistrationRow], tell: Tell | None = None) -> None:
    """Register *rows*, who are new, for the sessions they name, else for all; within the caller's transaction.

    *tell* is called with how many are written.
    """
    webinars = {webinar.ordinal: webinar.pk for webinar in Webinar.objects.all()}
    through, written = Registration.webinars.through, 0
    for some in batched(_registrations(listed, rows), AT_ONCE, strict=False):
        Registration.objects.bulk_create(registration for registration, _row in some)
        through.objects.bulk_create(
            through(registration_id=registration.pk, webinar_id=webinars[ordinal])
            for registration, row in some
            for ordinal in row.webinars or webinars
            if ordinal in webinars
        )
        written += len(some)
        if tell:
            tell(written)
    recognise_waiting(listed.cycle)


def remove_listed(listed: RegistrationList) -> int:
    """Those whom the list registered, as if they had never been, within the caller's transaction; how many.

    What reports tell of them waits for its owner again. Refuses where anybody has used their registration, or the team
    has decided something of it. What they did on their page begins with a device, so votes, which bear no name, are
    among it.
    """
    cycle = listed.cycle
    own = Registration.objects.filter(listed=listed)
    is_used = own.exclude(state=RegistrationState.CONFIRMED).exists() or own.exclude(link_fingerprint="").exists()
    if is_used or hangs_on(own, besides=(Presence, Registration.webinars.through)):
        raise Refused(
            _(
                "Somebody of this list has used their registration since, or the team has decided on it: "
                "nobody is removed. Each of them can withdraw on their page."
            )
        )
    forget_all([about(registration) for registration in own.only("public_id")])
    Presence.objects.filter(registration__in=own).update(registration=None)
    gone = list(own.values_list("public_id", flat=True))
    note_erasure(REMOVED, *gone)
    own.delete()
    recognise_waiting(cycle)
    return len(gone)


def _registrations(
    listed: RegistrationList, rows: Iterable[RegistrationRow]
) -> Iterator[tuple[Registration, RegistrationRow]]:
    """A registration for each, sealed and numbered; not saved."""
    cycle, now = listed.cycle, clock.now()
    organisations = {organisation.slug: organisation for organisation in Organisation.objects.all()}
    key, kept_until = cycle.data_key, registration_kept_until(cycle)
    new = list(rows)
    for number, row in zip(draw_numbers(cycle, len(new)), new, strict=True):
        registration = Registration(
            cycle=cycle,
            listed=listed,
            country=row.country,
            sector=row.sector,
            organisation=organisations.get(row.organisation),
            language=row.language or cycle.main_language,
            number=number,
            confirmed_at=now,
            erase_on=kept_until,
        )
        registration.seal(name=row.display_name, email=row.email, key=key)
        yield registration, row
