from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class CodeForm(forms.Form):
    refused_at = "code"

    email = forms.EmailField(widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordForm(AddressForm):
    """Enter by e-mail and password."""

    refused_at = "password"

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class AnswerForm(forms.Form):
    """One way of proving who one is; `answer` is typed, or written by the browser for a passkey."""

    refused_at = "answer"

    way = forms.CharField(widget=forms.HiddenInput, max_length=12)
    answer = forms.CharField(strip=False, max_length=8000, error_messages={"required": _("Write it here first.")})


class NewPasswordForm(forms.Form):
    refused_at = "password"

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters. Four words in a row are easy to keep in mind."),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Repeat the password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("The two are not the same. Write both again."))
        return again


class PasskeyForm(forms.Form):
    refused_at = "name"

    name = forms.CharField(
        label=_("A name for it"),
        help_text=_("So that you know it again, such as «my telephone»."),
        max_length=60,
    )
    answer = forms.CharField(widget=forms.HiddenInput, max_length=20000, required=False)


class AppCodeForm(forms.Form):
    refused_at = "code"

    code = forms.CharField(
        label=_("The six digits that the app shows"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
