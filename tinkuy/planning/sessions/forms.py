"""A session, several at once, and what is said after one."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext, gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.design.fields import DayField, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import ContentForm, Words, language_choices, nothing, skipped
from tinkuy.planning.hours import SkippedHourError, city_of, moment_in, moment_written
from tinkuy.planning.sessions.actions.webinars import PlannedSession
from tinkuy.planning.themes.models import Theme, ThemeLevel


class WebinarForm(ContentForm):
    """A session of a cycle: its words, when, how long, on which earlier ones it builds, how far it takes each theme.

    The field of a theme is called `level_<its place>`. A session that was announced keeps its date: given as *dated*,
    it is not asked for its day, hour and length.
    """

    field_of_argument: ClassVar = {"starts_at": "day"}
    words = {
        "title": Words(_("Title"), longest=160, required=True),
        "subtitle": Words(_("Subtitle"), _("One line: what it is about."), longest=200),
        "question": Words(_("Question of the session"), lines=2, longest=400),
    }

    day = DayField(label=_("Day"))
    hour = forms.TimeField(label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=90)
    builds_on = forms.MultipleChoiceField(
        label=_("Builds on"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Earlier sessions only.")
    )
    host_country = forms.ChoiceField(label=_("Host country"), required=False)
    interpretation = forms.MultipleChoiceField(
        label=_("Interpretation into"), required=False, choices=language_choices, widget=forms.CheckboxSelectMultiple
    )
    video_link = forms.CharField(
        label=_("Link of the video call"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Only who registered sees it, in the session's room. It begins with https://."),
    )
    video_link_until = DayField(label=_("The link opens until"), required=False, help_text=_("If it expires."))

    def __init__(
        self,
        *args: Any,
        cycle: Cycle,
        earlier: Sequence[Webinar],
        invited: Sequence[str],
        themes: Sequence[Theme] = (),
        dated: Webinar | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, first_language=cycle.main_language, **kwargs)
        self.zone = cycle.zone
        self.earlier = {str(webinar.ordinal): webinar for webinar in earlier}
        self.themes = {level_field(theme): theme for theme in themes}
        offer(self, "builds_on", [(place, str(webinar)) for place, webinar in self.earlier.items()])
        offer(self, "host_country", [nothing(), *((code, country_name(code)) for code in invited)])
        self._add_levels(cycle)
        if not earlier:
            del self.fields["builds_on"]
        self.dated = dated
        if not dated:
            self.fields["hour"].help_text = gettext("In the hour of %(city)s.") % {"city": city_of(cycle.zone)}
        else:
            del self.fields["day"], self.fields["hour"], self.fields["minutes"]

    def _add_levels(self, cycle: Cycle) -> None:
        choices = [("", gettext("Not taken up")), *ThemeLevel.choices]
        for name, theme in self.themes.items():
            label = in_language(theme.name, get_language() or "es", cycle.main_language)
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    @property
    def level_fields(self) -> Iterator[BoundField]:
        return (self[name] for name in self.themes)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, hour = cleaned.pop("day", None), cleaned.pop("hour", None)
        if self.dated:
            cleaned |= {"starts_at": self.dated.starts_at, "minutes": self.dated.minutes}
        elif day and hour:
            try:
                cleaned["starts_at"] = moment_in(self.zone, datetime.combine(day, hour))
            except SkippedHourError:
                self.add_error("hour", skipped())
        cleaned["builds_on"] = [self.earlier[place] for place in cleaned.get("builds_on", [])]
        cleaned["levels"] = {theme: int(cleaned.pop(name, "") or 0) for name, theme in self.themes.items()}
        return cleaned


def level_field(theme: Theme) -> str:
    """The name of the field that says how far a session takes *theme*."""
    return f"level_{theme.ordinal}"


class HoldForm(forms.Form):
    """When a session really began and ended, in the hour of the cycle."""

    field_of_argument: ClassVar = {"ended_at": "minutes", "started_at": "day"}

    day = DayField(label=_("Day"))
    began = forms.TimeField(label=_("It began at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(
        label=_("It lasted, in minutes"),
        min_value=1,
        max_value=600,
        error_messages={
            "min_value": _("Write one minute at least: a session without length counts nobody."),
            "max_value": _("Write 600 minutes at most: no session goes on for more than ten hours."),
        },
    )

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


ROWS = 8


class SeriesForm(forms.Form):
    """Several sessions at once: a title and a day for each, one hour and one length for all.

    A row without a title is left out. The fields of row *n*, from 1, are `title_n`, `day_n` and `thread_n`: what the
    session leaves open for the next one of the series, or, of the last one, for the next cycle.
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
            title.widget.attrs |= {"lang": cycle.main_language, "placeholder": " "}  # by which the style knows it empty
            day = DayField(label=gettext("Day of session %(place)s") % place, required=False)
            day.initial = offered
            thread = forms.CharField(
                label=gettext("What session %(place)s leaves open") % place, required=False, max_length=300
            )
            thread.widget.attrs["lang"] = cycle.main_language
            self.fields |= {f"title_{row}": title, f"day_{row}": day, f"thread_{row}": thread}

    @property
    def rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        return [(self[f"title_{row}"], self[f"day_{row}"], self[f"thread_{row}"]) for row in _rows()]

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
            thread = cleaned.pop(f"thread_{row}", "")
            if thread and not title and not self.has_error(f"title_{row}"):
                self.add_error(f"title_{row}", gettext("Write the title of the session that leaves this open."))
            elif title and not day and not self.has_error(f"day_{row}"):
                self.add_error(f"day_{row}", gettext("Write the day of this session."))
            elif title and day and hour:
                starts_at = _start(self.zone, day, hour)
                self._demand_order(row, starts_at, before)
                before = starts_at or before
                if starts_at:
                    sessions.append(PlannedSession(title, starts_at, thread))
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
