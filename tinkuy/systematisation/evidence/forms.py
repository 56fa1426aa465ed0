"""What several forms share: which quotes are shown, which findings may be chosen, what no field asks for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.design.fields import offer
from tinkuy.people.countries import country_choices
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding

NO_CASES = _("Do not share case data.")
"""Stands beside every field of free text: survivors and cases are never recorded here."""


class QuotesForm(forms.Form):
    """Which quotes a list shows."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *FindingKind.choices])
    session = forms.IntegerField(label=_("Session"), required=False, min_value=1, max_value=99)
    country = forms.ChoiceField(label=_("Country"), required=False)
    words = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [("", _("All countries")), *country_choices()])


def finding_choices(findings: Sequence[Finding], language: str) -> list[tuple[str, str]]:
    return [(one.public_id, f"{one.label} · {in_language(one.text, language)[:80]}") for one in findings]
