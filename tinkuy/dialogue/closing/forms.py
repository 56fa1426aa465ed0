"""When a session really took place, for whoever closes it late or opened it by mistake."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import skipped
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hours import SkippedHourError, city_of, local_hour, moment_in

A_DAY = timedelta(days=1)


class _ThreadsField(forms.MultipleChoiceField):
    """Which of those that are there still: one that somebody left open meanwhile must not hold the close back."""

    def valid_value(self, value: str) -> bool:
        return True


class ClosingForm(forms.Form):
    """Empty fields leave the hours as the room counted them: opened by the console, closed by the press.

    The threads that the session was to leave open are ticked beforehand.
    """

    field_of_argument: ClassVar = {"started_at": "began", "ended_at": "minutes"}

    began = forms.TimeField(
        label=_("It really began at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=_("It lasted, in minutes"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=_("Empty: until now."),
    )

    threads = _ThreadsField(
        label=_("Leave these threads open for a later session"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, webinar: Webinar, to_leave_open: Sequence[Hook] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to_leave_open = to_leave_open
        threads, main = self.fields["threads"], webinar.cycle.main_language
        threads.choices = [  # type: ignore[attr-defined]
            (str(one.number), f"{one.label} {in_language(one.text, get_language() or main, main)}")
            for one in to_leave_open
        ]
        threads.initial = [str(one.number) for one in to_leave_open]
        self.webinar, self.zone = webinar, webinar.cycle.zone
        opened = webinar.actually_started_at
        if opened:
            words = {"hour": local_hour(opened, self.zone), "city": city_of(self.zone)}
            help_text = gettext("In the hour of %(city)s. Empty: at %(hour)s, when it was opened.")
            self.fields["began"].help_text = help_text % words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        began, opened = cleaned.get("began"), self.webinar.actually_started_at
        started_at = opened
        if began and opened:
            try:
                started_at = self._nearest_time(opened, began)
            except SkippedHourError:
                self.add_error("began", skipped())
        minutes = cleaned.get("minutes")
        chosen = cleaned.get("threads", [])
        self.left_open = [one for one in self.to_leave_open if str(one.number) in chosen]
        self.hours = {
            "started_at": started_at,
            "ended_at": started_at + timedelta(minutes=minutes) if started_at and minutes else None,
        }
        return cleaned

    def _nearest_time(self, opened: datetime, began: time) -> datetime:
        """The hour nearest to when the room was opened, across midnight too; the day before if it is still ahead."""
        room = opened.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        days = (room.date() - A_DAY, room.date(), room.date() + A_DAY)
        nearest = min((datetime.combine(day, began) for day in days), key=lambda hour: abs(hour - room))
        moment = moment_in(self.zone, nearest)
        return moment if moment <= self.webinar.cycle.now() else moment_in(self.zone, nearest - A_DAY)
