"""What is asked about an institution of the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import offer
from tinkuy.people.countries import country_choices
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.institutions.actions import LONGEST_NAME
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions

SEVERAL = ("", _("Several or none"))


class DirectorySearch(forms.Form):
    """What the directory is narrowed to."""

    q = forms.CharField(label=_("Name"), max_length=LONGEST_NAME, required=False, widget=forms.SearchInput())
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "search_%s"} | options)
        offer(self, "country", [("", _("All")), *country_choices()])


class InstitutionForm(forms.Form):
    """An institution, as it is called and where it stands."""

    name = forms.CharField(
        label=_("Name of the institution"),
        max_length=LONGEST_NAME,
        help_text=_("In full, as it calls itself. Never the name of a person."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", _("Choose one")), *Sector.choices])
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "country", [SEVERAL, *country_choices()])


class MergeForm(forms.Form):
    """With which other institution one is merged."""

    into = InstitutionField(
        label=_("The one that stays"),
        may_create=False,
        help_text=_("Its name, sector and country hold. You see what changes before anything does."),
    )

    def __init__(self, *args: Any, institution: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_institutions(self, "into", Organisation.objects.exclude(pk=institution.pk))
