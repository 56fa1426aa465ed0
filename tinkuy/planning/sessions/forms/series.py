from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms.languages import date_input, skipped
from tinkuy.planning.hours import SkippedHourError, city_of, moment_in, moment_written

ROWS = 8


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

    def __init__(self, *args: Any, cycle: Cycle, days: Sequence[date], last: Webinar | None = None, **kwargs: Any):
        """*days* are offered, one for each row; *last* is the session after which the series goes on."""
        super().__init__(*args, **kwargs)
        self.zone, self.last = cycle.zone, last
        self.first_place = last.ordinal + 1 if last else 1
        self.fields["hour"].help_text = gettext("In the hour of %(city)s.") % {"city": city_of(cycle.zone)}
        for row, offered in enumerate(days, 1):
            place = {"place": self.first_place + row - 1}
            title = forms.CharField(label=gettext("Title of session %(place)s") % place, required=False, max_length=160)
            title.widget.attrs["lang"] = cycle.main_language
            day = forms.DateField(
                label=gettext("Day of session %(place)s") % place, required=False, widget=date_input()
            )
            day.initial = offered
            self.fields[f"title_{row}"], self.fields[f"day_{row}"] = title, day

    @property
    def rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"title_{row}"], self[f"day_{row}"]) for row in _rows()]

    @property
    def days_and_starts(self) -> list[tuple[date | None, datetime | None]]:
        """For each row the day, and the start where the hour can be read too, whatever else may be wrong."""
        hour = self._read("hour")
        return [(day, _start(self.zone, day, hour)) for day in (self._read(f"day_{row}") for row in _rows())]

    def _read(self, name: str) -> Any:
        try:
            return self.fields[name].clean(self[name].value())
        except forms.ValidationError:
            return None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        hour, sessions = cleaned.pop("hour", None), []
        before = self.last.starts_at if self.last else None
        for row in _rows():
            title, day = cleaned.pop(f"title_{row}", ""), cleaned.pop(f"day_{row}", None)
            if title and not day and not self.has_error(f"day_{row}"):
                self.add_error(f"day_{row}", gettext("Write the day of this session."))
            elif title and day and hour:
                starts_at = _start(self.zone, day, hour)
                self._demand_order(row, starts_at, before)
                before = starts_at or before
                sessions.append((title, starts_at))
        cleaned["sessions"] = sessions
        if not sessions and not self.errors:
            self.add_error("title_1", gettext("Write the title of one session at least."))
        return cleaned

    def _demand_order(self, row: int, starts_at: datetime | None, before: datetime | None) -> None:
        if starts_at is None:
            self.add_error(f"day_{row}", skipped())
        elif before and starts_at <= before:
            words = {"day": moment_written(starts_at, self.zone), "before": moment_written(before, self.zone)}
            self.add_error(f"day_{row}", gettext("%(day)s is not after the session before it (%(before)s).") % words)


def _rows() -> range:
    return range(1, ROWS + 1)


def _start(zone: str, day: date | None, hour: time | None) -> datetime | None:
    """Nothing where one of the two lacks, or the clocks skip that hour on that day."""
    if day is None or hour is None:
        return None
    try:
        return moment_in(zone, datetime.combine(day, hour))
    except SkippedHourError:
        return None
