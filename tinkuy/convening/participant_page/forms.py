from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.registering.forms import OTHER_COUNTRY, OrganisationForm, SessionsForm, country_options, fill
from tinkuy.people.roles import Sector


class OwnSessionsForm(SessionsForm):
    """On one's own page one may also come to none of the sessions that are left."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["webinars"].required = False
        self.fields["webinars"].label = _("Sessions to come")


class DetailsForm(OrganisationForm):
    """What else was said when registering."""

    use_required_attribute = False
    field_order = ("country", "sector", "organisation", "language")

    country = forms.ChoiceField(
        label=_("Country from which you take part"), error_messages={"required": _("Choose your country.")}
    )
    sector = forms.ChoiceField(label=_("You work in"), required=False)
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, invited: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["country"], country_options(invited))
        fill(self.fields["sector"], [("", _("I prefer not to say")), *Sector.choices])

    @property
    def chosen(self) -> dict[str, str]:
        country = self.cleaned_data["country"]
        return self.cleaned_data | {"country": "" if country == OTHER_COUNTRY else country}
