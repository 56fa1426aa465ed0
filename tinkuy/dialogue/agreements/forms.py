"""What is typed about agreements. Every free text says that data of cases do not belong in it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.design.fields import DayField, Explained, LongTextField, offer
from tinkuy.dialogue.agreements.models import (
    LONGEST_TEXT,
    LONGEST_WHO,
    LONGEST_WORDS,
    Agreement,
    AgreementParty,
    AgreementState,
    PartyAnswer,
)
from tinkuy.dialogue.agreements.queries import accounts_for
from tinkuy.dialogue.agreements.rules import ONWARD
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions

NO_CASES = _("Do not share data of cases.")
NAMES_NOBODY = _("I read it again: it names nobody")


def country_choices(codes: Sequence[str]) -> list[tuple[str, str]]:
    return sorted(((code, country_name(code)) for code in codes), key=lambda choice: choice[1])


class AgreementForm(forms.Form):
    """Who does what, by when. Which countries make it is asked where it answers a thread."""

    text = LongTextField(
        label=_("What will be done"),
        max_length=LONGEST_TEXT,
        help_text=_("One sentence that begins with a verb. Do not share data of cases."),
        rows=2,
    )
    who = forms.CharField(
        label=pgettext_lazy("field of an agreement", "Who does it"),
        max_length=LONGEST_WHO,
        help_text=_("An institution or a post, never a private person."),
    )
    countries = forms.MultipleChoiceField(label=_("Countries that agree"), widget=forms.CheckboxSelectMultiple)
    due_on = DayField(label=_("By when"), required=False)

    def __init__(self, *args: Any, invited: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "countries", country_choices(invited))


class RewordForm(AgreementForm):
    """The same of one that stands: how it will show that it works, too."""

    indicator = LongTextField(
        label=_("How we will know that it works"), required=False, max_length=LONGEST_TEXT, rows=2
    )
    names_nobody = forms.BooleanField(label=NAMES_NOBODY, required=False)

    def __init__(self, *args: Any, needs_country: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["countries"].required = needs_country


class PublicForm(forms.Form):
    """Asked only about words that may say who somebody is."""

    names_nobody = forms.BooleanField(label=NAMES_NOBODY, required=False)


class LineForm(AgreementForm):
    """What is caught while it is said: one line, its countries where there is time, and what it comes from."""

    origin = forms.ChoiceField(label=_("Comes from"), required=False)
    second = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, origins: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "agreement_%s"} | kwargs)
        self.fields["text"].widget = forms.TextInput(attrs={"maxlength": LONGEST_TEXT})
        self.fields["countries"].required = False
        offer(self, "origin", [("", _("Nothing of these")), *origins])


class AnswerForm(forms.Form):
    """What a party says of the terms that it read, of which `read` is the mark."""

    read = forms.CharField(max_length=40, widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("What do you say?"), widget=forms.RadioSelect)
    words = LongTextField(
        label=_("Other words, or why not"), required=False, max_length=LONGEST_WORDS, help_text=NO_CASES, rows=3
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        answers = [
            (PartyAnswer.ACCEPTED.value, _("We accept it as it stands")),
            (
                PartyAnswer.OTHER_WORDS.value,
                Explained(_("We accept it with other words"), _("Write below how it should read.")),
            ),
            (
                PartyAnswer.DECLINED.value,
                Explained(_("It is not ours, or we decline"), _("Write below in a word why.")),
            ),
        ]
        offer(self, "answer", answers)


class StepForm(forms.Form):
    """The next step of an agreement, or news without one."""

    state = forms.ChoiceField(label=_("Where it stands"), widget=forms.RadioSelect)
    taken_on = DayField(label=_("Since"))
    note = LongTextField(
        label=_("What happened"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Of what is done: the proof, in words or as a link. Do not share data of cases."),
        rows=3,
    )

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "step_%s"} | options)
        stays = _("%(state)s, as before: only news") % {"state": AgreementState(agreement.state).label}
        hints = {
            AgreementState.DONE: _("With its proof."),
            AgreementState.DROPPED: _("With its reason."),
        }
        self.offered = {one.value: Explained(one.label, hints.get(one, "")) for one in ONWARD[agreement.state]}
        self.offered[agreement.state] = Explained(stays)
        offer(self, "state", self.offered.items())


class NewsForm(StepForm):
    """The same of a party behind its link: what it tells is of today, and only the team drops an agreement."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["taken_on"]
        self.offered.pop(AgreementState.DROPPED, None)
        offer(self, "state", self.offered.items())


class PartyForm(forms.Form):
    """One more that makes the agreement."""

    field_of_argument: ClassVar = {"name": "institution", "sector": "institution"}

    country = forms.ChoiceField(label=_("Country"), required=False)
    institution = InstitutionField(
        label=_("Institution"),
        required=False,
        help_text=_("Write its name: choose it from the directory, or a new one is made. Empty: the country itself."),
    )

    def __init__(self, *args: Any, invited: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "party_%s"} | options)
        offer(self, "country", [("", _("Of no country")), *country_choices(invited)])
        chosen = str(self.data.get("country") or "")
        offer_institutions(self, "institution", Organisation.objects.filter(country__in=[*invited, ""]), country=chosen)


class ContactForm(forms.Form):
    """Whom a party is asked by."""

    focal_point = forms.ModelChoiceField(
        label=_("Somebody of the team"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody")
    )
    name = forms.CharField(label=_("Or a counterpart: name"), required=False, max_length=120)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Name and e-mail are sealed. Nobody but the team of the cycle reads them."),
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, party: AgreementParty, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["focal_point"].queryset = accounts_for(party)  # type: ignore[attr-defined]
