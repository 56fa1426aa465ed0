from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.forms import ContentForm, Words, nothing

from .models import HookKind, HookTarget

PRODUCT, NEXT_CYCLE = "product", "next_cycle"


class HookForm(ContentForm):
    """A thread: what stays open, where, and what picks it up."""

    words = {"text": Words(_("What stays open"), _("Best as a question."), lines=2, longest=300, required=True)}

    kind = forms.ChoiceField(label=_("Kind"), choices=HookKind.choices)
    origin = forms.ChoiceField(label=_("Left open in"))
    target = forms.ChoiceField(label=_("Picked up by"))
    country = forms.ChoiceField(
        label=_("Which country asks it, if it is one"),
        required=False,
        help_text=_("Everybody reads it where the part of the session in which it was asked lets countries be named."),
    )
    responsible = forms.ChoiceField(label=_("Who sees to it"), required=False)

    def __init__(
        self,
        *args: Any,
        cycle: Cycle,
        webinars: Sequence[Webinar],
        team: Sequence[Person],
        countries: Sequence[str],
        **kwargs: Any,
    ):
        super().__init__(*args, first_language=cycle.main_language, **kwargs)
        self.webinars = {str(webinar.ordinal): webinar for webinar in webinars}
        self.team = {person.public_id: person for person in team}
        places = [(place, str(webinar)) for place, webinar in self.webinars.items()]
        beyond = [(PRODUCT, gettext("The sheet of the cycle")), (NEXT_CYCLE, gettext("The next cycle"))]
        offer(self, "origin", places)
        offer(self, "target", [*places[1:], *beyond])
        named = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        offer(self, "country", [nothing(), *named])
        offer(self, "responsible", [nothing(), *((key, person.name) for key, person in self.team.items())])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        target = cleaned.pop("target", "")
        cleaned["target"] = self.webinars.get(target)
        cleaned["target_kind"] = target if target in (PRODUCT, NEXT_CYCLE) else HookTarget.WEBINAR
        cleaned["origin"] = self.webinars.get(cleaned.get("origin", ""))
        cleaned["responsible"] = self.team.get(cleaned.get("responsible", ""))
        return cleaned


class SecondForm(forms.Form):
    """At which minute of the session it happened; may be left out."""

    field_of_argument: ClassVar = {"second": "minute"}

    minute = forms.IntegerField(label=_("Minute of the session"), required=False, min_value=0, max_value=600)

    @property
    def second(self) -> int | None:
        minute = self.cleaned_data.get("minute")
        return None if minute is None else minute * 60


class DropHookForm(forms.Form):
    reason = LongTextField(
        label=_("Why it is closed without being picked up"),
        max_length=500,
        help_text=_("The team reads it. Do not share data of cases."),
        rows=3,
    )
