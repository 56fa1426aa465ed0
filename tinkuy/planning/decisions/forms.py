from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, LongTextField, offer
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import language_choices, nothing

from .models import Silence, VoiceKind

LONGEST = 600
RULES = {
    Silence.CONSENTS: _("Whoever does not answer by the deadline consents."),
    Silence.NO_ANSWER: _("It is adopted only if at least half of the countries consented in words."),
}
"""What each rule of silence says, in words."""


class _AboutForm(forms.Form):
    """The words of a decision, their language, and the session in which it was made."""

    text = LongTextField(label=_("What is proposed"), max_length=LONGEST, rows=3)
    language = forms.ChoiceField(label=_("Written in"), choices=language_choices)
    webinar = forms.ChoiceField(label=_("Session in which it was made"), required=False)

    def __init__(self, *args: Any, webinars: Sequence[Webinar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.webinars = {str(webinar.ordinal): webinar for webinar in webinars}
        self.offer("webinar", [(place, str(webinar)) for place, webinar in self.webinars.items()])

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        offer(self, name, [nothing(), *choices])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["webinar"] = self.webinars.get(cleaned.get("webinar", ""))
        return cleaned


class ProposalForm(_AboutForm):
    """A proposal to the invited countries."""

    deadline = DayField(label=_("Countries answer until"))
    silence = forms.ChoiceField(label=_("If a country does not answer"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, city: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline"].help_text = gettext("Until the end of that day, in the hour of %(city)s.") % {
            "city": city
        }
        explained = [(code.value, Explained(code.label, rule)) for code, rule in RULES.items()]
        offer(self, "silence", explained)


class RecordForm(_AboutForm):
    """What a session agreed on, with the one objection that was settled there, if any."""

    field_of_argument: ClassVar = {"second": "minute"}

    minute = forms.IntegerField(label=_("Minute of the session"), required=False, min_value=0, max_value=600)
    proposed_by = forms.ChoiceField(label=_("Who proposed it"), required=False)
    objecting = forms.ChoiceField(label=_("Country that objected"), required=False)
    reason = LongTextField(label=_("What it objected"), required=False, max_length=LONGEST, rows=2)
    resolution = LongTextField(label=_("What it accepted"), required=False, max_length=LONGEST, rows=2)

    def __init__(self, *args: Any, team: Sequence[Person], invited: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {person.public_id: person for person in team}
        self.fields["text"].label = _("What was agreed on")
        self.fields["webinar"].required = True
        self.offer("proposed_by", [(key, person.name) for key, person in self.team.items()])
        self.offer("objecting", [(code, country_name(code)) for code in invited])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        minute = cleaned.pop("minute", None)
        cleaned["second"] = None if minute is None else minute * 60
        cleaned["proposed_by"] = self.team.get(cleaned.get("proposed_by", ""))
        return cleaned


class VoiceForm(forms.Form):
    """What a country answers."""

    country = forms.ChoiceField(label=_("Country"))
    kind = forms.ChoiceField(label=_("Your country's answer"), widget=forms.RadioSelect)
    reason = LongTextField(
        label=_("Why"),
        required=False,
        max_length=LONGEST,
        help_text=_("An objection needs its reason. The team reads it."),
        rows=3,
    )

    def __init__(self, *args: Any, own: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [(code, country_name(code)) for code in own])
        explained = [(kind.value, Explained(kind.label, VOICES[kind])) for kind in VoiceKind]
        offer(self, "kind", explained)
        if len(own) == 1:
            self.fields["country"].widget = forms.HiddenInput()
            self.fields["country"].initial = own[0]


VOICES = {
    VoiceKind.CONSENT: _("My country can live with it, even if it would have written it otherwise."),
    VoiceKind.OBJECTION: _("It would harm the work or my country. It blocks until it is resolved."),
    VoiceKind.ABSTENTION: _("My country leaves the decision to the others."),
}


class ResolutionForm(forms.Form):
    """What would resolve the objection of a country."""

    country = forms.CharField(max_length=2, widget=forms.HiddenInput)
    resolution = LongTextField(label=_("What would resolve it"), max_length=LONGEST, rows=2)
