"""What the public forms that mail a link have in common."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TrappedForm(forms.Form):
    """A public form with a field that no person sees: what fills it is a program."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.data.get("website"))
