"""What the list is narrowed to, and what is done to those who were chosen in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.registering.forms import fill
from tinkuy.convening.registrations.models import RegistrationSource
from tinkuy.people.countries import country_choices, country_name
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector

from .queries import LISTED_STATES, Narrowing, Order

ANY = [("", _("any"))]
LONGEST_REASON = 200


class NarrowingForm(forms.Form):
    """Of the address; what makes no sense narrows nothing."""

    use_required_attribute = False

    words = forms.CharField(
        label=_("Look for a name"), max_length=80, required=False, widget=forms.TextInput({"type": "search"})
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    session = forms.ChoiceField(label=_("Registered for session"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    source = forms.ChoiceField(label=_("How they came"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=Order.choices)

    def __init__(self, *args: Any, countries: Sequence[str], sessions: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["country"], [*ANY, *((code, country_name(code)) for code in countries)])
        fill(self.fields["sector"], [*ANY, *Sector.choices])
        fill(self.fields["session"], [*ANY, *((str(place), str(place)) for place in sessions)])
        fill(self.fields["state"], [*ANY, *((state.value, state.label) for state in LISTED_STATES)])
        fill(self.fields["source"], [*ANY, *RegistrationSource.choices])

    @property
    def narrowing(self) -> Narrowing:
        self.is_valid()
        own = {name: value for name, value in self.cleaned_data.items() if value}
        if "session" in own:
            own["session"] = int(own["session"])
        return Narrowing(**own)


class ReasonForm(forms.Form):
    """Why something is done to somebody's registration: they read it on their page."""

    refused_at = "reason"

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The journal keeps it, and each person reads it on their page. Do not name anybody in it."),
        max_length=LONGEST_REASON,
    )


class BareForm(forms.Form):
    """Nothing but to confirm it."""


class TagForm(forms.Form):
    """Where they come from, as the coordination knows it; what is left empty stays as it is."""

    refused_at = "country"

    country = forms.ChoiceField(label=_("Country"), required=False)
    organisation = forms.ModelChoiceField(
        label=_("Institution"),
        queryset=Organisation.objects.order_by("name"),
        required=False,
        empty_label=_("leave as it is"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["country"], [("", _("leave as it is")), *country_choices()])
