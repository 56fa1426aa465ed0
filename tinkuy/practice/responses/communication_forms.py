"""Putting recommendations to addressees: which ones, and to whom, one by one or by whole groups."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import DayField, offer
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.editing.forms import language_choices
from tinkuy.planning.institutions.fields import InstitutionField
from tinkuy.practice.responses.actions.communicating import Addressee
from tinkuy.practice.responses.actions.contacts import Contact
from tinkuy.practice.responses.forms import offer_institutions_of
from tinkuy.practice.responses.models import with_country
from tinkuy.systematisation.evidence.models.finding import Finding

NO_COUNTRY, ALL_COUNTRIES = "none", "countries"


class CommunicationForm(forms.Form):
    """Which recommendations are put to whom: ticked countries, institutions that were asked before, and a new one."""

    field_of_argument: ClassVar = {"name": "institution", "sector": "institution"}

    finding = forms.MultipleChoiceField(
        label=_("Recommendations"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is communicated.")},
    )
    country = forms.MultipleChoiceField(label=_("Countries"), required=False, widget=forms.CheckboxSelectMultiple)
    group = forms.MultipleChoiceField(
        label=_("Whole groups"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of institutions: those of a kind that were asked about another recommendation before."),
    )
    addressee = forms.MultipleChoiceField(
        label=_("Institutions asked before"), required=False, widget=forms.CheckboxSelectMultiple
    )
    institution = InstitutionField(
        label=_("An institution of the countries ticked, or without a country"),
        required=False,
        help_text=_("Write its name: choose it from the directory, or a new one is made. Empty: the country is asked."),
    )
    contact_name = forms.CharField(label=_("Who answers there"), required=False, max_length=120)
    contact_email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Kept sealed for a year at most. Empty: the focal point of the country is written to."),
    )
    contact_language = forms.ChoiceField(label=_("Language of the mail"), required=False, choices=language_choices)
    communicated_on = DayField(label=_("Communicated on"))
    answer_by = DayField(label=_("Answer wanted by"), required=False)
    is_in_dialogue = forms.BooleanField(
        label=_("My country is already talking about it: record it as in dialogue since that day"),
        required=False,
        help_text=_("Then nobody is written to: you have answered."),
    )
    send_mail = forms.BooleanField(
        label=_("Write to them now, with a link that answers on a phone"), required=False, initial=True
    )

    def __init__(
        self,
        *args: Any,
        findings: Sequence[Finding],
        countries: Sequence[str],
        addressees: Sequence[tuple[str, Organisation]] = (),
        may_leave_out_country: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.main_language = str(self.initial.get("contact_language", ""))
        self.findings = {finding.public_id: finding for finding in findings}
        self.addressees = {f"{code or NO_COUNTRY}-{one.pk}": (code, one) for code, one in addressees}
        offer(self, "finding", [(finding.public_id, finding.in_one_line()) for finding in findings])
        named = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        offer(self, "country", [*named, *([(NO_COUNTRY, _("No country"))] if may_leave_out_country else [])])
        before = [(key, _named(code, one)) for key, (code, one) in self.addressees.items()]
        offer(self, "addressee", before)
        if not before:
            del self.fields["addressee"]
        self.countries = list(countries)
        offer(self, "group", groups := self._groups())
        if not groups:
            del self.fields["group"]
        if may_leave_out_country or len(countries) != 1 or addressees:
            del self.fields["is_in_dialogue"]  # only who speaks for one country answers while asking it
        ticked = self._ticked()
        offer_institutions_of(self, "institution", countries, ticked[0] if ticked else "")

    def _ticked(self) -> list[str]:
        sent = self.data.getlist("country") if hasattr(self.data, "getlist") else self.initial.get("country") or []
        return [code for code in ([sent] if isinstance(sent, str) else sent) if code != NO_COUNTRY]

    def _groups(self) -> list[tuple[str, str]]:
        """All countries, and each kind of which several institutions were asked, with how many these are."""
        counts = Counter(one.sector for _code, one in self.addressees.values())
        kinds = [(code, f"{label} ({counts[code]})") for code, label in Sector.choices if counts[code] > 1]
        return [*([(ALL_COUNTRIES, gettext("All countries"))] if len(self.countries) > 1 else []), *kinds]

    @property
    def picks_institutions(self) -> bool:
        """Whether some of those asked before are ticked one by one: their list stands open."""
        return bool(self["addressee"].value() if "addressee" in self.fields else False)

    @property
    def sends_mail(self) -> bool:
        return self.cleaned_data["send_mail"] and not self.cleaned_data.get("is_in_dialogue")

    @property
    def chosen(self) -> list[Finding]:
        return [self.findings[key] for key in self.cleaned_data["finding"]]

    @property
    def chosen_addressees(self) -> list[Addressee]:
        """Each once: the ticked countries by the institution that was written, or by themselves, and those before."""
        values = self.cleaned_data
        institution, email = values["institution"], values["contact_email"]
        language = values["contact_language"] or self.main_language
        contact = Contact(values["contact_name"], email, language) if email else None
        ticked = ["" if code == NO_COUNTRY else code for code in values["country"]]
        groups = values.get("group", ())
        if ALL_COUNTRIES in groups:
            ticked = list(dict.fromkeys([*ticked, *self.countries]))
        if institution is not None and not ticked and not values.get("addressee") and not groups:
            ticked = [institution.country]
        new = [Addressee(code, institution, contact) for code in ticked]
        picked = values.get("addressee", ())
        return new + [
            Addressee(code, one)
            for key, (code, one) in self.addressees.items()
            if key in picked or one.sector in groups
        ]


def _named(code: str, institution: Organisation) -> str:
    return with_country(str(institution), code) if code else str(institution)
