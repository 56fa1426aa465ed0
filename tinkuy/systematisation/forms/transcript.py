from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import country_choices
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.systematisation.models import Speaker


class TranscriptForm(forms.Form):
    file = forms.FileField(
        label=_("File of the transcript"),
        help_text=_(
            "The .vtt or .docx of Teams, the .vtt or .txt of Zoom, the .sbv or .srt of YouTube, or minutes in Word or "
            "plain text. At most 10 MB."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,.sbv,.txt,.md,.docx,text/vtt,text/plain"}),
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


class RoleNameForm(forms.Form):
    """The name of an office in the place of somebody's name."""

    label = forms.CharField(label=_("Name of the office or role"), max_length=200, required=False)


class SameVoiceForm(forms.Form):
    """Another label of the same voice."""

    other: forms.ModelChoiceField[Speaker] = forms.ModelChoiceField(
        label=_("Is the same voice as"), queryset=Speaker.objects.none(), empty_label="—"
    )

    def __init__(self, *args: Any, speaker: Speaker, likely: Sequence[Speaker] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Speaker.objects.exclude(pk=speaker.pk)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]
        self.fields["other"].initial = likely[0].pk if likely else None
