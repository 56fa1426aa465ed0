from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.hours import SkippedHourError, city_of, moment_in
from tinkuy.planning.models import Cycle

from .content import date_input, skipped

ROWS = 8
APART = timedelta(days=14)


class SeriesForm(forms.Form):
    """Several sessions at once: a title and a day for each, one hour and one length for all.

    A row without a title is left out. The fields of row *n*, from 1, are `title_n` and `day_n`.
    """

    hour = forms.TimeField(label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=90)
    with_agenda = forms.BooleanField(
        label=_("Give each session the starter agenda"),
        required=False,
        initial=True,
        help_text=_("Welcome, two experiences, dialogue and close. You change it afterwards."),
    )

    def __init__(self, *args: Any, cycle: Cycle, first_day: date, first_place: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = cycle.zone
        words = {"city": city_of(cycle.zone), "zone": cycle.zone}
        self.fields["hour"].help_text = gettext("In the hour of %(city)s (%(zone)s).") % words
        for row in range(1, ROWS + 1):
            place = {"place": first_place + row - 1}
            title = forms.CharField(label=gettext("Title of session %(place)s") % place, required=False, max_length=160)
            title.widget.attrs["lang"] = cycle.main_language
            day = forms.DateField(
                label=gettext("Day of session %(place)s") % place, required=False, widget=date_input()
            )
            day.initial = first_day + (row - 1) * APART
            self.fields[f"title_{row}"], self.fields[f"day_{row}"] = title, day

    @property
    def rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"title_{row}"], self[f"day_{row}"]) for row in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        hour, sessions = cleaned.pop("hour", None), []
        for row in range(1, ROWS + 1):
            title, day = cleaned.pop(f"title_{row}", ""), cleaned.pop(f"day_{row}", None)
            if title and not day and not self.has_error(f"day_{row}"):
                self.add_error(f"day_{row}", gettext("Write the day of this session."))
            elif title and day and hour:
                sessions.append((title, self._start(row, day, hour)))
        cleaned["sessions"] = sessions
        if not sessions and not self.errors:
            self.add_error("title_1", gettext("Write the title of one session at least."))
        return cleaned

    def _start(self, row: int, day: date, hour: time) -> datetime | None:
        try:
            return moment_in(self.zone, datetime.combine(day, hour))
        except SkippedHourError:
            self.add_error(f"day_{row}", skipped())
            return None
