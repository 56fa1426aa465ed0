from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.convening.message_texts.models import LONGEST_SUBJECT, LONGEST_TEXT, Moment
from tinkuy.convening.reminders.models import Decision, MomentMode


class ModesForm(forms.Form):
    """In which mode each moment is used."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for moment in Moment:
            widget = forms.Select(attrs={"class": "input"})
            self.fields[moment.value] = forms.ChoiceField(label=moment.label, choices=MomentMode.choices, widget=widget)


class TextForm(forms.Form):
    """The words of one moment in one language."""

    use_required_attribute = False

    subject = forms.CharField(
        label=pgettext_lazy("of a message", "Subject"),
        max_length=LONGEST_SUBJECT,
        help_text=_("The names of the cycle and of the hub are added to it."),
    )
    body = forms.CharField(
        label=pgettext_lazy("of a message", "Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "An empty line parts paragraphs. A paragraph of which a blank stays empty is left out. "
            "A line that begins with > is a quotation."
        ),
    )


class RecipientForm(forms.Form):
    use_required_attribute = False

    who = forms.CharField(
        label=_("Number or e-mail of a participant"),
        required=False,
        max_length=254,
        help_text=_("Empty: anyone of those registered. They read on their page that you looked."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(choices=Decision.choices, required=False)
