"""What is typed about an outcome. Two who write at once read each other's words before anything is overwritten."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.people.countries import country_name
from tinkuy.planning.editing.forms import SharedForm
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.adoptions.practices import Practice
from tinkuy.practice.outcomes.actions import EVIDENCE, OBSERVED, Observed
from tinkuy.practice.outcomes.confirming import mark_of
from tinkuy.practice.outcomes.models import LONGEST_ROLE, LONGEST_WORDS, Actor, Confirmation, Outcome
from tinkuy.practice.responses.forms import NO_CASES, READ_AGAIN, words_field


class OutcomeForm(SharedForm):
    """What was observed first, then what contributed."""

    actor = forms.ChoiceField(label=_("What kind of actor changed"), choices=Actor.choices)
    who_changed = forms.CharField(
        label=_("Who changed"), max_length=200, help_text=_("An institution, service or group; never a person.")
    )
    what_changed = words_field(_("What changed: what it does now that it did not do before"))
    changed_on = DayField(label=_("Since when"))
    significance = words_field(_("Why it matters"), "", rows=2)
    contribution = words_field(_("How the recommendation or its adoption contributed"), "", rows=2)

    def __init__(self, *args: Any, outcome: Outcome | None = None, **options: Any) -> None:
        if outcome is not None:
            options["initial"] = {name: getattr(outcome, name) for name in OBSERVED}
        super().__init__(*args, **{"auto_id": "outcome_%s"} | options)

    def observed(self) -> Observed:
        return Observed(**{name: self.cleaned_data[name] for name in OBSERVED})


class NewOutcomeForm(OutcomeForm):
    """Where, and by what: a recommendation or practice of the cycle, and an adoption of it where it was one."""

    field_order = ("country", "finding", "adoption", *OBSERVED)

    country = forms.ChoiceField(label=_("Country where it changed"))
    finding = forms.ChoiceField(label=_("What contributed"))
    adoption = forms.ChoiceField(label=_("By an adoption, if it was one"), required=False)

    def __init__(
        self,
        *args: Any,
        countries: Sequence[str],
        practices: Sequence[Practice],
        adoptions: Sequence[Adoption],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        named = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        offer(self, "country", named if len(named) == 1 else [("", "—"), *named])
        offer(self, "finding", [("", "—"), *((one.key, f"{one.code}: {one.title}") for one in practices)])
        choices = [(one.public_id, f"{one.finding.label}, {one.adopter}") for one in adoptions]
        offer(self, "adoption", [("", "—"), *choices])


class SubstantiationForm(SharedForm):
    """What confirms it, and where that is; both or neither."""

    substantiation = words_field(
        _("What confirms it"), _("A document, or somebody who knows it and did not write it."), required=False, rows=2
    )
    source = forms.CharField(
        label=_("Source"), required=False, max_length=300, help_text=_("A document or a role; never a person's name.")
    )
    source_address = forms.URLField(label=_("Address of the source, if it is public"), required=False, max_length=500)

    def __init__(self, *args: Any, outcome: Outcome, **options: Any) -> None:
        initial = {name: getattr(outcome, name) for name in EVIDENCE}
        super().__init__(*args, **{"auto_id": "source_%s", "initial": initial} | options)


class ConfirmationForm(forms.Form):
    """What somebody who knows the change says of it, behind a link."""

    answer = forms.ChoiceField(label=_("Is it so?"), choices=Confirmation.choices, widget=forms.RadioSelect)
    words = LongTextField(
        label=_("What you know of it"), help_text=NO_CASES, rows=3, max_length=LONGEST_WORDS, required=False
    )
    role = forms.CharField(
        label=_("What you are there"),
        required=False,
        max_length=LONGEST_ROLE,
        help_text=_("An office or a role, for example “head of a shelter”; never a name."),
    )
    names_nobody = forms.BooleanField(label=READ_AGAIN, required=False)
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def show_present(self, outcome: Outcome) -> None:
        """Whoever sends a refused form again has read *outcome* as it is now."""
        self.initial["read"] = mark_of(outcome)
        if self.is_bound:
            self.data = {**self.data, "read": mark_of(outcome)}


class OutcomePublicationForm(forms.Form):
    is_public = forms.TypedChoiceField(
        label=_("Who may read this outcome"),
        choices=[("yes", _("Everybody")), ("no", _("Only the team of the cycle"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    names_nobody = forms.BooleanField(label=READ_AGAIN, required=False)


class WithdrawalForm(forms.Form):
    reason = words_field(_("Why it is withdrawn"), NO_CASES, rows=2)
