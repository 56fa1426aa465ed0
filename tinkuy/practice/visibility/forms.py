"""What is typed of one public appearance."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.visibility.models import LONGEST_LINK, LONGEST_PLACE, LONGEST_TITLE, VisibilityKind


class VisibilityActForm(forms.Form):
    kind = forms.ChoiceField(label=_("How they were seen"), choices=VisibilityKind.choices)
    title = forms.CharField(
        label=_("What it was"),
        max_length=LONGEST_TITLE,
        help_text=_("The event, the programme or the title, as it was announced."),
    )
    place = forms.CharField(label=_("Where"), max_length=LONGEST_PLACE, required=False)
    took_place_on = DayField(label=_("On which day"))
    link = forms.CharField(
        label=_("Link"), max_length=LONGEST_LINK, required=False, help_text=_("Where it can be read or seen.")
    )
    names_nobody = forms.BooleanField(label=_("I read it again: it names nobody else"), required=False)


class NewVisibilityActForm(VisibilityActForm):
    """Of whom, and, of oneself, whether everybody may read it at once."""

    focal_role = forms.ChoiceField(label=_("Whose appearance"))
    is_agreed = forms.BooleanField(label=_("It is mine, and everybody may read it"), required=False)

    field_order = ("focal_role", "kind", "title", "place", "took_place_on", "link", "is_agreed", "names_nobody")

    def __init__(self, *args: Any, focal_roles: Sequence[TeamRole], is_of_focal_point: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.roles = {str(role.pk): role for role in focal_roles}
        offer(
            self,
            "focal_role",
            [(key, f"{role.person.name} – {country_name(role.country)}") for key, role in self.roles.items()],
        )
        if not is_of_focal_point:
            del self.fields["is_agreed"]

    def clean_focal_role(self) -> TeamRole:
        return self.roles[self.cleaned_data["focal_role"]]
