"""Seeing a message as one person receives it: that is a look at personal data, and they read of it on their page."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.session_changes.queries import registered_for
from tinkuy.core import sealing
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.webinar import Webinar


@transaction.atomic
def choose_recipient(*, actor: Person, webinar: Webinar, who: str) -> Registration:
    """The one registered for *webinar* with this number or address, or anyone where *who* is empty.

    A focal point chooses among the people of their own country, and by number: an address would tell them whether it is
    registered, and whose alias is whose.
    """
    rules.demand(actor, "preview_messages", webinar.cycle)
    people = registered_for(webinar)
    if Role.COORDINATION not in rules.roles_of(actor, webinar.cycle):
        people = people.filter(country__in=rules.countries_of(actor, webinar.cycle))
    who = who.strip()
    if "@" in who and not rules.may(actor, "register_from_lists", webinar.cycle):
        raise Refused(_("Write the number: whether an address is registered is told to the coordination."), about="who")
    if "@" in who:
        people = people.filter(email_index=sealing.blind_index(who, place=webinar.cycle.public_id))
    elif who:
        people = people.filter(number=int(who) if who.isdecimal() and len(who) < 10 else 0)
    keys = list(people.values_list("pk", flat=True))
    if not keys:
        raise Refused(
            _("Nobody with that number or address is registered for this session.")
            if who
            else _("Nobody is registered for this session yet."),
            about="who",
        )
    registration = Registration.objects.select_related("cycle").get(pk=secrets.choice(keys))
    record(actor, "looked at a message for", registration)
    return registration
