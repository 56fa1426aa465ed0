from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tinkuy.people.countries import country_choices
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.systematisation.models import FindingKind, Speaker


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


class CodeForm(forms.Form):
    """A word of the codebook; its name in the main language is asked for, in others it may wait."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind)

    def __init__(self, *args: Any, main_language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            label = _("Name · %(language)s") % {"language": name}
            self.fields[f"name_{code}"] = forms.CharField(
                label=label, max_length=80, required=code == main_language, widget=forms.TextInput(attrs={"lang": code})
            )

    @property
    def name(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"name_{code}"] for code, _name in settings.LANGUAGES}
