from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.core import languages
from tinkuy.core.text import in_language
from tinkuy.planning.editing.forms import SharedForm
from tinkuy.systematisation.codebook.files.file import LONGEST_NAME, LONGEST_NOTE
from tinkuy.systematisation.evidence.forms import NO_CASES
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt


class OneCode(forms.ModelChoiceField[Code]):
    """A choice of a code by its label and name, over a list that is in order already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(Code.objects.none(), *args, **kwargs)

    def offer(self, codes: Sequence[Code], empty: Any) -> None:
        self.queryset = Code.objects.filter(pk__in=[code.pk for code in codes])
        self.choices = [("", empty), *((code.pk, self.words_of(code)) for code in codes)]

    @staticmethod
    def words_of(code: Code) -> str:
        """«RI-1 · Captación», in the reader's language."""
        return f"{code.label} · {in_language(code.name, get_language() or 'es')}"


class NamesForm(SharedForm):
    """The name of a code in each language: that of the main language is asked for, the others may wait."""

    def __init__(self, *args: Any, main_language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_language = main_language
        for code, name in sorted(settings.LANGUAGES, key=lambda item: item[0] != main_language):
            label = _("Name · %(language)s") % {"language": name}
            self.fields[f"name_{code}"] = forms.CharField(
                label=label,
                max_length=LONGEST_NAME,
                required=code == main_language,
                widget=forms.TextInput(attrs={"lang": code}),
            )

    @property
    def name(self) -> dict[str, str]:
        return self._texts("name")

    def _texts(self, what: str) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"{what}_{code}", "") for code in languages.CODES}


class CodeForm(NamesForm):
    """A word of the codebook: its kind, its names, when it is used, under which other it stands."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind)
    parent = OneCode(label=_("Under which code"), required=False)
    field_order = ("kind",)

    def __init__(self, *args: Any, above: Sequence[Code] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in sorted(settings.LANGUAGES, key=lambda item: item[0] != self.first_language):
            self.fields[f"note_{code}"] = forms.CharField(
                label=_("When to use it · %(language)s") % {"language": name},
                max_length=LONGEST_NOTE,
                required=False,
                help_text=NO_CASES if code == self.first_language else "",
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
        parent = self.fields.pop("parent")
        if isinstance(parent, OneCode):
            parent.offer(above, _("None: it stands directly under its kind"))
        self.fields["parent"] = parent

    @property
    def note(self) -> dict[str, str]:
        return self._texts("note")


class MergeCodesForm(forms.Form):
    into = OneCode(label=_("Which code takes its quotes?"))

    def __init__(self, *args: Any, codes: Sequence[Code] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        if isinstance(field, OneCode):
            field.offer(codes, "—")


class SplitCodeForm(NamesForm):
    """A new code, and which of the quotes of an old one go to it."""

    quotes: forms.ModelMultipleChoiceField[Excerpt] = forms.ModelMultipleChoiceField(
        queryset=Excerpt.objects.none(),
        label=_("Quotes"),
        to_field_name="public_id",
        error_messages={"required": _("Choose the quotes that go to the new code.")},
    )

    def __init__(self, *args: Any, quotes: Sequence[Excerpt] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = Excerpt.objects.filter(pk__in=[quote.pk for quote in quotes])
        self.fields["quotes"].queryset = chosen  # type: ignore[attr-defined]


class CodebookFileForm(forms.Form):
    """A codebook from another program, and the language in which it is written."""

    file = forms.FileField(
        label=_("Codebook file"),
        help_text=_(
            "A .qdc or .qdpx of ATLAS.ti, MAXQDA, NVivo, QualCoder or Taguette; a .csv or .xlsx as ours. At most 2 MB."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".qdc,.qdpx,.csv,.xlsx,.xml,.qde,text/csv"}),
    )
    language = forms.ChoiceField(label=_("Language of its names"), choices=settings.LANGUAGES)
