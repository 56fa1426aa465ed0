from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinkuy.convening.registering.forms.parts import AppearancePart, ConsentsPart, NeedsPart, SessionsPart


class SessionsForm(SessionsPart):
    """On one's own page one may also come to none of the sessions that are left."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["webinars"].required = False
        self.fields["webinars"].label = _("Sessions to come")


class AppearanceForm(AppearancePart):
    pass


class NeedsForm(NeedsPart):
    pass


class ConsentsForm(ConsentsPart):
    pass


class CodeForm(forms.Form):
    """The code of a mail. The address is asked too where this browser does not know whose code it waits for."""

    use_required_attribute = False

    email = forms.EmailField(
        label=pgettext_lazy("field of a form", "E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Write the e-mail with which you registered."),
            "invalid": _("Write an e-mail with @, for example name@mail.org."),
        },
    )
    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Write the six digits of the message, or ask for a new code.")},
    )

    def __init__(self, *args: Any, asks_address: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_address:
            del self.fields["email"]
