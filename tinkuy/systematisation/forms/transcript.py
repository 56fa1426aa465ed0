from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import country_choices
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector


class TranscriptForm(forms.Form):
    file = forms.FileField(
        label=_("Caption file"),
        help_text=_("The .vtt of Zoom or Teams, an .srt, or the .sbv of YouTube. At most 10 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,.sbv,.txt,text/vtt"}),
    )


class SpeakerForm(forms.Form):
    """Whom a voice of the transcripts speaks for."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=[("", "—"), *Sector.choices])
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), required=False, queryset=Organisation.objects.none(), empty_label="—"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "—"), *country_choices()]  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]
