from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.people.models import Person

from .finding import value_of
from .rule import Rule
from .rule_list import RULES, SUGGESTIONS

ANOTHER = "another"
UNITS = {"percent": _("percent"), "sessions": _("sessions"), "people": _("people")}


class ActForm(forms.Form):
    """What is done about a warning: one of its suggestions or another action, by whom, by when."""

    field_of_argument: ClassVar = {"suggestion": "action"}

    action = forms.ChoiceField(label=_("What is done"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("The other action, in your words"),
        help_text=_("Do not share data of cases."),
        max_length=200,
        required=False,
    )
    owner = forms.ChoiceField(label=_("Who does it"))
    due_on = DayField(label=_("By when"))

    def __init__(self, *args: Any, rule: Rule, team: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {person.public_id: person for person in team}
        offered = [(code, SUGGESTIONS[code].words) for code in rule.suggests]
        offer(self, "action", [*offered, (ANOTHER, _("Another action"))])
        offer(self, "owner", [("", _("Choose")), *((key, person.name) for key, person in self.team.items())])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["owner"] = self.team.get(cleaned.get("owner", ""))
        if cleaned.get("action") == ANOTHER and not cleaned.get("words"):
            self.add_error("words", _("Write what is to be done."))
        return cleaned

    @property
    def answer(self) -> dict[str, Any]:
        """As `actions.act_on_warning` takes it."""
        cleaned = self.cleaned_data
        is_other = cleaned["action"] == ANOTHER
        action = {"words": cleaned["words"]} if is_other else {"suggestion": cleaned["action"]}
        return {**action, "owner": cleaned["owner"], "due_on": cleaned["due_on"]}


class AsideForm(forms.Form):
    refused_at = "reason"

    reason = LongTextField(
        label=_("Why nothing is done about it"),
        help_text=_("Whoever reads it later knows why. Do not share data of cases."),
        max_length=1000,
        rows=3,
    )


class ThresholdsForm(forms.Form):
    """One number for each rule, within its bounds."""

    def __init__(self, data: Any, *, values: Mapping[str, int]) -> None:
        super().__init__(data)
        for rule in RULES:
            unit = UNITS[rule.unit]
            default = _("From %(least)s to %(most)s. Without a change it is %(default)s.") % {
                "least": value_of(rule, rule.least),
                "most": value_of(rule, rule.most),
                "default": value_of(rule, rule.default),
            }
            meaning = str(rule.meaning) % {"value": value_of(rule, values.get(rule.code, rule.default))}
            self.fields[rule.code] = forms.IntegerField(
                label=f"{rule.name} ({unit})",
                help_text=f"{meaning} {default}",
                min_value=rule.least,
                max_value=rule.most,
                initial=values.get(rule.code, rule.default),
            )
