"""A new date for a session; the reason why it changes."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import DayField
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import ContentForm, Words, skipped
from tinkuy.planning.hours import SkippedHourError, city_of, moment_in

REASON = Words(_("Reason"), lines=2, longest=400, required=True)
OPTIONAL_REASON = Words(_("Reason"), lines=2, longest=400)


class ReasonForm(ContentForm):
    """Why. Before a cycle is announced nobody asks."""

    words = {"reason": REASON}

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        if not cycle.is_announced:
            self.words = {"reason": OPTIONAL_REASON}
        super().__init__(*args, first_language=cycle.main_language, **kwargs)
        hint = gettext("It goes by mail to those registered, and stands on the public page.")
        if cycle.is_sensitive:
            hint += " " + gettext("Do not say the theme of the cycle.")
        self.fields[f"reason_{cycle.main_language}"].help_text = hint


class NewDateForm(ReasonForm):
    """When the session begins now, by the clock of the cycle, and how long it lasts."""

    field_of_argument: ClassVar = {"starts_at": "day"}
    words = {"reason": OPTIONAL_REASON}

    day = DayField(label=_("New day"))
    hour = forms.TimeField(label=_("New hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, cycle=cycle, **kwargs)
        self.zone = cycle.zone
        self.fields["hour"].help_text = gettext("In the hour of %(city)s.") % {"city": city_of(cycle.zone)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, hour = cleaned.pop("day", None), cleaned.pop("hour", None)
        if day and hour:
            try:
                cleaned["starts_at"] = moment_in(self.zone, datetime.combine(day, hour))
            except SkippedHourError:
                self.add_error("hour", skipped())
        return cleaned


def date_of(webinar: Webinar) -> dict[str, Any]:
    """Its date as the form writes it."""
    local = webinar.starts_at.astimezone(ZoneInfo(webinar.cycle.zone))
    return {"day": local.date(), "hour": local.time(), "minutes": webinar.minutes}
