from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.design.fields import Explained
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms.languages import language_choices, nothing
from tinkuy.planning.editing.forms.shared import SharedForm
from tinkuy.planning.guests.actions.details import GuestWords, Place
from tinkuy.planning.guests.models import GuestKind, GuestPurpose


class GuestForm(SharedForm):
    """Somebody who speaks in the cycle or is its counterpart in a country. *webinars* come with their segments.

    *sends*: the link goes with it, and wants an address.
    """

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The link to their own page goes there. Nobody else sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Speaker or counterpart"), choices=GuestKind.choices)
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language of their messages"), choices=language_choices)
    places = forms.MultipleChoiceField(
        label=_("Where they are heard"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A guest who is only in parts under the Chatham House Rule or closed is named on no public page."),
    )

    def __init__(
        self,
        *args: Any,
        webinars: Sequence[Webinar],
        countries: Sequence[str],
        language: str,
        sends: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if sends:
            self.fields["email"].required = True
            self.fields["email"].error_messages["required"] = gettext("Write the e-mail, or save without sending.")
        self.offered = dict(_places(webinars))
        named = sorted(((code, country_name(code)) for code in countries), key=lambda pair: pair[1])
        self._offer("country", [nothing(), *named])
        self._offer("sector", [nothing(), *Sector.choices])
        self._offer("places", [(key, _place_label(place, language)) for key, place in self.offered.items()])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def words(self) -> GuestWords:
        """What was cleaned, as the actions take it."""
        cleaned = self.cleaned_data
        return GuestWords(**cleaned | {"places": [self.offered[key] for key in cleaned["places"]]})


class PaperConsentsForm(forms.Form):
    """What a guest agreed to on paper; nothing is ticked beforehand."""

    purposes = forms.MultipleChoiceField(
        label=_("Signed on paper"), choices=GuestPurpose.choices, widget=forms.CheckboxSelectMultiple
    )
    signed_on = forms.DateField(
        label=_("Day on which it was signed"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def place_key(webinar: int, segment: int | None) -> str:
    return f"{webinar}.{segment}" if segment else str(webinar)


def _places(webinars: Sequence[Webinar]) -> list[tuple[str, Place]]:
    """Each session as a whole, then its parts."""
    choices: list[tuple[str, Place]] = []
    for webinar in webinars:
        choices.append((place_key(webinar.ordinal, None), (webinar, None)))
        choices += [(place_key(webinar.ordinal, part.ordinal), (webinar, part)) for part in webinar.segments.all()]
    return choices


def _place_label(place: Place, language: str) -> str:
    webinar, part = place
    if part is None:
        title = in_language(webinar.title, language, webinar.cycle.main_language)
        return Explained(f"{webinar.ordinal}. {title}", gettext("The session, without saying in which part."))
    words = {"place": webinar.ordinal, "part": part.title, "regime": part.get_regime_display()}
    return gettext("Session %(place)s: %(part)s (%(regime)s)") % words
