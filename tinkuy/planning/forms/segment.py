from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.models import Regime
from tinkuy.planning.models.segment import SegmentKind


class SegmentForm(forms.Form):
    """A part of the agenda."""

    title = forms.CharField(label=_("Title of the part"), max_length=200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480)
    kind = forms.ChoiceField(label=_("Kind"), choices=SegmentKind.choices)
    regime = forms.ChoiceField(label=_("Regime"), choices=Regime.choices)
    may_be_recorded = forms.BooleanField(label=_("It may be recorded"), required=False)

    def clean(self) -> dict[str, Any]:
        return super().clean() or self.cleaned_data
