from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Intention, RatingQuestion, Usefulness
from .queries import OwnRating


class RatingForm(forms.Form):
    """Both questions, the best answer first. *webinar* tells the fields of several forms of one page apart."""

    use_required_attribute = False

    useful = forms.TypedChoiceField(
        label=RatingQuestion.USEFUL.label,
        choices=list(reversed(Usefulness.choices)),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how useful it was for you.")},
    )
    apply = forms.TypedChoiceField(
        label=RatingQuestion.APPLY.label,
        choices=list(reversed(Intention.choices)),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you will apply something of it.")},
    )

    @classmethod
    def of(cls, own: OwnRating, data: Any = None) -> "RatingForm":
        """With what they answered before, if anything."""
        answered = {"useful": own.rating.useful, "apply": own.rating.apply} if own.rating else {}
        return cls(data, initial=answered, auto_id=f"rating{own.webinar.ordinal}_%s")
