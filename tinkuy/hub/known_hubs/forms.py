from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.editing.forms import SharedForm

from .actions import HubDetails
from .models import KnownHub

FIELDS = ("name", "address", "inbox", "copies_catalogue", "exchanges_reviews")


class KnownHubForm(SharedForm):
    """Another hub, and what is exchanged with it."""

    name = forms.CharField(label=_("Name of the hub"), help_text=_("As it calls itself."), max_length=120)
    address = forms.CharField(
        label=_("Address of the hub"),
        help_text=_("From https:// to the name of the machine; what stands behind it is left out."),
        max_length=200,
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    inbox = forms.CharField(
        label=_("Address of its inbox"),
        help_text=_("Leave it empty where the other hub is a Tinkuy, too."),
        max_length=300,
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    copies_catalogue = forms.BooleanField(
        label=_("Copy its catalogue: its sheets are found here, and each leads to its original there."), required=False
    )
    exchanges_reviews = forms.BooleanField(
        label=_("Exchange reviews: the editors of both hubs may ask one of each other."), required=False
    )

    def __init__(self, data: Any = None, *, hub: KnownHub | None = None) -> None:
        initial = {name: getattr(hub, name) for name in FIELDS} if hub else {}
        super().__init__(data, initial=initial, row=hub.public_id if hub else "")

    def details(self) -> HubDetails:
        return HubDetails(**{name: self.cleaned_data[name] for name in FIELDS})
