from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.people.countries import country_name


class AgreementForm(forms.Form):
    """Who does what, by when."""

    text = LongTextField(
        label=_("What will be done"),
        max_length=400,
        help_text=_("One sentence that begins with a verb. Do not share data of cases."),
        rows=2,
    )
    who = forms.CharField(
        label=pgettext_lazy("field of an agreement", "Who does it"),
        max_length=200,
        help_text=_("An institution or a post, never a private person."),
    )
    countries = forms.MultipleChoiceField(label=_("Countries that agree"), widget=forms.CheckboxSelectMultiple)
    due_on = DayField(label=_("By when"), required=False)

    def __init__(self, *args: Any, invited: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(((code, country_name(code)) for code in invited), key=lambda choice: choice[1])
        offer(self, "countries", choices)
