from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import Explained
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.editing.forms.languages import date_input
from tinkuy.systematisation.models import Finding
from tinkuy.systematisation.queries.results import silence_sentence

from .choosing import NO_CASES, finding_choices


class RoundForm(forms.Form):
    """What the countries are asked, until when, and what it means if one does not answer."""

    findings = forms.MultipleChoiceField(
        label=_("Findings"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the findings that you ask about.")},
    )
    closes_on = forms.DateField(label=_("Countries answer until"), widget=date_input())
    silence = forms.ChoiceField(
        label=_("If a country does not answer"), widget=forms.RadioSelect, initial=Silence.NO_ANSWER
    )

    def __init__(self, *args: Any, findings: Sequence[Finding], city: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.public_id: one for one in findings}
        self.fields["findings"].choices = finding_choices(findings, language)  # type: ignore[attr-defined]
        self.fields["closes_on"].help_text = gettext("Until the end of that day, in the hour of %(city)s.") % {
            "city": city
        }
        self.fields["silence"].choices = [  # type: ignore[attr-defined]
            (code.value, Explained(NAMES[code], silence_sentence(code)))
            for code in (Silence.NO_ANSWER, Silence.CONSENTS)
        ]

    @property
    def chosen(self) -> list[Finding]:
        return [self.offered[key] for key in self.cleaned_data["findings"]]


NAMES = {Silence.NO_ANSWER: _("Silence is no answer"), Silence.CONSENTS: _("Silence is no objection")}


class MoreDaysForm(forms.Form):
    closes_on = forms.DateField(label=_("New last day"), widget=date_input())

    @property
    def day(self) -> date:
        return self.cleaned_data["closes_on"]  # type: ignore[no-any-return]


class ChangeAnswerForm(forms.Form):
    resolution = forms.CharField(
        label=_("What became of it"), max_length=1000, help_text=NO_CASES, widget=forms.Textarea(attrs={"rows": 2})
    )
