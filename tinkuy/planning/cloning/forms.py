from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField
from tinkuy.planning.editing.forms import ContentForm, Words


class CloneForm(ContentForm):
    """A new cycle made from another one."""

    words = {"title": Words(_("Title of the new cycle"), longest=160, required=True)}

    first_day = DayField(
        label=_("Day of its first session"),
        help_text=_("The other sessions keep their distance from it, and each keeps its hour."),
    )


class CloneWebinarForm(forms.Form):
    """A new last session made from another one."""

    day = DayField(label=_("Day of the new session"))

    def clean(self) -> dict[str, Any]:
        return super().clean() or self.cleaned_data
