"""Which guests are of an institution of the directory."""

from tinkuy.planning.guests.models import Guest
from tinkuy.planning.institutions.uses import InstitutionUse

GUESTS_OF_INSTITUTIONS = InstitutionUse(Guest, "organisation")
