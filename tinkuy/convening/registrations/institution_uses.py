"""Which registrations are of an institution of the directory."""

from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.institutions.uses import InstitutionUse

REGISTERED_OF_INSTITUTIONS = InstitutionUse(Registration, "organisation")
