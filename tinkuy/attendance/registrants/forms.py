"""What the list is narrowed to, and what is done to those who were chosen in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.admission.actions.deciding import LONGEST_REASON as LONGEST_ANSWER
from tinkuy.convening.registering.forms import fill
from tinkuy.convening.registrations.models import RegistrationSource
from tinkuy.design.fields import LongTextField
from tinkuy.people.countries import country_choices, country_name
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector

from .queries import LISTED_STATES, WAITS_FOR_PLACE, Narrowing, Order

ANY = [("", _("any"))]
LONGEST_REASON = 200


class NarrowingForm(forms.Form):
    """Of the page's address, save for a mail address: that is posted. What makes no sense narrows nothing."""

    use_required_attribute = False

    words = forms.CharField(max_length=254, required=False, widget=forms.TextInput({"type": "search"}))
    country = forms.ChoiceField(label=_("Country"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    session = forms.ChoiceField(label=_("Registered for session"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    source = forms.ChoiceField(label=_("How they came"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=Order.choices)

    def __init__(
        self, *args: Any, countries: Sequence[str], sessions: Sequence[int], finds_addresses: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Look for a name or a whole e-mail") if finds_addresses else _("Look for a name")
        fill(self.fields["country"], [*ANY, *((code, country_name(code)) for code in countries)])
        fill(self.fields["sector"], [*ANY, *Sector.choices])
        fill(self.fields["session"], [*ANY, *((str(place), str(place)) for place in sessions)])
        states = [*((state.value, state.label) for state in LISTED_STATES), (WAITS_FOR_PLACE, _("Waits for a place"))]
        fill(self.fields["state"], [*ANY, *states])
        fill(self.fields["source"], [*ANY, *RegistrationSource.choices])

    @property
    def for_address(self) -> dict[str, str]:
        """What the page's address may say."""
        self.is_valid()
        own = {name: value for name, value in self.cleaned_data.items() if value}
        return {name: value for name, value in own.items() if name != "words" or not is_mail_address(value)}

    @property
    def narrowing(self) -> Narrowing:
        own: dict[str, Any] = self.for_address
        if "session" in own:
            own["session"] = int(own["session"])
        return Narrowing(**own)

    @property
    def summary(self) -> list[str]:
        """Each thing that it is narrowed to, in words."""
        named = [name for name in self.for_address if name != "order"]
        return [f"{self[name].label}: {self._word(name)}" for name in named]

    def _word(self, name: str) -> str:
        value = str(self.cleaned_data[name])
        return str(dict(getattr(self.fields[name], "choices", ())).get(value, value))

    @property
    def address(self) -> str:
        """The mail address that was typed instead of a name."""
        self.is_valid()
        words = str(self.cleaned_data.get("words", ""))
        return words if is_mail_address(words) else ""


def is_mail_address(words: str) -> bool:
    return "@" in words


class ReasonForm(forms.Form):
    """Why something is done to somebody's registration: they read it on their page."""

    refused_at = "reason"

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The journal keeps it, and each person reads it on their page. Do not name anybody in it."),
        max_length=LONGEST_REASON,
    )


class AdmitForm(forms.Form):
    """A word to those who are registered."""

    refused_at = "reason"

    reason = LongTextField(
        rows=3,
        label=_("What you write to them"),
        help_text=_("It goes by mail and stands on their page."),
        max_length=LONGEST_ANSWER,
        required=False,
    )


class DeclineForm(AdmitForm):
    """Why they are not registered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


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
