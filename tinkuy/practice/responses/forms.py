"""What is typed about a country's response. Every free text says that data of cases do not belong in it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.systematisation.evidence.models.finding import Finding

NO_CASES = _("Do not share data of cases.")
NAME_OR_NEW = _("Write its name: choose it from the directory, or a new one is made.")


def words_field(label: Any, help_text: Any = NO_CASES, rows: int = 3, **options: Any) -> forms.CharField:
    return LongTextField(label=label, help_text=help_text, rows=rows, max_length=2000, **options)


def offer_institutions_of(form: forms.Form, name: str, countries: Sequence[str], country: str = "") -> None:
    """Those that may answer for one of *countries*; a new one is of *country*."""
    offer_institutions(form, name, Organisation.objects.filter(country__in=[*countries, ""]), country=country)


class CommunicationForm(forms.Form):
    """Which recommendation is communicated to which country, on which day."""

    asked_as: ClassVar = {"name": "institution", "sector": "institution"}

    finding = forms.ChoiceField(label=_("Recommendation"))
    country = forms.ChoiceField(label=_("Country"))
    institution = InstitutionField(label=_("Institution that will answer"), required=False, help_text=NAME_OR_NEW)
    communicated_on = DayField(label=_("Communicated on"))

    def __init__(self, *args: Any, findings: Sequence[Finding], countries: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "finding", [(finding.public_id, str(finding)) for finding in findings])
        named = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        offer(self, "country", named)
        chosen = str(self.data.get("country") or self.initial.get("country") or "")
        offer_institutions_of(self, "institution", countries, chosen)


AGREED_LATER = _(
    "An answer goes step by step: “Agreed” can be chosen once “In dialogue” is recorded. Both may have the same day."
)


class StepForm(forms.Form):
    """The next step of a response, or news without one."""

    state = forms.ChoiceField(label=_("Where it stands"), widget=forms.RadioSelect)
    taken_on = DayField(label=_("Since"))
    text = words_field(_("What the country will do"), required=False)
    note = words_field(_("What happened"), required=False)
    reason = words_field(_("Reason (required if it is rejected)"), required=False, rows=2)

    def __init__(self, *args: Any, response: Response, open_states: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "step_%s"} | options)
        stays = _("%(state)s, as before: only news") % {"state": ResponseState(response.state).label}
        onward = [(state, ResponseState(state).label) for state in open_states]
        offer(self, "state", [*onward, (response.state, stays)])
        if response.state == ResponseState.NO_ANSWER:
            self.fields["state"].help_text = AGREED_LATER
        self.fields["text"].initial = response.text
        if ResponseState.REJECTED not in open_states:
            del self.fields["reason"]


class CounterpartForm(forms.Form):
    """Who answers for the country and who accompanies it."""

    asked_as: ClassVar = {"name": "institution", "sector": "institution"}

    institution = InstitutionField(label=_("Institution that answers"), help_text=NAME_OR_NEW)
    focal_point = forms.ModelChoiceField(
        label=_("Focal point who accompanies it"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, cycle: Cycle, country: str, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "counterpart_%s"} | options)
        offer_institutions_of(self, "institution", [country], country)
        team_roles = TeamRole.objects.filter(cycle=cycle, country=country).exclude(TeamRole.AWAITED)
        self.fields["focal_point"].queryset = Person.objects.filter(pk__in=team_roles.values("person"))  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """How the country will know that it works, and when that is looked at."""

    indicator = words_field(_("How we will know that it works"), rows=2)
    review_on = DayField(label=_("Next review"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "review_%s"} | options)
