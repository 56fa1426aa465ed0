from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.sessions.forms import HoldForm


class RealHoursForm(HoldForm):
    """The hours, and those whose effect was read: others are shown first."""

    read = forms.CharField(required=False, widget=forms.HiddenInput)

    confirmed = forms.BooleanField(label=_("I have checked it: these are the real hours"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.is_read = cleaned.get("read") == self.written(cleaned)
        if not self.is_read and isinstance(self.data, QueryDict):  # what was ticked was said of other hours
            fresh = self.data.copy()
            fresh.pop("confirmed", None)
            self.data = fresh
        self.differs_from_read = bool(cleaned.get("read")) and not self.is_read
        return cleaned

    @staticmethod
    def written(cleaned: dict[str, Any]) -> str:
        """The hours as the hidden field keeps them."""
        began = cleaned.get("started_at")
        return f"{began.isoformat()} {cleaned.get('minutes')}" if began else ""
