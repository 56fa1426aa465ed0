from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.editing.forms.languages import ContentForm, Words, skipped
from tinkuy.planning.hours import SkippedHourError, city_of, moment_in


class HoldForm(forms.Form):
    """When a session really began and ended, in the hour of the cycle."""

    asked_as: ClassVar = {"ended_at": "minutes"}

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    began = forms.TimeField(label=_("It began at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("It lasted, in minutes"), min_value=1, max_value=600)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["began"].help_text = gettext("In the hour of %(city)s.") % {"city": city_of(zone)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, began = cleaned.get("day"), cleaned.get("began")
        if day and began:
            try:
                cleaned["started_at"] = moment_in(self.zone, datetime.combine(day, began))
            except SkippedHourError:
                self.add_error("began", skipped())
        return cleaned


class SummaryForm(ContentForm):
    words = {
        "summary": Words(
            _("Summary"),
            _("What was said, for who was not there. No names and no data of cases."),
            lines=6,
            longest=3000,
            required=True,
        )
    }
