"""What the team uploads, and what a participant writes."""

from .personal import AppearanceForm, CodeForm, ConsentsForm, NeedsForm, SessionsForm
from .registering import RegisterForm
from .reports import RegistrationsForm, ReportForm

__all__ = [
    "AppearanceForm",
    "CodeForm",
    "ConsentsForm",
    "NeedsForm",
    "RegisterForm",
    "RegistrationsForm",
    "ReportForm",
    "SessionsForm",
]
