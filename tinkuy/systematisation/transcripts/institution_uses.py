"""Which voices of the transcripts speak for an institution of the directory."""

from tinkuy.planning.institutions.uses import InstitutionUse
from tinkuy.systematisation.evidence.models.transcript import Speaker

VOICES_OF_INSTITUTIONS = InstitutionUse(Speaker, "organisation")
