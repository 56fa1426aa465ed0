"""Which country hosts a session."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState


@transaction.atomic
def set_host(*, actor: Person, webinar: Webinar, country: str) -> Webinar:
    """Say which invited country hosts a session still to come; the suggestion is accepted, or another is chosen."""
    rules.demand(actor, "choose_hosts", webinar.cycle)
    lock(webinar.cycle)
    webinar = Webinar.objects.select_related("cycle").get(pk=webinar.pk)
    if rules.took_place(webinar) or webinar.state == WebinarState.CANCELLED:
        raise Refused(_("Only a session that is still to come gets a host here."))
    if not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("The host is one of the invited countries."), about=("host_country", "country"))
    webinar.host_country = country
    webinar.save(update_fields=["host_country"])
    record(actor, "chose the host of", webinar, country=country)
    return webinar
