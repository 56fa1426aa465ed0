from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .pages import PageWords


class CodeForm(forms.Form):
    """The code of a mail. The address is asked too where this browser does not know whose code it waits for."""

    use_required_attribute = False

    email = forms.EmailField(
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Write the six digits of the message, or ask for a new code.")},
    )

    def __init__(self, *args: Any, words: PageWords, asks_address: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = words.address
        self.fields["email"].error_messages["required"] = words.no_address
        if not asks_address:
            del self.fields["email"]
