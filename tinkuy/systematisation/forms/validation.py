from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import Explained
from tinkuy.systematisation.models import Verdict

from .choosing import NO_CASES


class AnswerForm(forms.Form):
    """A country's answer to a finding, over the words it read."""

    content_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    language = forms.CharField(max_length=5, required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("What does your country say?"), widget=forms.RadioSelect)
    proposed = forms.CharField(
        label=_("With a change: write it as it should read"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    comment = forms.CharField(
        label=_("The change or the reason"),
        required=False,
        max_length=2000,
        help_text=NO_CASES,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [  # type: ignore[attr-defined]
            (Verdict.YES.value, _("We agree")),
            (Verdict.WITH_CHANGE.value, Explained(_("We agree with a change"), _("Write it below."))),
            (
                Verdict.OBJECTION.value,
                Explained(_("We object"), _("The reason stays with the finding and is printed with it.")),
            ),
            (Verdict.ABSTENTION.value, Explained(_("We abstain"), _("A reason, if you write one, is printed."))),
        ]


class ValidationForm(AnswerForm):
    """The same of who is signed in and may speak for more than one country."""

    country = forms.CharField(max_length=2, widget=forms.HiddenInput)
