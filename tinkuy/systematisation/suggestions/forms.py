from django import forms
from django.conf import settings


class LikenessForm(forms.Form):
    """A passage whose like is looked for."""

    text = forms.CharField(min_length=8, max_length=4000)
    language = forms.ChoiceField(required=False, choices=settings.LANGUAGES)
