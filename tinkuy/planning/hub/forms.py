from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.roles import HUB_ROLES
from tinkuy.planning.editing.forms import ContentForm, Words


class HubWordsForm(ContentForm):
    """What the hub calls itself."""

    words = {
        "name": Words(
            _("Name of the hub"), _("As your institution calls it. It stands on the first public page."), longest=120
        ),
        "region": Words(_("Region"), _("The part of the world whose countries work together here."), longest=80),
    }

    contact = forms.EmailField(
        label=_("Address for answers"),
        help_text=_("A mailbox of your institution, not a person's. Whoever answers a message of Tinkuy writes there."),
        required=False,
    )


class HubRoleForm(forms.Form):
    """Someone who gets a role over the hub."""

    name = forms.CharField(label=_("Name or post"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("They enter by a code that is sent there."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in HUB_ROLES])
