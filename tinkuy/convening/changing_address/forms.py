from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.convening.registering.mail_domains import likely_address


class NewAddressForm(forms.Form):
    """A domain that looks like a slip is asked about once; who sends the same address again means it."""

    use_required_attribute = False
    email_in_doubt = ""

    email = forms.EmailField(
        label=pgettext_lazy("field of a form", "New e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Write the address that we should write to.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        email = str(cleaned.get("email", ""))
        likely = "" if self.data.get("email_meant") == email else likely_address(email)
        if likely:
            self.email_in_doubt = email
            question = _("Did you mean %(likely)s? Correct it, or send it again as it is.") % {"likely": likely}
            self.add_error("email", str(question))
        return cleaned


class AddressCodeForm(forms.Form):
    use_required_attribute = False

    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Write the six digits of the message, or ask for a new code.")},
    )
