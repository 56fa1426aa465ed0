"""Former versions of the rows that an erasure emptied leave the disk: SQLite overwrites them, PostgreSQL keeps them."""

from django.db.models import Model

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.call_for_proposals.models import Proposal, ProposalComment
from tinkuy.convening.registrations.later_stages import models_of_later_stages
from tinkuy.convening.registrations.models import Consent, Device, PersonalCode, Registration
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.journal.trail import done_lately
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.uploads.models import ImportJob, Upload

OF_FILES = (Upload, AttendanceImport, ImportJob, Presence, NameAlias, ColumnMapping)
OWN: tuple[type[Model], ...] = (
    Registration,
    *OF_FILES,
    NameVerdict,
    Device,
    PersonalCode,
    Consent,
    Proposal,
    ProposalComment,
    Notice,
    DevelopmentMessage,
)


def forget_erased_rows() -> bool:
    """Whether no byte is left of what withdrawals and the clock erased from the tables of participants."""
    return forget_former_rows(*dict.fromkeys([*OWN, *models_of_later_stages()]))


def forget_withdrawn_lately() -> bool:
    """The clock's deed, for a day: not by the press itself, which would let anybody lock those tables."""
    return forget_erased_rows() if done_lately("withdrew", "registration", hours=24) else True
