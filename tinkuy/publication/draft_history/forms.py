from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.publication.draft_history.queries import SheetText


class ComparisonForm(forms.Form):
    """Two of the *texts* of a sheet, by their keys; *names* are what the page calls them."""

    older = forms.ChoiceField(label=_("Earlier text"))
    newer = forms.ChoiceField(label=_("Later text"))

    def __init__(self, data: Any = None, *, texts: Sequence[SheetText], names: Sequence[str]) -> None:
        oldest, newest = (texts[-1].key, texts[0].key) if texts else ("", "")
        super().__init__(data, initial={"older": oldest, "newer": newest})
        for name in ("older", "newer"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(text.key, label) for text, label in zip(texts, names, strict=True)]


class RestoreForm(forms.Form):
    """Over which revision the words of a former draft are put."""

    revision = forms.IntegerField(min_value=0)
