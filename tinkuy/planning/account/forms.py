from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.people.countries import country_choices
from tinkuy.people.models import Organisation
from tinkuy.planning.account.actions import LONGEST_NAME
from tinkuy.planning.editing.forms import language_choices
from tinkuy.planning.hub_settings.models import ReviewersFrom
from tinkuy.planning.hub_settings.queries import reviewers_from
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions


class AccountForm(forms.Form):
    """What somebody says of themselves."""

    name = forms.CharField(
        label=_("Your name or post"),
        max_length=LONGEST_NAME,
        help_text=_("As your team reads it, and the public pages where you agreed to be shown."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Your language"),
        help_text=_("Of your messages, and of the pages when you enter."),
        choices=language_choices,
    )
    organisation = InstitutionField(
        label=_("Your institution"),
        required=False,
    )
    country = forms.ChoiceField(
        label=_("Your country"),
        required=False,
        choices=lambda: [("", _("None yet")), *country_choices()],
        help_text=_("It counts when you review a sheet. Choose it with care: here it is chosen once."),
    )

    def __init__(self, *args: Any, country: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].help_text = reviewers_sentence()
        offer_institutions(self, "organisation", Organisation.objects.all(), country=country)
        self.chosen_country = country
        if country:
            del self.fields["country"]


def reviewers_sentence() -> str:
    """From where whoever reviews a sheet comes, as the hub chose it."""
    if reviewers_from() == ReviewersFrom.OFFICE:
        return gettext(
            "Who reviews a sheet is of another institution than its authors, or of its office in another country."
        )
    return gettext("Who reviews a sheet is of another institution than its authors.")


class ClosingForm(forms.Form):
    """Whether the name goes, too."""

    forgets_name = forms.BooleanField(
        label=_("Take the name out as well"),
        required=False,
        help_text=_("The journal and what was written then name a former member of the team. It cannot be undone."),
    )


class ClosingSomebodysForm(ClosingForm):
    email = forms.EmailField(label=_("E-mail of the account"))
    field_order = ("email", "forgets_name")
