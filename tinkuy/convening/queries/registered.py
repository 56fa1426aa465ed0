"""Who is registered: the confirmed only, wherever persons are counted or listed; and who an address belongs to."""

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.convening.models import Registration, RegistrationState
from tinkuy.convening.rules import may_be_joined
from tinkuy.core import sealing
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


def confirmed() -> QuerySet[Registration]:
    """The registrations of the cycle in scope that count."""
    found: QuerySet[Registration] = Registration.objects.filter(state=RegistrationState.CONFIRMED)
    return found


def registrations_with_address(email: str) -> list[Registration]:
    """Confirmed or waiting ones of this address in any cycle. There is no index across cycles: each has its own."""
    indexes = [sealing.blind_index(email, place=public_id) for public_id in _cycles()]
    with scopes_disabled():
        found = Registration.objects.filter(email_index__in=indexes).exclude(state=RegistrationState.WITHDRAWN)
        return list(found.select_related("cycle"))


def _cycles() -> list[str]:
    return list(Cycle.objects.values_list("public_id", flat=True))


def registration_with_link(fingerprint: str) -> Registration | None:
    """The registration, of any cycle, whose personal link this is."""
    with scopes_disabled():
        found = Registration.objects.filter(link_fingerprint=fingerprint).exclude(state=RegistrationState.WITHDRAWN)
        return found.select_related("cycle").first()


def waiting_for_code(public_id: str, email: str) -> list[Registration]:
    """The registrations that a code may open: the one with this public id, else those of the address."""
    if not public_id:
        return registrations_with_address(email) if email else []
    with scopes_disabled():
        found = Registration.objects.filter(public_id=public_id).exclude(state=RegistrationState.WITHDRAWN)
        return list(found.select_related("cycle"))


def webinars_to_join(cycle: Cycle) -> list[Webinar]:
    """The webinars of the cycle in scope for which one may register now, in order."""
    return [webinar for webinar in Webinar.objects.select_related("cycle") if may_be_joined(webinar)]


def held_webinars() -> list[Webinar]:
    """The webinars of the cycle in scope that were held, in order."""
    return [webinar for webinar in Webinar.objects.all() if webinar.is_held]
