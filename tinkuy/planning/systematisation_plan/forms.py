from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, offer
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.editing.forms import ContentForm, Words


class SystematisationPlanForm(ContentForm):
    """What is systematised, for what, along which axis, from which sources, how, by whom."""

    words = {
        "object": Words(
            _("What is looked at (object)"),
            _(
                "Which sessions, which experience. For example: the five sessions on care policies, and how three "
                "countries made their registers of carers."
            ),
            lines=2,
            longest=400,
            required=True,
        ),
        "objective": Words(
            _("What it is for (objective)"),
            _("What somebody will do with it. For example: each ministry decides what to take into its plan of 2027."),
            lines=2,
            longest=400,
        ),
        "axis": Words(
            _("The question asked of all of it (axis)"),
            _(
                "One question. What answers it goes into the sheet, the rest is left out. For example: how did "
                "each country keep up care when its schools closed?"
            ),
            lines=2,
            longest=400,
            required=True,
        ),
        "sources": Words(
            _("What it is read from (sources)"), _("Transcripts, notes, questions, polls…"), lines=2, longest=400
        ),
        "procedure": Words(
            _("How it is done (procedure)"),
            _("The steps, one on each line. For example: mark quotes; write findings; the countries validate."),
            lines=5,
            longest=1000,
        ),
    }

    responsible = forms.MultipleChoiceField(
        label=_("Who is responsible"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick somebody at least. The plan is kept without, and the check-up asks for a name."),
    )
    validate_by = DayField(
        label=_("The countries validate until"),
        required=False,
        help_text=_("Until then each country says whether the findings are right."),
    )

    def __init__(self, *args: Any, cycle: Cycle, team: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, first_language=cycle.main_language, **kwargs)
        self.team = {person.public_id: person for person in team}
        choices = [(key, person.name) for key, person in self.team.items()]
        offer(self, "responsible", choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["responsible"] = [self.team[key] for key in cleaned.get("responsible", [])]
        return cleaned


class MilestoneForm(forms.Form):
    """A date of the calendar."""

    text = forms.CharField(label=_("What is ready"), max_length=200)
    due_on = DayField(label=_("On"))
