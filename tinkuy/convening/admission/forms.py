"""How many places there are, who decides; and the answer to those who applied."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.design.fields import LongTextField
from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .actions.deciding import LONGEST_REASON
from .actions.limits import MOST_PLACES


def _places(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=smallest_safe_count(Audience.TEAM),
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class LimitsForm(forms.Form):
    """The places of each session, and whether the team decides; a session may have another number than the rest."""

    by_approval = forms.BooleanField(
        label=_("The team decides on each registration"),
        required=False,
        help_text=_(
            "Whoever answers their mail waits for you. They read your answer by mail and on their page; until then "
            "nothing of the cycle opens to them."
        ),
    )

    def __init__(self, *args: Any, cycle: Cycle, webinars: Sequence[Webinar], language: str, **kwargs: Any) -> None:
        own = {"places": cycle.places, "by_approval": cycle.admits_by_approval}
        own |= {f"places_{one.ordinal}": one.places for one in webinars}
        super().__init__(*args, **{"initial": own} | kwargs)
        self.webinars = webinars
        self.fields["places"] = _places(
            _("Places in each session"),
            _(
                "Left empty, everybody gets in. Whoever comes when it is full waits, and moves up automatically. With "
                "fewer than %(public)s places the form says “limited places” and never that they are taken: that would "
                "tell strangers how many registered."
            )
            % {"public": smallest_safe_count(Audience.PUBLIC)},
        )
        for one in webinars:
            title = in_language(one.title, language, cycle.main_language)
            self.fields[f"places_{one.ordinal}"] = _places(f"{one.ordinal}. {title}")

    @property
    def session_fields(self) -> list[forms.BoundField]:
        return [self[f"places_{one.ordinal}"] for one in self.webinars]

    @property
    def by_session(self) -> dict[int, int | None]:
        return {one.ordinal: self.cleaned_data[f"places_{one.ordinal}"] for one in self.webinars}


class DecisionForm(forms.Form):
    """Whom the answer concerns, and the reason that they read."""

    refused_at = "chosen"

    chosen = forms.MultipleChoiceField(
        label=_("Who is answered"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person who waits for an answer.")},
    )
    reason = LongTextField(
        rows=3,
        label=_("What you write to them"),
        help_text=_("It goes by mail and stands on their page. To decline, a reason is needed."),
        max_length=LONGEST_REASON,
        required=False,
    )

    def __init__(self, *args: Any, waiting: Sequence[str], needs_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_reason:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _("Write the reason: whoever registered reads it.")
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one, one) for one in waiting]
