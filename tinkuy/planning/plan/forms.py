from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.people.countries import country_name


class GoOnWithoutForm(forms.Form):
    """For which of the *countries* without a focal point the cycle goes on, and why."""

    countries = forms.MultipleChoiceField(label=_("Countries"), widget=forms.CheckboxSelectMultiple)
    reason = LongTextField(
        label=_("Why the cycle goes on without them"),
        help_text=_("The team reads it. For example: the ministry names somebody in May."),
        max_length=500,
        rows=2,
    )

    def __init__(self, *args: Any, countries: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, country_name(code)) for code in countries]
        offer(self, "countries", choices)
        if len(choices) == 1:
            self.fields["countries"].initial = [choices[0][0]]
