from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, offer
from tinkuy.people.models import Person
from tinkuy.planning.editing.forms import SharedForm, nothing


class TaskForm(SharedForm):
    """What somebody of the team will do by a day."""

    text = forms.CharField(label=_("What is to be done"), max_length=300)
    owner = forms.ChoiceField(label=_("Who does it"))
    due_on = DayField(label=_("By when"))

    def __init__(self, *args: Any, team: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {person.public_id: person for person in team}
        choices = [nothing(), *((key, person.name) for key, person in self.team.items())]
        offer(self, "owner", choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["owner"] = self.team.get(cleaned.get("owner", ""))
        return cleaned
