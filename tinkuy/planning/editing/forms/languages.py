"""Forms whose words come in several languages: the main one is asked for, the others are folded beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from tinkuy.core import languages

from .shared import SharedForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Words:
    """A content field of a form. *lines* above 1 make it a text area; *required* concerns the main language only."""

    label: "StrOrPromise"
    help: "StrOrPromise" = ""
    lines: int = 1
    longest: int = 200
    required: bool = False


NAMES = {"es": "Español", "pt-br": "Português", "en": "English"}
"""Each language by its own name."""


@dataclass(frozen=True)
class OtherLanguage:
    """The fields of one language that is not the main one; folded, unless one of them has an error."""

    code: str
    name: str
    fields: list[BoundField]
    is_written: bool
    is_open: bool


class ContentForm(SharedForm):
    """Adds one field per language for each entry of `words`; cleans them into `{name: {language: text}}`.

    The field of a language is called `<name>_<language>` (`title_pt-br`).
    """

    words: Mapping[str, Words] = {}

    def __init__(
        self, data: Any = None, *, first_language: str = "es", initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.first_language = first_language
        super().__init__(data, initial=self._initial(initial or {}), **kwargs)
        own = self.fields
        content = {f"{name}_{code}": self._field(word, code) for name, word in self.words.items() for code in NAMES}
        self.fields = content | own

    def _initial(self, initial: dict[str, Any]) -> dict[str, Any]:
        spread = {f"{name}_{code}": (initial.get(name) or {}).get(code, "") for name in self.words for code in NAMES}
        return {name: value for name, value in initial.items() if name not in self.words} | spread

    def _field(self, word: Words, code: str) -> forms.CharField:
        attrs = {"lang": code}
        widget = forms.Textarea({**attrs, "rows": str(word.lines)}) if word.lines > 1 else forms.TextInput(attrs)
        is_main = code == self.first_language
        return forms.CharField(
            label=word.label,
            help_text=word.help if is_main else "",
            max_length=word.longest,
            required=word.required and is_main,
            widget=widget,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.words:
            cleaned[name] = {code: cleaned.pop(f"{name}_{code}", "") for code in NAMES}
        return cleaned

    @property
    def main_fields(self) -> list[BoundField]:
        return [self[f"{name}_{self.first_language}"] for name in self.words]

    @property
    def other_languages(self) -> Iterator[OtherLanguage]:
        for code, name in NAMES.items():
            if code != self.first_language:
                fields = [self[f"{word}_{code}"] for word in self.words]
                is_written, is_open = (
                    any(flags) for flags in zip(*((f.value(), f.errors) for f in fields), strict=True)
                )
                yield OtherLanguage(code, name, fields, is_written, is_open)


def language_choices() -> list[tuple[str, str]]:
    return [(code, NAMES[code]) for code in languages.CODES]


def nothing() -> tuple[str, str]:
    """The empty choice of a list."""
    return "", _("Choose one")


def skipped() -> str:
    """Why an hour that a change of clocks leaves out is not accepted."""
    return _("This hour does not exist on that day: the clocks change. Choose another.")
