"""What the team uploads, and what a participant writes."""

from .personal import AppearanceForm, CodeForm, ConsentsForm, NeedsForm, SessionsForm
from .registering import RegisterForm
from .reports import RegistrationsForm, ReportForm
from .rescheduling import NewDateForm, ReasonForm, date_of
from .walk_in import WalkInForm

__all__ = [
    "AppearanceForm",
    "CodeForm",
    "ConsentsForm",
    "NeedsForm",
    "NewDateForm",
    "ReasonForm",
    "RegisterForm",
    "RegistrationsForm",
    "ReportForm",
    "SessionsForm",
    "WalkInForm",
    "date_of",
]
