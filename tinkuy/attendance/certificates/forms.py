from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 120


class CertificateNameForm(forms.Form):
    """The name for one paper: written on it and kept nowhere."""

    name = forms.CharField(
        label=_("Name on the certificate"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As it is to be read. It is written on this paper and is not kept here."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
