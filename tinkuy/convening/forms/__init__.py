"""What the team uploads, and what a participant writes."""

from .files import ColumnsForm, FilesForm, SessionForm
from .personal import AppearanceForm, CodeForm, ConsentsForm, NeedsForm, SessionsForm
from .registering import RegisterForm
from .reports import RegistrationsForm, ReportForm
from .rescheduling import NewDateForm, ReasonForm, date_of
from .walk_in import WalkInForm
from .words import WordForm

__all__ = [
    "AppearanceForm",
    "CodeForm",
    "ColumnsForm",
    "ConsentsForm",
    "FilesForm",
    "NeedsForm",
    "NewDateForm",
    "ReasonForm",
    "RegisterForm",
    "RegistrationsForm",
    "ReportForm",
    "SessionForm",
    "SessionsForm",
    "WalkInForm",
    "WordForm",
    "date_of",
]
