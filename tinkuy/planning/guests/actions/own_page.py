"""What a guest corrects of themselves."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.queries import organisation_named
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.actions.checks import Words, demand_choice
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests.models import Guest, GuestKind, Sex

from .details import lock_present


@transaction.atomic
def correct_guest(
    *, guest: Guest, name: str, post: str, organisation: str, sector: str, language: str, bio: Words, sex: str = ""
) -> Guest:
    """Write anew how they are called and where they work, their biography, and, of a speaker, the sex they volunteer.

    Country and address are the team's to change: they say who keeps the guest and what opens the page.
    """
    lock_present(guest)
    if not tidy(name):
        raise Refused(_("Write your name as it should be shown."), about="name")
    for code, choices in ((sector, Sector), (sex, Sex)):
        if code:
            demand_choice(code, choices)
    demand_nothing_personal(name, post, organisation, *bio.values())
    known_organisation = organisation_named(organisation)
    guest.organisation, guest.organisation_name = known_organisation, "" if known_organisation else tidy(organisation)
    guest.post, guest.sector, guest.language, guest.bio = tidy(post), sector, language, dict(bio)
    guest.sex = sex if guest.kind == GuestKind.SPEAKER else ""
    guest.seal_name(tidy(name))
    guest.save()
    record(None, "corrected their data", guest)
    return guest
