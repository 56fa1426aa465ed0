"""The days and the length for which a good hour is looked for; a start that a link carries."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, offer
from tinkuy.planning.hours import weekday_names

MOST_DAYS = 5
LONGEST_SPAN = 92
"""Days from the first to the last one that are looked through: a quarter."""


class BestHoursForm(forms.Form):
    """Up to five days one by one, or certain weekdays from one day to another; and how long the session lasts."""

    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=1, max_value=480, initial=90)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On these weekdays"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = enumerate(weekday_names())
        offer(self, "weekdays", [(place, capfirst(name)) for place, name in names])
        for place in range(1, MOST_DAYS + 1):
            self.fields[f"day{place}"] = DayField(label=_("Day %(place)s") % {"place": place}, required=False)

    @property
    def day_fields(self) -> list[forms.BoundField]:
        return [self[f"day{place}"] for place in range(1, MOST_DAYS + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = [cleaned.get(f"day{place}") for place in range(1, MOST_DAYS + 1)]
        days = sorted({day for day in chosen if day} | set(self._span(cleaned)))
        if not days and not self.errors:
            self.add_error(None, _("Choose at least one day, or weekdays from one day to another."))
        cleaned["days"] = days
        return cleaned

    def _span(self, cleaned: Mapping[str, Any]) -> list[date]:
        since, until, weekdays = (cleaned.get(name) for name in ("since", "until", "weekdays"))
        if not (since or until):
            return []
        if not (since and until):
            self.add_error("until" if since else "since", _("Write both days: from when and until when."))
            return []
        length = (until - since).days
        if not 0 <= length <= LONGEST_SPAN:
            self.add_error("until", _("Choose a last day after the first one, at most three months later."))
            return []
        every = [since + timedelta(days=step) for step in range(length + 1)]
        return [day for day in every if day.weekday() in (weekdays or range(5))]


class StartForm(forms.Form):
    """A start that another page proposes by its link; what is not one is left out."""

    day = forms.DateField(required=False)
    hour = forms.TimeField(required=False)
    minutes = forms.IntegerField(min_value=1, max_value=480, required=False)

    @classmethod
    def proposed(cls, query: Mapping[str, Any]) -> dict[str, Any]:
        """What is valid of *query*, as the initial values of a form of a session."""
        form = cls(query)
        form.is_valid()
        return {name: value for name, value in form.cleaned_data.items() if value is not None}
