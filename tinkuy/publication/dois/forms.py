from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.editing.forms import SharedForm

from .actions import AccountDetails
from .models import DoiAccount, DoiService

FIELDS = ("service", "repository", "password", "registers_new")


class DoiAccountForm(SharedForm):
    """The hub's account at DataCite. The stored password is never sent to a browser."""

    field_of_argument: ClassVar = {"prefix": "doi_prefix"}

    service = forms.ChoiceField(label=_("Service"), choices=DoiService.choices, widget=forms.RadioSelect)
    repository = forms.CharField(
        label=_("Repository account"),
        help_text=_("Exactly as DataCite or your consortium wrote it, for example ABCD.HUB."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    doi_prefix = forms.CharField(
        label=_("Prefix"),
        help_text=_("What the DOIs of this account begin with, for example 10.5072."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
    )
    password = forms.CharField(
        label=_("Password of the account"),
        help_text=_("It is stored encrypted and sent only to the service above."),
        max_length=200,
        strip=False,
        error_messages={"required": _("Write the password of this account.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    registers_new = forms.BooleanField(
        label=_("Register the DOI of each new sheet when it is published"), required=False
    )

    def __init__(self, data: Any = None, *, account: DoiAccount | None = None) -> None:
        initial: dict[str, Any] = {"service": DoiService.TEST}
        if account:
            initial = {
                "service": account.service,
                "repository": account.repository,
                "doi_prefix": account.prefix,
                "registers_new": account.registers_since is not None,
            }
        super().__init__(data, initial=initial)
        if account:
            password = self.fields["password"]
            password.required = False
            password.help_text = _(
                "It is stored encrypted and sent only to the service above. Leave it empty to keep the stored one."
            )

    def details(self) -> AccountDetails:
        fields = {name: self.cleaned_data[name] for name in FIELDS}
        return AccountDetails(prefix=self.cleaned_data["doi_prefix"], **fields)
