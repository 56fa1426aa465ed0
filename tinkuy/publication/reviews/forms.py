from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField
from tinkuy.publication.reviews.actions import CRITERIA
from tinkuy.publication.reviews.models import ReviewVerdict

CRITERION_NAMES = {
    "aplicada": _("It was applied"),
    "relevante": _("It is relevant"),
    "coherente": _("It is coherent with principles"),
    "efectiva": _("It was effective"),
    "innovadora": _("It is innovative"),
    "replicable": _("It can be repeated"),
    "sostenible": _("It is sustainable"),
    "genero": _("It is sensitive to gender"),
    "participativa": _("It was participatory"),
    "oportuna": _("It was timely"),
    "segura": _("It is safe: it does no harm"),
}
SCORES = [("0", _("0, no")), ("1", _("1, little")), ("2", _("2, well")), ("3", _("3, fully"))]


class ReviewForm(forms.Form):
    """A verdict, a score of 0 to 3 for each criterion, a comment."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for criterion in CRITERIA:
            self.fields[criterion] = forms.ChoiceField(
                label=CRITERION_NAMES[criterion], choices=SCORES, widget=forms.RadioSelect
            )
        self.fields["verdict"] = forms.ChoiceField(
            label=_("Your verdict"), choices=ReviewVerdict.choices, widget=forms.RadioSelect
        )
        self.fields["comment"] = LongTextField(
            label=_("What should change"),
            required=False,
            max_length=5000,
            help_text=_("Do not share data of cases."),
            rows=4,
        )

    def scores(self) -> dict[str, int]:
        return {criterion: int(self.cleaned_data[criterion]) for criterion in CRITERIA}
