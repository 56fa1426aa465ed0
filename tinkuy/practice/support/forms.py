"""What is typed about support. Whatever another country reads says that data of cases do not belong in it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, LongTextField, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.support.actions.asking import SupportTerms
from tinkuy.practice.support.matching import Match
from tinkuy.practice.support.models import LONGEST_SUBJECT, LONGEST_WORDS, PeerSupportStep, SupportForm
from tinkuy.systematisation.evidence.models.finding import Finding

NO_CASES = _("Do not share data of cases.")
TO_ALL = "all"


def named_countries(codes: Iterable[str]) -> list[tuple[str, str]]:
    return sorted(((code, country_name(code)) for code in codes), key=lambda choice: choice[1])


class Guarded(forms.Form):
    """Words that another country reads. What may say who somebody is, is asked about only then."""

    names_nobody = forms.BooleanField(label=_("I read it again: it names nobody"), required=False)


class SupportTermsForm(Guarded):
    """What is asked for or offered, by which of the reader's countries, to whom."""

    country = forms.ChoiceField(label=_("For which country"))
    finding = forms.ChoiceField(label=_("About"))
    form = forms.ChoiceField(label=_("What kind of support"), choices=SupportForm.choices, widget=forms.RadioSelect)
    subject = forms.CharField(label=_("In a line"), max_length=LONGEST_SUBJECT)
    text = LongTextField(label=_("More about it"), required=False, max_length=LONGEST_WORDS, rows=3, help_text=NO_CASES)
    to = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(
        self,
        *args: Any,
        cycle: Cycle,
        own: Sequence[str],
        invited: Sequence[str],
        findings: Sequence[Finding],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.cycle = cycle
        self.findings = {one.public_id: one for one in findings}
        offer(self, "country", named_countries(own))
        if len(own) == 1:
            self.fields["country"].widget = forms.HiddenInput()
            self.initial["country"] = own[0]
        offer(self, "finding", [(key, one.in_one_line()) for key, one in self.findings.items()])
        others = [code for code in invited if len(own) > 1 or code not in own]
        offer(self, "to", [*named_countries(others), (TO_ALL, self.to_all)])

    @property
    def to_all(self) -> Explained:
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """What `request_support` and `offer_support` take."""
        data = self.cleaned_data
        names = ("form", "subject", "text", "language", "wanted_by")
        words = {name: data[name] for name in names if name in data}
        terms = SupportTerms(self.findings[data["finding"]], cycle=self.cycle, **words)
        to = "" if data["to"] == TO_ALL else data["to"]
        return {"country": data["country"], "terms": terms, "to": to, "names_nobody": data["names_nobody"]}


class AboutForm(forms.Form):
    """What support is asked for: who can help with it is found by that. Sent by GET, it changes nothing."""

    country = forms.ChoiceField(label=_("For which country"))
    finding = forms.ChoiceField(label=_("About"))

    def __init__(self, *args: Any, own: Sequence[str], findings: Sequence[Finding], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "about_%s"} | options)
        _offer_own(self, own)
        offer(self, "finding", [(one.public_id, one.in_one_line()) for one in findings])


class RequestForm(SupportTermsForm):
    wanted_by = DayField(label=_("By when it would help"), required=False)

    def __init__(self, *args: Any, matches: Sequence[Match], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["subject"].help_text = _("For example: the template that provinces use to refer a case.")
        self.fields["to"].label = _("Whom you ask")
        for name in ("finding", "country"):  # chosen before, since who can help depends on them
            self.fields[name].widget = forms.HiddenInput()
        why = {one.country: one.why for one in matches}
        named = [(one.country, Explained(country_name(one.country), one.why)) for one in matches]
        others = [choice for choice in self.fields["to"].choices if choice[0] not in why]  # type: ignore[attr-defined]
        offer(self, "to", [*named, others.pop(), *others])

    @property
    def to_all(self) -> Explained:
        return Explained(_("Whichever country can help"), _("The first three named above get a mail."))


class OfferForm(SupportTermsForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["subject"].help_text = _("For example: our instruction, one page, used by three provinces.")
        self.fields["to"].label = _("To whom you offer it")

    @property
    def to_all(self) -> Explained:
        return Explained(_("To every country"), _("It stands until you withdraw it. Each that wants it asks for it."))


class AnswerForm(Guarded):
    """What a country that was asked says."""

    country = forms.ChoiceField(label=_("For which country"))
    helps = forms.ChoiceField(label=_("Can your country help?"), widget=forms.RadioSelect)
    note = LongTextField(
        label=_("What and when, or why not"), required=False, max_length=LONGEST_WORDS, rows=3, help_text=NO_CASES
    )

    def __init__(self, *args: Any, own: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "answer_%s"} | options)
        _offer_own(self, own)
        choices = [
            ("yes", Explained(_("Yes"), _("Write what your country can do, and when."))),
            ("no", Explained(_("Not now"), _("Write in a word why: the other country reads it."))),
        ]
        offer(self, "helps", choices)

    def values(self) -> dict[str, Any]:
        return self.cleaned_data | {"helps": self.cleaned_data["helps"] == "yes"}


def _offer_own(form: forms.Form, own: Sequence[str]) -> None:
    """Which of the reader's countries speaks is asked only where there are several."""
    offer(form, "country", named_countries(own))
    if len(own) == 1:
        form.fields["country"].widget = forms.HiddenInput()
        form.initial["country"] = own[0]


class ChoosingForm(forms.Form):
    """Of several that offer it, the one whose offer is accepted."""

    giving = forms.ChoiceField(label=_("Whose offer you accept"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offers: Sequence[PeerSupportStep], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "choose_%s"} | options)
        offer(self, "giving", [(one.country, Explained(country_name(one.country), one.note)) for one in offers])


class GivenForm(Guarded):
    country = forms.ChoiceField(label=_("For which country"))
    taken_on = DayField(label=_("On which day"))
    note = LongTextField(
        label=_("What was given"), required=False, max_length=LONGEST_WORDS, rows=2, help_text=NO_CASES
    )

    def __init__(self, *args: Any, own: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "given_%s"} | options)
        _offer_own(self, own)


class ResultForm(Guarded):
    result = LongTextField(
        label=_("What it was good for"),
        max_length=LONGEST_WORDS,
        rows=3,
        help_text=_("What your country does otherwise now, or why not. Do not share data of cases."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "result_%s"} | options)


class DecliningForm(Guarded):
    reason = LongTextField(label=_("Why your country does not take it"), max_length=LONGEST_WORDS, rows=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "decline_%s"} | options)


class WithdrawingForm(Guarded):
    country = forms.ChoiceField(label=_("For which country"))
    reason = LongTextField(label=_("Why, in a word"), required=False, max_length=LONGEST_WORDS, rows=2)

    def __init__(self, *args: Any, own: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "withdraw_%s"} | options)
        _offer_own(self, own)


class OpennessForm(Guarded):
    """Whether one's own country lets everybody read it."""

    opens = forms.ChoiceField(label=_("What everybody may read of it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "openness_%s"} | options)
        choices = [
            ("no", Explained(_("Nothing"))),
            ("yes", Explained(_("That it exists"), _("Between whom, the line, and how far it came; no other word."))),
        ]
        offer(self, "opens", choices)

    def values(self) -> dict[str, Any]:
        return {"opens": self.cleaned_data["opens"] == "yes", "names_nobody": self.cleaned_data["names_nobody"]}
