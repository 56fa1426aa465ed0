from django import forms
from django.utils.translation import gettext_lazy as _

from .models import WordLanguage
from .queries import MEANINGS_OF_WORDS


class WordForm(forms.Form):
    """A word of the hub for a column."""

    use_required_attribute = False
    refused_at = "word"

    word = forms.CharField(
        label=_("Word"),
        help_text=_("As it stands at the top of the column. Capitals, accents and punctuation do not count."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    meaning = forms.ChoiceField(label=_("What the column is"), choices=[("", _("Choose")), *MEANINGS_OF_WORDS.items()])
    language = forms.ChoiceField(label=_("Language of the word"), choices=WordLanguage.choices)
