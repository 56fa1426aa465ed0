"""Reports that video platforms export, and lists of registrations, read into one shape.

The doors read in a sandboxed process; `reading` and `registrations` hold the same functions for whoever is inside it.
"""

from .apart import each_read_once, read_registrations, read_report
from .decoding import CHOICES
from .refusals import UnknownColumns
from .registrations import RegistrationRow
from .report import Report, Row
from .vocabulary import MEANINGS

__all__ = [
    "CHOICES",
    "MEANINGS",
    "RegistrationRow",
    "Report",
    "Row",
    "UnknownColumns",
    "each_read_once",
    "read_registrations",
    "read_report",
]
