from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import get_language, gettext_lazy as _, pgettext_lazy

from tinkuy.core.text import in_language
from tinkuy.design.fields import offer
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.themes.models import Theme
from tinkuy.practice.overview.matrix import Narrowing
from tinkuy.practice.responses.models import ResponseState


class NarrowingForm(forms.Form):
    """What of the matrix is looked at; a wish that is not offered is none."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    sector = forms.ChoiceField(label=_("Kind of institution"), required=False)
    state = forms.ChoiceField(label=pgettext_lazy("of a response", "State"), required=False)

    def __init__(self, *args: Any, cycle: Cycle, **options: Any) -> None:
        super().__init__(*args, **options)
        codes = sorted((row.country for row in cycle.invited_countries.all()), key=country_name)
        self._offer("country", _("All countries"), [(code, country_name(code)) for code in codes])
        language = get_language() or cycle.main_language
        themes = [(str(one.pk), in_language(one.name, language, cycle.main_language)) for one in Theme.objects.all()]
        self._offer("theme", _("All themes"), themes)
        self._offer("sector", _("All kinds"), Sector.choices)
        self._offer("state", _("All states"), ResponseState.choices)
        self.is_valid()

    def _offer(self, name: str, everything: Any, choices: Any) -> None:
        offer(self, name, [("", everything), *choices])

    @property
    def narrowing(self) -> Narrowing:
        chosen = self.cleaned_data
        theme = chosen.get("theme")
        return Narrowing(
            country=chosen.get("country", ""),
            theme=int(theme) if theme else None,
            sector=chosen.get("sector", ""),
            state=chosen.get("state", ""),
        )

    @property
    def narrowed(self) -> str:
        """As the query of an address."""
        return urlencode({name: value for name, value in self.cleaned_data.items() if value})
