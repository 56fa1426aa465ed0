from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import country_choices
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES

from .content import language_choices, nothing


class MemberForm(forms.Form):
    """Someone who joins the team of a cycle."""

    name = forms.CharField(label=_("Name or post"), max_length=120, help_text=_("As the team and the pages name them."))
    email = forms.EmailField(label=_("E-mail"), help_text=_("They enter by a code that is sent there."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in CYCLE_ROLES])
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("Of a focal point, the invited country; of a peer, their own.")
    )
    language = forms.ChoiceField(label=_("Language of their messages"), choices=language_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [nothing(), *country_choices()]  # type: ignore[attr-defined]


class AddressOfMemberForm(forms.Form):
    """Where somebody is really to be reached who has not entered yet."""

    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The message goes there at once. The former address opens nothing any more.")
    )


class HubRoleForm(forms.Form):
    """Someone who gets a role over the hub."""

    name = forms.CharField(label=_("Name or post"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("They enter by a code that is sent there."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in HUB_ROLES])
