from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.registering.forms import OTHER_COUNTRY, country_options, fill
from tinkuy.people.roles import Sector


class WalkInForm(forms.Form):
    """What a report does not tell of somebody who came without registering. The address is that of the report."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("As the report has it. Take away what is not part of the name."),
        max_length=200,
        error_messages={"required": _("Write the name of this person.")},
    )
    country = forms.ChoiceField(label=_("Country"), error_messages={"required": _("Choose the country.")})
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    language = forms.ChoiceField(label=_("Language of the message and of their page"))

    def __init__(self, *args: Any, invited: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self.fields["country"], country_options(invited))
        fill(self.fields["sector"], [("", _("Not known")), *Sector.choices])
        fill(self.fields["language"], list(settings.LANGUAGES))

    @property
    def answers(self) -> dict[str, str]:
        """As `register_walk_in` takes them, once the form is valid."""
        country = self.cleaned_data["country"]
        return self.cleaned_data | {"country": "" if country == OTHER_COUNTRY else country}
