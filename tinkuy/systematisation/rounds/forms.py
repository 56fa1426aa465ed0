from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import DayField, Explained, LongTextField, offer
from tinkuy.planning.decisions.models import Silence
from tinkuy.systematisation.evidence.forms import NO_CASES, finding_choices
from tinkuy.systematisation.evidence.models.finding import Finding, Verdict
from tinkuy.systematisation.rounds.actions.answering import Answer
from tinkuy.systematisation.rounds.queries.by_link import Ask
from tinkuy.systematisation.rounds.queries.results import silence_sentence


class RoundForm(forms.Form):
    """What the countries are asked, until when, and what it means if one does not answer."""

    findings = forms.MultipleChoiceField(
        label=_("Findings"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the findings that you ask about.")},
    )
    closes_on = DayField(label=_("Countries answer until"))
    silence = forms.ChoiceField(
        label=_("If a country does not answer"), widget=forms.RadioSelect, initial=Silence.NO_ANSWER
    )

    def __init__(self, *args: Any, findings: Sequence[Finding], city: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.public_id: one for one in findings}
        self.city = city
        offer(self, "findings", finding_choices(findings, language))
        self.fields["closes_on"].help_text = gettext("Until the end of that day, in the hour of %(city)s.") % {
            "city": city
        }
        silences = (Silence.NO_ANSWER, Silence.CONSENTS)
        offer(self, "silence", [(code.value, Explained(NAMES[code], silence_sentence(code))) for code in silences])

    @property
    def rule(self) -> str:
        """What silence means, as it stands chosen before anybody chooses."""
        return silence_sentence(self["silence"].value())

    @property
    def chosen(self) -> list[Finding]:
        return [self.offered[key] for key in self.cleaned_data["findings"]]


NAMES = {Silence.NO_ANSWER: _("Silence is no answer"), Silence.CONSENTS: _("Silence is no objection")}


class MoreDaysForm(forms.Form):
    closes_on = DayField(label=_("New last day"))

    @property
    def day(self) -> date:
        return self.cleaned_data["closes_on"]  # type: ignore[no-any-return]


class ChangeAnswerForm(forms.Form):
    resolution = LongTextField(label=_("What became of it"), max_length=1000, help_text=NO_CASES, rows=2)


class AnswerForm(forms.Form):
    """A country's answer to a finding, over the words it read."""

    content_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    answered = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    language = forms.CharField(max_length=5, required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("What does your country say?"), widget=forms.RadioSelect)
    proposed = LongTextField(
        label=_("With a change: write it as it should read"), required=False, max_length=2000, rows=4
    )
    comment = LongTextField(
        label=_("The change or the reason"), required=False, max_length=2000, help_text=NO_CASES, rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verdicts = [
            (Verdict.YES.value, _("We agree")),
            (Verdict.WITH_CHANGE.value, Explained(_("We agree with a change"), _("Write it below."))),
            (
                Verdict.OBJECTION.value,
                Explained(_("We object"), _("The reason stays with the finding and is printed with it.")),
            ),
            (Verdict.ABSTENTION.value, Explained(_("We abstain"), _("A reason, if you write one, is printed."))),
        ]
        offer(self, "verdict", verdicts)


class AnswersForm(forms.Form):
    """All findings that wait for a country's answer, on one page. What gets no answer goes on waiting."""

    def __init__(self, *args: Any, asks: Sequence[Ask], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = list(asks)
        for ask in self.asks:
            one = AnswerForm()
            hash_, verdict, comment = (one.fields[name] for name in ("content_hash", "verdict", "comment"))
            verdict.required = False
            hash_.initial = ask.summary.finding.content_hash
            for name, field in (("content_hash", hash_), ("verdict", verdict), ("comment", comment)):
                self.fields[f"{name}_{ask.public_id}"] = field
            self.fields[f"answered_{ask.public_id}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=ask.answered
            )

    def show_present(self) -> None:
        """A page that was refused shows the words and the answer of today: who sends it again has read these."""
        data = dict(self.data.items())
        for ask in self.asks:
            data[f"content_hash_{ask.public_id}"] = ask.summary.finding.content_hash
            data[f"answered_{ask.public_id}"] = ask.answered
        self.data = data

    @property
    def rows(self) -> list[tuple[Ask, BoundField, BoundField, BoundField, BoundField]]:
        names = ("content_hash", "answered", "verdict", "comment")
        return [(ask, *(self[f"{name}_{ask.public_id}"] for name in names)) for ask in self.asks]  # type: ignore[misc]

    @property
    def chosen(self) -> list[tuple[Finding, Answer]]:
        """The findings that got an answer, each with what its deed takes."""
        return [(ask.summary.finding, values) for ask in self.asks if (values := self._values(ask))["verdict"]]

    @property
    def answered(self) -> dict[str, str]:
        """The answer that stood beside each finding as the page was read, by the finding."""
        return {ask.public_id: self.cleaned_data[f"answered_{ask.public_id}"] for ask in self.asks}

    def _values(self, ask: Ask) -> Answer:
        content_hash, verdict, comment = (
            self.cleaned_data[f"{name}_{ask.public_id}"] for name in ("content_hash", "verdict", "comment")
        )
        return {"verdict": verdict, "comment": comment, "content_hash": content_hash}


class ValidationForm(AnswerForm):
    """The same of who is signed in and may speak for more than one country."""

    country = forms.CharField(max_length=2, widget=forms.HiddenInput)
