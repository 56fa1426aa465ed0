from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField
from tinkuy.hub.mailed_forms import TrappedForm

from .actions import LONGEST_ANSWER, LONGEST_WORDS


class EnquiryForm(TrappedForm):
    """What somebody writes, and where the answer goes."""

    words = LongTextField(
        label=_("Your message"),
        max_length=LONGEST_WORDS,
        rows=8,
        help_text=_("Do not write data of cases, nor names of other persons."),
    )
    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=200,
        help_text=_("The answer goes there. Nobody is shown it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    consent = forms.BooleanField(
        label=_("I agree that my message is kept until it is answered, 90 days at most. I can erase it before."),
        error_messages={"required": _("Tick that your message may be kept until it is answered.")},
    )


class InvitationForm(EnquiryForm):
    """The same to a focal point whom somebody invites to a session: the message begins with what they need to know."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"words": self.beginning()})

    @staticmethod
    def beginning() -> str:
        """In the active language, a line for each thing."""
        first = _("I would like to invite you to a session.")
        lines = (_("Cycle and session:"), _("Day and hour:"), _("What we would ask of you:"))
        return "\n".join((str(first), "", *(f"{line} " for line in lines)))

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if words.split() == self.beginning().split():
            raise forms.ValidationError(_("Write to which session you invite, and when it is."), code="unchanged")
        return words


class AnswerForm(forms.Form):
    answer = LongTextField(label=_("Your answer"), max_length=LONGEST_ANSWER, rows=8)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
