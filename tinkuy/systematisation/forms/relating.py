from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.systematisation.models import Excerpt, Finding

from .choosing import NO_CASES, finding_choices


class LinkForm(forms.Form):
    """To which finding of a later kind this one leads."""

    target = forms.ChoiceField(label=_("It leads to"))

    def __init__(self, *args: Any, findings: Sequence[Finding], language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = {one.public_id: one for one in findings}
        self.fields["target"].choices = finding_choices(findings, language)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Finding:
        return self.findings[self.cleaned_data["target"]]


class _OneSentenceForm(forms.Form):
    """One sentence in the cycle's main language."""

    text = forms.CharField(
        label=_("The finding, in one sentence"),
        max_length=2000,
        help_text=NO_CASES,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

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
        self.fields["merged"].choices = finding_choices(findings, language)  # type: ignore[attr-defined]

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
        self.fields["excerpts"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Excerpt]:
        return [self.quotes[key] for key in self.cleaned_data["excerpts"]]
