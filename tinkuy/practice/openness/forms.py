from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import Explained
from tinkuy.practice.responses.models import Openness

CHOICES = [
    (Openness.CLOSED, Explained(_("Nothing"), _("The answer is counted with others, where that reveals none."))),
    (Openness.STATE, Explained(_("Only the state"), _("The country and how far it has come."))),
    (Openness.WHOLE, Explained(_("The whole answer"), _("Also its words, its actions and whether they have proof."))),
]


class OpennessForm(forms.Form):
    """What everybody may read of a country's answer."""

    openness = forms.ChoiceField(
        label=_("What everybody may read of this answer"), choices=CHOICES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "openness_%s"} | options)
