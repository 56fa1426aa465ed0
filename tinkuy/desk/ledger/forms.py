"""One line of the ledger, as it is typed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, offer
from tinkuy.people.models import Organisation
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions

from .actions import ResourceWords
from .currencies import amount_from, currency_label
from .models import LONGEST_NOTE, LONGEST_WHAT, ResourceEntry, ResourceKind


class NumberField(forms.CharField):
    """A number with at most two places, with a comma or a point, whatever the language of the page."""

    def __init__(self, **options: Any) -> None:
        number = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=number, required=False, max_length=24, **options)

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value))
        if not text:
            return None
        if (number := amount_from(text)) is None:
            raise ValidationError(_("Write a number with at most two decimals, for example 1250,50."))
        return number

    def validate(self, value: Any) -> None:
        """An amount is no text: what it may be the action says."""

    def run_validators(self, value: Any) -> None:
        """Its length was the text's."""


class ResourceForm(forms.Form):
    field_of_argument: ClassVar = {"name": "institution", "sector": "institution"}

    kind = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    spent_on = DayField(label=_("On which day"))
    what = forms.CharField(
        label=_("In a few words"),
        max_length=LONGEST_WHAT,
        required=False,
        help_text=_("For example: interpretation of session 2. Name nobody."),
    )
    role = forms.ChoiceField(label=_("Whose hours"), required=False)
    hours = NumberField(label=_("Hours"))
    replaces_estimate = forms.BooleanField(
        label=_("It stands for what the program reckons for this role"), required=False
    )
    amount = NumberField(label=_("Amount"))
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    institution = InstitutionField(label=_("Institution"), required=False)
    note = forms.CharField(
        label=_("Where the number comes from"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("For example: invoice 12, time sheet of May."),
    )

    def __init__(self, *args: Any, currencies: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        language = get_language() or "es"
        kinds = (
            (ResourceKind.HOURS, _("Whose role it was, and how many. They are added to what the program reckons.")),
            (ResourceKind.CASH, _("What was paid, in the currency in which it was.")),
            (ResourceKind.TOOL, _("Without an amount it is free.")),
            (ResourceKind.IN_KIND, _("By an institution: its hours, or what it would have cost.")),
        )
        offer(self, "kind", [(kind.value, Explained(kind.label, sentence)) for kind, sentence in kinds])
        offer(self, "role", [("", "—"), *((role.value, role.label) for role in CYCLE_ROLES)])
        offer(self, "currency", [("", "—"), *((code, currency_label(code, language)) for code in currencies)])
        offer_institutions(self, "institution", Organisation.objects.all())

    def words(self) -> ResourceWords:
        return ResourceWords(**self.cleaned_data)


def initial_of(entry: ResourceEntry) -> dict[str, Any]:
    """A line as its form shows it."""
    names = ("kind", "spent_on", "what", "role", "replaces_estimate", "currency", "institution", "note")
    numbers = {name: _typed(getattr(entry, name)) for name in ("hours", "amount")}
    return {name: getattr(entry, name) for name in names} | numbers


def _typed(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
