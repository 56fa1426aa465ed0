"""Reports that video platforms export, and lists of registrations, read into one shape.

The doors read in a sandboxed process; `reading` and `registrations` hold the same functions for whoever is inside it.
"""

from .apart import each_read_once, read_list, read_registrations, read_report, sample_of
from .decoding import CHOICES
from .refusals import UnknownColumns
from .registrations import ReadList, RegistrationRow
from .report import Report, Row
from .sampling import AS_READ, Sample
from .vocabulary import MEANINGS, NO_WORDS, HubWords, KnownColumns, key_of, meaning_of

__all__ = [
    "AS_READ",
    "CHOICES",
    "MEANINGS",
    "NO_WORDS",
    "HubWords",
    "KnownColumns",
    "ReadList",
    "RegistrationRow",
    "Report",
    "Row",
    "Sample",
    "UnknownColumns",
    "each_read_once",
    "key_of",
    "meaning_of",
    "read_list",
    "read_registrations",
    "read_report",
    "sample_of",
]
