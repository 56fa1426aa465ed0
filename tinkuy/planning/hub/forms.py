from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.roles import HUB_ROLES, Sector
from tinkuy.planning.editing.forms import ContentForm, Words
from tinkuy.planning.institutions.actions import LONGEST_NAME


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


class FirstWordsForm(HubWordsForm):
    """The same while the hub is empty, with its first institution, which is most often one's own."""

    institution = forms.CharField(
        label=_("Your institution"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("In full, as it calls itself. Others can be added in any form that asks for one."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sector = forms.ChoiceField(label=_("Its sector"), required=False, choices=Sector.choices, initial=Sector.GOVERNMENT)


class HubRoleForm(forms.Form):
    """Someone who gets a role over the hub."""

    name = forms.CharField(label=_("Name or post"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("They enter by a code that is sent there."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in HUB_ROLES])
