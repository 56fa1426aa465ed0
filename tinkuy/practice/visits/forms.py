from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, LongTextField, offer
from tinkuy.practice.support.forms import NO_CASES, Guarded, named_countries
from tinkuy.practice.support.models import LONGEST_WORDS
from tinkuy.practice.visits.models import VisitDecision


class ArrangingForm(forms.Form):
    day = DayField(label=_("On which day"))
    is_by_video = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "is_by_video", [("yes", _("By video")), ("no", _("On site"))])

    def values(self) -> dict[str, Any]:
        return {"day": self.cleaned_data["day"], "is_by_video": self.cleaned_data["is_by_video"] == "yes"}


class NotesForm(Guarded):
    """What one side takes home."""

    country = forms.ChoiceField(label=_("For which country"))
    notes = LongTextField(
        label=_("What your country takes home from it"), max_length=LONGEST_WORDS, rows=5, help_text=NO_CASES
    )

    def __init__(self, *args: Any, own: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "notes_%s"} | options)
        offer(self, "country", named_countries(own))
        if len(own) == 1:
            self.fields["country"].widget = forms.HiddenInput()
            self.initial["country"] = own[0]


class DecisionForm(Guarded):
    decision = forms.ChoiceField(label=_("What your country decides"), widget=forms.RadioSelect)
    reason = LongTextField(
        label=_("What is adapted, or why not now"), required=False, max_length=LONGEST_WORDS, rows=3, help_text=NO_CASES
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "decision_%s"} | options)
        hints = {
            VisitDecision.ADOPT: _("The record of the adoption begins with its analysis."),
            VisitDecision.ADAPT: _("The same, with what your country does otherwise."),
            VisitDecision.NOT_NOW: _("With its reason: the other country learns from it."),
        }
        offer(self, "decision", [(one.value, Explained(one.label, hints[one])) for one in VisitDecision])
