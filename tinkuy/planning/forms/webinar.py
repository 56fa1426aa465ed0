from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import country_name
from tinkuy.planning.hours import SkippedHourError, city_of, moment_in
from tinkuy.planning.models import Cycle, Webinar

from .content import ContentForm, Words, language_choices, nothing, skipped


class WebinarForm(ContentForm):
    """A session of a cycle: its words, when, how long, on which earlier ones it builds."""

    words = {
        "title": Words(_("Title"), longest=160, required=True),
        "subtitle": Words(_("Subtitle"), _("One line: what it is about."), longest=200),
        "question": Words(_("Question of the session"), lines=2, longest=400),
    }

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=90)
    builds_on = forms.MultipleChoiceField(
        label=_("Builds on"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Earlier sessions only.")
    )
    host_country = forms.ChoiceField(label=_("Host country"), required=False)
    interpretation = forms.MultipleChoiceField(
        label=_("Interpretation into"), required=False, choices=language_choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, cycle: Cycle, earlier: Sequence[Webinar], invited: Sequence[str], **kwargs: Any):
        super().__init__(*args, first_language=cycle.main_language, **kwargs)
        self.zone = cycle.zone
        self.earlier = {str(webinar.ordinal): webinar for webinar in earlier}
        words = {"city": city_of(cycle.zone), "zone": cycle.zone}
        self.fields["hour"].help_text = gettext("In the hour of %(city)s (%(zone)s).") % words
        self._offer("builds_on", [(place, str(webinar)) for place, webinar in self.earlier.items()])
        self._offer("host_country", [nothing(), *((code, country_name(code)) for code in invited)])
        if not earlier:
            del self.fields["builds_on"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, hour = cleaned.pop("day", None), cleaned.pop("hour", None)
        if day and hour:
            try:
                cleaned["starts_at"] = moment_in(self.zone, datetime.combine(day, hour))
            except SkippedHourError:
                self.add_error("hour", skipped())
        cleaned["builds_on"] = [self.earlier[place] for place in cleaned.get("builds_on", [])]
        return cleaned
