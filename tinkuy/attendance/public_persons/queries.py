"""What the public pages read. Nothing here reads a presence or a registration."""

from collections.abc import Iterable
from hashlib import blake2b

from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .models import PublicPersons


def public_persons(cycle: Cycle, webinars: Iterable[Webinar]) -> dict[int, int | None]:
    """How many attended each session of the *cycle* in scope, by ordinal; None where it is hidden.

    *webinars* are all of the cycle. While attendance is being counted anew there is nothing. One query.
    """
    counted = PublicPersons.objects.first()
    if counted is None or not counted.stands(basis_of(cycle, webinars)):
        return {}
    return {int(ordinal): persons for ordinal, persons in counted.by_session.items()}


def basis_of(cycle: Cycle, webinars: Iterable[Webinar]) -> str:
    """A fingerprint of all that decides these numbers beside the presences."""
    sessions = sorted((one.pk, one.ordinal, *one.window, one.state == WebinarState.LIVE) for one in webinars)
    decided_by = (cycle.attendance_minutes, smallest_safe_count(Audience.PUBLIC), sessions)
    return blake2b(repr(decided_by).encode(), digest_size=16).hexdigest()
