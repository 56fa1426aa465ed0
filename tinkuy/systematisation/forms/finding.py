from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import country_choices
from tinkuy.systematisation.models import Excerpt, FindingKind

NO_CASES = _("Do not share case data.")
"""Stands beside every field of free text: survivors and cases are never recorded here."""


class QuotesForm(forms.Form):
    """Which quotes a list shows."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *FindingKind.choices])
    session = forms.IntegerField(label=_("Session"), required=False, min_value=1, max_value=99)
    country = forms.ChoiceField(label=_("Country"), required=False)
    words = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("All countries")), *country_choices()]  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """The words of a finding in each language; the cycle's main language is asked for."""

    def __init__(self, *args: Any, main_language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_language = main_language
        for code, name in sorted(settings.LANGUAGES, key=lambda item: item[0] != main_language):
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("The finding · %(language)s") % {"language": name},
                max_length=2000,
                required=code == main_language,
                help_text=NO_CASES,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )
        self.fields[f"heading_{main_language}"] = forms.CharField(
            label=_("Short heading"), required=False, max_length=120, help_text=NO_CASES
        )

    @property
    def text(self) -> dict[str, str]:
        return self._translations("text")

    @property
    def heading(self) -> dict[str, str]:
        return self._translations("heading")

    def _translations(self, name: str) -> dict[str, str]:
        codes = (code for code, _name in settings.LANGUAGES)
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code in codes}


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
    reason = forms.CharField(
        label=_("Why is it left out?"), max_length=1000, help_text=NO_CASES, widget=forms.Textarea(attrs={"rows": 2})
    )
