"""Webinars that are added later: whoever did not say otherwise comes to them too, and is told."""

from django.db import transaction
from django.db.models import Q
from django_scopes import scope

from tinkuy.convening.models import Registration
from tinkuy.convening.queries.registered import confirmed, webinars_to_join
from tinkuy.convening.rules import OPEN_STATES
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe_to_address
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .codes import about, own_pages_path


def enrol_in_new_webinars() -> int:
    """Enrol in every cycle whoever joins new webinars; how many enrolments were made. The worker calls this."""
    return sum(_enrol_in(cycle) for cycle in Cycle.objects.filter(state__in=OPEN_STATES, clock_stands_at=None))


@transaction.atomic
def _enrol_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        return sum(_enrol(cycle, webinar) for webinar in webinars_to_join(cycle))


def _enrol(cycle: Cycle, webinar: Webinar) -> int:
    """Those to whom it was never offered: neither chosen nor declined."""
    offered = Q(webinars=webinar) | Q(declined=webinar)
    known = Registration.objects.filter(offered).values("pk")
    fresh = list(confirmed().filter(joins_new_webinars=True).exclude(pk__in=known))
    key = cycle.data_key if fresh else b""
    for registration in fresh:
        registration.webinars.add(webinar)
        owe_to_address(
            email=registration.email(key),
            language=registration.language,
            kind="session-added",
            dedupe_key=f"session-added-{webinar.pk}-{registration.public_id}",
            about=about(registration),
            path=own_pages_path(registration.language),
        )
    if fresh:
        record(None, "enrolled", webinar)
    return len(fresh)
