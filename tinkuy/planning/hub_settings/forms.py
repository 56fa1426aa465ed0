from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.roles import HUB_ROLES, Sector
from tinkuy.planning.editing.forms import ContentForm, Words
from tinkuy.planning.institutions.actions import LONGEST_NAME

from .models import ReviewersFrom


class HubWordsForm(ContentForm):
    """What the hub calls itself, and from where its reviewers come."""

    words = {
        "name": Words(
            _("Name of the hub"),
            _("As your institution calls it. It stands on the first public page."),
            longest=120,
            required=True,
        ),
        "region": Words(_("Region"), _("The part of the world whose countries work together here."), longest=80),
    }

    contact = forms.EmailField(
        label=_("Address for answers"),
        help_text=_("A mailbox of your institution, not a person's. Whoever answers a message of Tinkuy writes there."),
        required=False,
    )
    reviewers_from = forms.ChoiceField(
        label=_("Who may review a sheet"),
        choices=ReviewersFrom.choices,
        initial=ReviewersFrom.INSTITUTION,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "The second is for a hub of one institution with offices in several countries. An account without a "
            "country counts as of the same office. It holds at once, also for sheets that are in review."
        ),
    )


class FirstWordsForm(HubWordsForm):
    """The same while the hub is empty, with its first institution, which is most often one's own, and its editor."""

    institution = forms.CharField(
        label=_("Your institution"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("In full, as it calls itself. Others can be added in any form that asks for one."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sector = forms.ChoiceField(label=_("Its sector"), required=False, choices=Sector.choices, initial=Sector.GOVERNMENT)
    editor_name = forms.CharField(label=_("Who publishes the sheets: name or post"), max_length=120, required=False)
    editor_email = forms.EmailField(
        label=_("E-mail of the editor"),
        required=False,
        help_text=_("They get the role of hub editor and enter by a code that is sent there. It can wait."),
    )

    field_of_argument: ClassVar = {"email": "editor_email", "role": "editor_email"}

    def __init__(self, *args: Any, names_editor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reviewers_from"]  # there is nobody yet who would review
        if not names_editor:
            del self.fields["editor_name"], self.fields["editor_email"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for filled, empty in (("editor_email", "editor_name"), ("editor_name", "editor_email")):
            if cleaned.get(filled) and not cleaned.get(empty) and empty not in self.errors:
                self.add_error(empty, _("Write both, the name and the e-mail, or leave both empty."))
        return cleaned


class HubRoleForm(forms.Form):
    """Someone who gets a role over the hub."""

    name = forms.CharField(label=_("Name or post"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("They enter by a code that is sent there."))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in HUB_ROLES])
