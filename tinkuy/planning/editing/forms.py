"""Forms over something that others may be editing at the same time (promise L08), and forms whose words come in several
languages: the main one is asked for, the others are folded beside it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.core import languages
from tinkuy.core.letters import tidy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BASIS = "basis"
"""The hidden field that holds a digest of each value as it was read."""
ROW = ":row"
"""In the basis: which row it was."""


@dataclass(frozen=True)
class Conflict:
    """A field that both changed: what the other person wrote stands in `theirs`, one's own words in the form."""

    field: BoundField
    theirs: str


class SharedForm(forms.Form):
    """Knows what was changed between reading and sending.

    What only somebody else changed is taken over from them; where both changed the same field, both versions are
    shown and nothing is written. Having seen them, one decides: the form then carries a new basis.

    What is found by its place may be another one by the time the form is sent: *row* is the key of the one that stands
    there now. If another was read, each field that differs counts as changed by both.
    """

    def __init__(self, *args: Any, row: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.conflicts: list[Conflict] = []
        self._basis: SafeString | None = None

    def full_clean(self) -> None:
        self.conflicts = []
        if self.is_bound and isinstance(self.data, QueryDict) and BASIS in self.data:
            self._join(_read(self.data.get(BASIS, "")))
        super().full_clean()

    def _join(self, basis: dict[str, str]) -> None:
        joined = cast(QueryDict, self.data).copy()
        is_other = basis.get(ROW, self.row) != self.row
        for name, field in self.fields.items():
            read, now = basis.get(name), self.get_initial_for_field(field, name)
            if not is_other and (read is None or read == _digest(field, now)):
                continue
            mine = _digest_sent(field, self[name])
            if mine == read and not is_other:
                joined.setlist(self.add_prefix(name), _as_sent(field, now))
            elif mine != _digest(field, now):
                self.conflicts.append(Conflict(self[name], _readable_value(field, now)))
        self.data = joined

    def propose(self, words: Mapping[str, str]) -> None:
        """Show *words* (by field) that nobody wrote yet. What is stored stays the basis: sent as it is, it counts."""
        self._basis = self.basis_field
        self.initial.update(words)

    @property
    def basis_field(self) -> SafeString:
        """The hidden field, as the thing stands now."""
        if self._basis is not None:
            return self._basis
        digests = {name: _digest(field, self.get_initial_for_field(field, name)) for name, field in self.fields.items()}
        basis = json.dumps(digests | {ROW: self.row})
        return format_html('<input type="hidden" name="{}" value="{}">', BASIS, basis)


def _read(written: str) -> dict[str, str]:
    """A basis that was tampered with is none: what differs is then a conflict, never lost."""
    try:
        digests = json.loads(written)
    except ValueError:
        return {}
    return {str(name): str(digest) for name, digest in digests.items()} if isinstance(digests, dict) else {}


def _digest(field: forms.Field, value: Any) -> str:
    return _of(_as_sent(field, value), field)


def _digest_sent(field: forms.Field, bound: BoundField) -> str:
    sent = bound.data
    return _of(_as_sent(field, sent), field)


def _of(written: list[str], field: forms.Field) -> str:
    is_set = isinstance(field, forms.MultipleChoiceField)
    return sha256(json.dumps(sorted(written) if is_set else written).encode()).hexdigest()[:12]


def _as_sent(field: forms.Field, value: Any) -> list[str]:
    """*value* as a browser would send it."""
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    if isinstance(field, forms.MultipleChoiceField):
        return [str(code) for code in value or ()]
    formatted = field.widget.format_value(value) if not isinstance(field, forms.ChoiceField) else value
    text = "" if formatted is None else str(formatted)
    return [text.replace("\r\n", "\n").strip()]


def _readable_value(field: forms.Field, value: Any) -> str:
    """*value* as a person reads it: the labels of choices."""
    choices = {str(code): str(label) for code, label in _flat(getattr(field, "choices", ()))}
    return ", ".join(choices.get(code, code) for code in _as_sent(field, value))


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    yield from (tuple(choice) for choice in choices)


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


class WrittenField(forms.CharField):
    """Signs that nobody sees are no words: a title of them alone is missing, and is not stored as an empty one."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


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
        is_foreign = is_main and code != languages.reader_language()
        return WrittenField(
            label=f"{word.label} ({NAMES[code]})" if is_foreign else word.label,
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
