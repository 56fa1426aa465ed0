from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import offer
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import SegmentKind
from tinkuy.planning.editing.forms import SharedForm


class SegmentForm(SharedForm):
    """A part of the agenda."""

    title = forms.CharField(label=_("Title of the part"), max_length=200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480)
    kind = forms.ChoiceField(label=_("Kind"), choices=SegmentKind.choices)
    regime = forms.ChoiceField(label=_("Regime"), choices=Regime.choices)
    country = forms.ChoiceField(label=_("Experience of"), required=False)
    lead = forms.ChoiceField(label=_("Who leads it"), required=False)
    may_be_recorded = forms.BooleanField(label=_("It may be recorded"), required=False)

    def __init__(self, *args: Any, team: Sequence[Person] = (), invited: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {person.public_id: person for person in team}
        countries = [("", gettext("No country in particular")), *((code, country_name(code)) for code in invited)]
        leads = [("", gettext("Nobody named yet")), *((key, person.name) for key, person in self.team.items())]
        offer(self, "country", countries)
        offer(self, "lead", leads)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["lead"] = self.team.get(cleaned.get("lead", ""))
        return cleaned
