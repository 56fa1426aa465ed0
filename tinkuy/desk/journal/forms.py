from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.design.fields import DayField, offer
from tinkuy.desk.journal.queries.entries import JournalFilter
from tinkuy.desk.journal.words.deed import Thing
from tinkuy.people.models import Person


class JournalForm(forms.Form):
    """What the journal is narrowed to. Nothing is required, and what is not understood narrows nothing."""

    person = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    thing = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    day = DayField(label=gettext_lazy("Day"), required=False)

    def __init__(self, data: Any, *, team: Sequence[Person]) -> None:
        super().__init__(data)
        offer(self, "person", [("", _("Everybody")), *((person.public_id, person.name) for person in team)])
        offer(self, "thing", [("", _("Everything")), *Thing.choices])

    @property
    def journal_filter(self) -> JournalFilter:
        self.is_valid()
        cleaned = self.cleaned_data
        return JournalFilter(cleaned.get("person", ""), cleaned.get("thing", ""), cleaned.get("day"))
