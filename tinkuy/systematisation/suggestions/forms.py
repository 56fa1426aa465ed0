from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField
from tinkuy.systematisation.evidence.forms import NO_CASES
from tinkuy.systematisation.findings.forms import LONGEST_DETAIL, LONGEST_SENTENCE


class LikenessForm(forms.Form):
    """A passage whose like is looked for."""

    text = forms.CharField(min_length=8, max_length=4000)
    language = forms.ChoiceField(required=False, choices=settings.LANGUAGES)


class TickedFindingForm(forms.Form):
    """The finding that the ticked passages carry, written beside them. Its other fields wait on its own page."""

    text = LongTextField(
        label=_("The finding, in one sentence"),
        required=False,
        max_length=LONGEST_SENTENCE,
        help_text=NO_CASES,
        rows=2,
    )
    outside = forms.CharField(
        label=_("If it is a recommendation: to whom, outside the organisation"),
        required=False,
        max_length=LONGEST_DETAIL,
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "form": "decide"}
