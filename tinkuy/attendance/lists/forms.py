from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .actions import LONGEST_REASON


class ExportListForm(forms.Form):
    """Why a list with names is taken away, and in which form."""

    refused_at = "reason"

    reason = forms.CharField(
        label=_("What it is needed for"),
        help_text=_("The journal keeps it, with your name and the day. Do not name anybody in it."),
        max_length=LONGEST_REASON,
    )
    ending = forms.ChoiceField(
        label=_("Form of the file"),
        choices=[("xlsx", _("Excel (XLSX)")), ("csv", _("Text (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


class TakeAddressesForm(ExportListForm):
    """Why the addresses are taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "The journal keeps it, with your name and the day, and each person reads it on their page. "
            "Do not name anybody in it."
        )
