from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import countries
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import city_of

MAX_BYTES = 20 * 1024 * 1024
"""By a page; from the shell a report may have twice as much."""


class ReportForm(forms.Form):
    """A file and the clock it was written in."""

    file = forms.FileField(
        label=_("Report"),
        help_text=_("The file as Zoom, Teams, Meet or BigBlueButton gave it: CSV or Excel, in any of our languages."),
        allow_empty_file=True,
    )
    zone = forms.ChoiceField(
        label=_("Clock of the report"),
        help_text=_("Zoom and Teams write the hours of whoever exported the report."),
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["zone"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = zone_choices(cycle)
        zone.initial = cycle.zone

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file has more than %(limit)d MB. Upload the report of one session at a time.")
                % {"limit": MAX_BYTES // 1024**2}
            )
        return file


class RegistrationsForm(forms.Form):
    file = forms.FileField(
        label=_("List of registrations"),
        help_text=_(
            "CSV or Excel with name, e-mail, country, sector and sessions, as Google Forms or a spreadsheet gives it."
        ),
        allow_empty_file=True,
    )


def zone_choices(cycle: Cycle) -> list[tuple[str, str]]:
    """The zones of the countries, by city, the cycle's own first."""
    cities = {country.zone: country.city for country in countries().values()}
    cities.setdefault(cycle.zone, city_of(cycle.zone))
    cities["UTC"] = "UTC"
    return sorted(cities.items(), key=lambda choice: (choice[0] != cycle.zone, choice[1]))
