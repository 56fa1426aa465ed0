from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.planning.editing.forms import NAMES, ContentForm, Words
from tinkuy.systematisation.evidence.forms import NO_CASES, finding_choices
from tinkuy.systematisation.evidence.kind_details import FIELDS_BY_KIND, KindField
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding

LONGEST_SENTENCE, LONGEST_DETAIL = 2000, 1000

SENTENCE = {
    "text": Words(_("The finding, in one sentence"), help=NO_CASES, lines=3, longest=LONGEST_SENTENCE, required=True),
    "heading": Words(_("Short heading"), longest=120),
}


class WordsForm(ContentForm):
    """The words of a finding and what its kind tells, over what somebody else may be editing (promise L08)."""

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        self.kinds = (kind,) if kind else tuple(FindingKind.values)
        self.words = SENTENCE | {
            field.name: _words(field) for code in self.kinds for field in FIELDS_BY_KIND[code] if not field.choices
        }
        super().__init__(*args, **kwargs)
        for code in self.kinds:
            for field in FIELDS_BY_KIND[code]:
                if field.choices:
                    self.fields[field.name] = _choice(field)

    @property
    def sentence_fields(self) -> list[BoundField]:
        return [self[f"{name}_{self.first_language}"] for name in SENTENCE]

    @property
    def other_sentences(self) -> list[tuple[str, list[BoundField], bool]]:
        """The sentence in each other language: its name, its fields, whether it is open."""
        return [
            (name, fields, any(field.errors for field in fields))
            for code, name in NAMES.items()
            if code != self.first_language
            for fields in [[self[f"{word}_{code}"] for word in SENTENCE]]
        ]

    @property
    def fields_by_kind(self) -> list[tuple[str, list[BoundField], list[tuple[str, list[BoundField]]]]]:
        """For each kind: its fields in the main language and its choices, and its text in each other language."""
        return [(code, self._main(code), self._others(code)) for code in self.kinds]

    def details(self, kind: str) -> dict[str, Any]:
        return {field.name: self.cleaned_data.get(field.name) for field in FIELDS_BY_KIND[kind]}

    def _main(self, kind: str) -> list[BoundField]:
        return [
            self[field.name if field.choices else f"{field.name}_{self.first_language}"]
            for field in FIELDS_BY_KIND[kind]
        ]

    def _others(self, kind: str) -> list[tuple[str, list[BoundField]]]:
        texts = [field for field in FIELDS_BY_KIND[kind] if not field.choices]
        codes = [(code, name) for code, name in NAMES.items() if code != self.first_language]
        return [(name, [self[f"{field.name}_{code}"] for field in texts]) for code, name in codes]


def _words(field: KindField) -> Words:
    return Words(field.label, help=field.help, lines=2, longest=LONGEST_DETAIL)


def _choice(field: KindField) -> forms.ChoiceField:
    choices = field.choices.choices if field.choices else []
    return forms.ChoiceField(label=field.label, required=False, choices=[("", "—"), *choices])


def words_of(text: Mapping[str, str], heading: Mapping[str, str], details: Mapping[str, Any]) -> dict[str, Any]:
    """The initial of a `WordsForm`."""
    return {"text": text, "heading": heading, **details}


class FindingForm(WordsForm):
    """A new finding: its kind, its words, and the quotes it rests on."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind, widget=forms.RadioSelect)
    is_proposal = forms.BooleanField(
        label=_("It is a proposal"),
        required=False,
        help_text=_("With a single quote it can only be published as a proposal."),
    )
    excerpts: forms.ModelMultipleChoiceField[Excerpt] = forms.ModelMultipleChoiceField(
        queryset=Excerpt.objects.none(),
        label=_("Quotes"),
        to_field_name="public_id",
        error_messages={"required": _("Choose the quotes it rests on: at least two.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["excerpts"].queryset = Excerpt.objects.all()  # type: ignore[attr-defined]


class RejectionForm(forms.Form):
    reason = LongTextField(label=_("Why is it left out?"), max_length=1000, help_text=NO_CASES, rows=2)


class LinkForm(forms.Form):
    """To which finding of a later kind this one leads."""

    target = forms.ChoiceField(label=_("It leads to"))

    def __init__(self, *args: Any, findings: Sequence[Finding], language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = {one.public_id: one for one in findings}
        offer(self, "target", finding_choices(findings, language))

    @property
    def chosen(self) -> Finding:
        return self.findings[self.cleaned_data["target"]]


class _OneSentenceForm(forms.Form):
    """One sentence in the cycle's main language."""

    text = LongTextField(label=_("The finding, in one sentence"), max_length=2000, help_text=NO_CASES, rows=3)

    def words(self, language: str) -> dict[str, str]:
        return {language: self.cleaned_data["text"]}


class MergeFindingsForm(_OneSentenceForm):
    """Which finding becomes part of this one, and the words that both have then."""

    merged = forms.ChoiceField(label=_("This one becomes part of it"))
    read_as = forms.CharField(widget=forms.HiddenInput, max_length=64)
    field_order = ("merged", "text")

    def __init__(self, *args: Any, findings: Sequence[Finding], language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = {one.public_id: one for one in findings}
        offer(self, "merged", finding_choices(findings, language))

    @property
    def chosen(self) -> Finding:
        return self.findings[self.cleaned_data["merged"]]


class SplitFindingForm(_OneSentenceForm):
    """Which quotes go to a new finding of the same kind, and what it says."""

    excerpts = forms.MultipleChoiceField(
        label=_("Quotes of the new finding"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the quotes that the new finding rests on.")},
    )
    keeps_quotes = forms.BooleanField(label=_("They stay with the former too"), required=False)
    is_proposal = forms.BooleanField(label=_("The new one is a proposal"), required=False)
    field_order = ("excerpts", "keeps_quotes", "text", "is_proposal")

    def __init__(self, *args: Any, quotes: Sequence[Excerpt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quotes = {quote.public_id: quote for quote in quotes}
        choices = [
            (key, f"“{quote.text}” · {quote.webinar.ordinal}, {quote.clock}") for key, quote in self.quotes.items()
        ]
        offer(self, "excerpts", choices)

    @property
    def chosen(self) -> list[Excerpt]:
        return [self.quotes[key] for key in self.cleaned_data["excerpts"]]
