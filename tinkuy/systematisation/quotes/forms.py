from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.design.fields import offer
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.systematisation.codebook.forms import OneCode
from tinkuy.systematisation.evidence.forms import QuotesForm
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.queries.attributes import ATTRIBUTES, UNTOLD

WORD = pgettext_lazy("a word of the codebook", "Code")

WORDS = {
    "kind": _("Kind"),
    "code": WORD,
    "session": _("Session"),
    "country": _("Country"),
    "sector": _("Sector"),
    "language": _("Language"),
    "attribution": _("Attribution"),
    "source": _("Source"),
}
CHOICES = [(name, WORDS[name]) for name in ATTRIBUTES]


class CountsForm(forms.Form):
    """Which two attributes a table crosses."""

    rows = forms.ChoiceField(label=_("Rows"), choices=CHOICES, required=False)
    columns = forms.ChoiceField(label=_("Columns"), choices=CHOICES, required=False)


class AttributesForm(QuotesForm):
    """Which quotes a list shows, by all that is known of them."""

    code = forms.ChoiceField(label=WORD, required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    attribution = forms.ChoiceField(label=_("Attribution"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    overlapping = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, codes: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untold = (UNTOLD, _("Not told"))
        every = ("", _("All"))
        named = [(str(code.pk), OneCode.words_of(code)) for code in codes]
        choices: dict[str, list[tuple[Any, Any]]] = {
            "code": [("", _("All codes")), *named, (UNTOLD, _("No code"))],
            "sector": [every, *Sector.choices, untold],
            "language": [every, *settings.LANGUAGES],
            "attribution": [every, *Regime.choices],
            "source": [every, *Source.choices],
        }
        for name, offered in choices.items():
            offer(self, name, offered)
        offer(self, "country", [*self.fields["country"].choices, untold])  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        """The values asked for, by attribute."""
        return {name: str(self.cleaned_data.get(name) or "") for name in ATTRIBUTES}
