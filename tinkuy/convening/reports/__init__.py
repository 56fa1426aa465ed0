"""Reports that video platforms export, and lists of registrations, read into one shape."""

from .reading import read_report
from .refusals import UnknownColumns
from .registrations import RegistrationRow, read_registrations
from .report import Report, Row
from .sampling import AS_READ, Sample, sample_of
from .vocabulary import MEANINGS, NO_WORDS, HubWords, KnownColumns, key_of, meaning_of

__all__ = [
    "AS_READ",
    "MEANINGS",
    "NO_WORDS",
    "HubWords",
    "KnownColumns",
    "RegistrationRow",
    "Report",
    "Row",
    "Sample",
    "UnknownColumns",
    "key_of",
    "meaning_of",
    "read_registrations",
    "read_report",
    "sample_of",
]
