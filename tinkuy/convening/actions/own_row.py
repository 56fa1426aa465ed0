"""The registration of somebody who is about to write something of their own."""

from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import Registration
from tinkuy.core.errors import Refused


def lock_own(registration: Registration) -> None:
    """Read *registration* as it is now, locked: a form on its way must not write anew what was erased meanwhile."""
    registration.refresh_from_db(from_queryset=Registration.objects.select_for_update())
    if not (registration.is_confirmed and registration.appears_as):
        raise Refused(_("This registration was withdrawn already."))
