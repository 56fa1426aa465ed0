"""A participant lets the page where their certificate is checked show their name, or not any more."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.attendance.certificates.models import Certificate
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record


@transaction.atomic
def show_name(*, registration: Registration, shows: bool) -> None:
    """Taken back at any moment: the page shows it no more from the next time that it is asked for."""
    if shows and not registration.sealed_name:
        raise Refused(_("You appear without a name: there is none to show."))
    own = Certificate.objects.filter(registration=registration)
    if own.exclude(shows_name=shows).update(shows_name=shows):
        record(None, "showed the name of a certificate" if shows else "hid the name of a certificate", registration)
