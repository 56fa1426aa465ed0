"""Invitation waves, registrations, imported reports and the presence they tell of. Attendance is always derived."""

from .attendance_import import AttendanceImport
from .column_mapping import ColumnMapping
from .consent import IN_FORCE, Consent, Purpose
from .device import Device, PersonalCode
from .header_word import HeaderWord, WordLanguage
from .import_batch import DroppedFile, FileState, FoundBy, ImportBatch
from .import_job import ImportJob, JobKind, JobState
from .invitation import InvitationWave
from .kept_file import WAITS_FOR, ImportState, KeptFile
from .name_alias import NameAlias, Owner
from .name_verdict import NameVerdict
from .presence import COUNTED_ROLES, Presence, PresenceRole
from .proposal import Proposal, ProposalKind, ProposalState
from .proposal_comment import CommentState, ProposalComment
from .proposal_vote import ProposalSupport, ProposalVote, VoteValue
from .registration import AppearsAs, Need, Registration, RegistrationSource, RegistrationState
from .registration_list import RegistrationList
from .warning import Choice, WarningDecision, WarningThreshold

__all__ = [
    "COUNTED_ROLES",
    "IN_FORCE",
    "WAITS_FOR",
    "AppearsAs",
    "AttendanceImport",
    "Choice",
    "ColumnMapping",
    "CommentState",
    "Consent",
    "Device",
    "DroppedFile",
    "FileState",
    "FoundBy",
    "HeaderWord",
    "ImportBatch",
    "ImportJob",
    "ImportState",
    "InvitationWave",
    "JobKind",
    "JobState",
    "KeptFile",
    "NameAlias",
    "NameVerdict",
    "Need",
    "Owner",
    "PersonalCode",
    "Presence",
    "PresenceRole",
    "Proposal",
    "ProposalComment",
    "ProposalKind",
    "ProposalState",
    "ProposalSupport",
    "ProposalVote",
    "Purpose",
    "Registration",
    "RegistrationList",
    "RegistrationSource",
    "RegistrationState",
    "VoteValue",
    "WarningDecision",
    "WarningThreshold",
    "WordLanguage",
]
