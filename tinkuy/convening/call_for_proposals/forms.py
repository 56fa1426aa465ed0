from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.people.countries import country_choices
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import language_choices, nothing

from .models import ProposalKind

NO_CASES = _("Do not share data of cases, nor names of persons.")


class TeamProposalForm(forms.Form):
    """A theme or an experience for the cycle."""

    kind = forms.ChoiceField(label=_("What you propose"), choices=ProposalKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=120)
    text = LongTextField(label=_("In a few words"), max_length=600, help_text=NO_CASES, rows=4)
    language = forms.ChoiceField(label=_("Written in"), choices=language_choices)


class OwnProposalForm(TeamProposalForm):
    """The same, by a participant."""

    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("The only thing of you that is shown with the proposal.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [nothing(), *country_choices()])


class CommentForm(forms.Form):
    text = LongTextField(label=_("Your comment"), max_length=400, help_text=NO_CASES, rows=2)


class UntilForm(forms.Form):
    """The last day of the call."""

    refused_at = "until"

    until = DayField(label=_("Proposals are taken until"))


class DeclineForm(forms.Form):
    reason = LongTextField(
        label=_("Why it is declined"), max_length=500, help_text=_("Whoever proposed it reads it."), rows=2
    )


class AcceptThemeForm(forms.Form):
    name = forms.CharField(label=_("Name of the theme, in the main language of the cycle"), max_length=160)


class AcceptExperienceForm(forms.Form):
    """The session to come whose agenda it enters."""

    webinar = forms.ChoiceField(label=_("Session"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, initial=10)

    def __init__(self, *args: Any, webinars: Sequence[Webinar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.webinars = {str(webinar.ordinal): webinar for webinar in webinars}
        choices = [nothing(), *((place, str(webinar)) for place, webinar in self.webinars.items())]
        offer(self, "webinar", choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["webinar"] = self.webinars.get(cleaned.get("webinar", ""))
        return cleaned
