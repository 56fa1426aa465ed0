from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.actions.exporting import LONGEST_REASON
from tinkuy.convening.queries.lists import NamedList


class ExportListForm(forms.Form):
    """Why a list with names is taken away, and in which form."""

    reason = forms.CharField(
        label=_("What it is needed for"),
        help_text=_("The journal keeps it, with your name, the day and how many rows. Do not name anybody in it."),
        max_length=LONGEST_REASON,
    )
    with_addresses = forms.BooleanField(label=_("With e-mail addresses"), required=False)
    ending = forms.ChoiceField(
        label=_("Form of the file"),
        choices=[("xlsx", _("Excel (XLSX)")), ("csv", _("Text (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kind: NamedList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != NamedList.REGISTRATIONS:
            del self.fields["with_addresses"]
