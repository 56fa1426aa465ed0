from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.design.fields import offer
from tinkuy.desk.ledger.currencies import currency_label

MOST_BYTES = 2 * 1024 * 1024


class LedgerFileForm(forms.Form):
    """A table of lines, and the currency of the amounts that stand without one."""

    file = forms.FileField(
        label=_("Table with the lines"),
        help_text=_(
            "Excel or CSV, 2 MB at most. The first line names the columns: Day, What it was, Hours or Amount, "
            "Currency, Role, Institution; in any of our languages and in any order."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
    )
    currency = forms.ChoiceField(
        label=_("Currency of amounts without one"),
        required=False,
        help_text=_("“$” alone is the sign of nine countries."),
    )

    def __init__(self, *args: Any, currencies: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        language = get_language() or "es"
        offer(self, "currency", [("", "—"), *((code, currency_label(code, language)) for code in currencies)])

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 2 MB, and no ledger is. Bring in the table alone."))
        return file
