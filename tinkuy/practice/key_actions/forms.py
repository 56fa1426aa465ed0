"""What is typed about an action: what will be done, by whom, by when, and what proves that it is done."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField
from tinkuy.planning.institutions.fields import InstitutionField
from tinkuy.practice.responses.forms import NAME_OR_NEW, offer_institutions_of, words_field


class ActionForm(forms.Form):
    """One thing the country will do."""

    asked_as: ClassVar = {"name": "responsible", "sector": "responsible"}

    text = forms.CharField(
        label=_("What will be done"),
        max_length=300,
        help_text=_("Start with a verb, for example “Write the guide”. Do not share data of cases."),
    )
    responsible = InstitutionField(label=_("Responsible"), required=False, help_text=NAME_OR_NEW)
    due_on = DayField(label=_("By"), required=False)

    def __init__(self, *args: Any, country: str, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "action_%s"} | options)
        offer_institutions_of(self, "responsible", [country], country)


class ProofForm(forms.Form):
    """What proves that an action is done."""

    proof = words_field(
        _("Proof"), _("A document, a date, a figure without persons. Do not share data of cases."), rows=2
    )
