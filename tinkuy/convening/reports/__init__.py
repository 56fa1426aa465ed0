"""Reports that video platforms export, and lists of registrations, read into one shape."""

from .reading import read_report
from .refusals import UnknownColumns
from .registrations import RegistrationRow, read_registrations
from .report import Report, Row
from .vocabulary import MEANINGS

__all__ = ["MEANINGS", "RegistrationRow", "Report", "Row", "UnknownColumns", "read_registrations", "read_report"]
