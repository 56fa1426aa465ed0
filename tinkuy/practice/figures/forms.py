from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.design.fields import DayField, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.figures.changes import sessions_before

EARLIEST = date(1990, 1, 1)


class SinceForm(forms.Form):
    """Since when changes are looked for, and of which country; without a wish since the last session."""

    session = forms.ChoiceField(label=gettext_lazy("Since the session"), required=False)
    day = DayField(label=gettext_lazy("or since a day"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)

    def __init__(self, *args: Any, cycle: Cycle, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = cycle.today()
        self.sessions = sessions_before(cycle)
        named = [(str(one.ordinal), _session(one.ordinal, day)) for one, day in self.sessions]
        offer(self, "session", [("", _("the last one")), *named])
        codes = sorted((row.country for row in cycle.invited_countries.all()), key=country_name)
        offer(self, "country", [("", _("All countries")), *((code, country_name(code)) for code in codes)])

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day and not EARLIEST <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that has been."))
        return day

    @property
    def since(self) -> date | None:
        """The day that was chosen, else that of the session; None where no session took place yet."""
        chosen: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        if chosen.get("day"):
            day: date = chosen["day"]
            return day
        days = {str(one.ordinal): day for one, day in self.sessions}
        last = self.sessions[0][1] if self.sessions else None
        return days.get(chosen.get("session", ""), last)

    @property
    def countries(self) -> list[str]:
        country = self.cleaned_data.get("country") if self.is_valid() else ""
        return [country] if country else []


def _session(ordinal: int, day: date) -> str:
    return _("Session %(place)s, %(day)s") % {"place": ordinal, "day": day_with_year(day)}
