from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.practice.check_ins.schedule import Schedule


class ScheduleForm(forms.Form):
    """When the addressees of a recommendation are asked how it goes."""

    days = forms.CharField(
        label=_("Days after it was accepted, or else communicated"),
        required=False,
        max_length=60,
        help_text=_("For example 30 90 180. Empty: on no fixed day."),
    )
    every = forms.IntegerField(
        label=_("Afterwards each so many days"), required=False, min_value=1, help_text=_("Empty: not any more.")
    )

    def __init__(self, *args: Any, schedule: Schedule, **options: Any) -> None:
        initial = {"days": " ".join(map(str, schedule.days)), "every": schedule.every}
        super().__init__(*args, **{"auto_id": "schedule_%s", "initial": initial} | options)
