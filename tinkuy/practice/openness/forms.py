from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import Explained, offer
from tinkuy.practice.responses.models import Openness


class OpennessForm(forms.Form):
    """What everybody may read of a country's answer."""

    openness = forms.ChoiceField(label=_("What everybody may read of this answer"), widget=forms.RadioSelect)
    names_nobody = forms.BooleanField(label=_("I read it again: it names nobody"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "openness_%s"} | options)
        choices = [
            (Openness.CLOSED, _("Nothing"), _("The answer is counted with others, where that reveals none.")),
            (Openness.STATE, _("Only the state"), _("The country and how far it has come.")),
            (Openness.WHOLE, _("The whole answer"), _("Also its words, its actions and whether they have proof.")),
        ]
        offer(self, "openness", [(one.value, Explained(word, sentence)) for one, word, sentence in choices])
