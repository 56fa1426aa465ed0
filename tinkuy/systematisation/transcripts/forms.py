from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.people.countries import country_choices
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.editing.forms import SharedForm
from tinkuy.planning.institutions.fields import InstitutionField, offer_institutions
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.actions.voices import WantedVoice
from tinkuy.systematisation.transcripts.queries.voices import proposed_country

ENDINGS = ".vtt,.srt,.sbv,.ttml,.dfxp,.xml,.json,.tsv,.txt,.md,.docx,.odt,text/vtt,text/plain"


class TranscriptForm(forms.Form):
    file = forms.FileField(
        label=_("File of the transcript"),
        help_text=_(
            "The .vtt or .docx of Teams, the .vtt or .txt of Zoom, the .sbv or .srt of YouTube, the .json of Whisper, "
            "or minutes in Word, LibreOffice or plain text. At most 10 MB."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )


class SpeakerForm(forms.Form):
    """Whom a voice of the transcripts speaks for."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=[("", "—"), *Sector.choices])
    organisation = InstitutionField(
        label=_("Organisation"),
        required=False,
        help_text=_("Write its name: choose it from the directory, or a new one is made."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [("", "—"), *country_choices()])
        country = str(self.data.get("country") or self.initial.get("country") or "")
        offer_institutions(self, "organisation", Organisation.objects.all(), country=country)


class VoicesForm(forms.Form):
    """Country and sector of several voices at once. What a name says of its country waits there to be confirmed."""

    def __init__(self, *args: Any, speakers: Sequence[Speaker], sent_with: str = "voices", **kwargs: Any) -> None:
        """*sent_with* is the id of the form element on whose page the fields stand."""
        super().__init__(*args, **kwargs)
        self.speakers = list(speakers)
        for speaker in self.speakers:
            stored = speaker.country or _proposed(speaker)
            self.fields[f"country_{speaker.pk}"] = forms.ChoiceField(label=_("Country"), required=False, initial=stored)
            self.fields[f"sector_{speaker.pk}"] = forms.ChoiceField(
                label=_("Sector"), required=False, initial=speaker.sector, choices=[("", "—"), *Sector.choices]
            )
            offer(self, f"country_{speaker.pk}", [("", "—"), *country_choices()])
            self.fields[f"former_{speaker.pk}"] = forms.CharField(
                required=False,
                strip=False,
                initial=_stored(speaker),
                widget=forms.HiddenInput(attrs={"form": sent_with}),
            )
            for name in ("country", "sector"):
                self.fields[f"{name}_{speaker.pk}"].widget.attrs |= {"form": sent_with, "class": "input"}

    def show_present(self) -> None:
        """A page that was refused carries what is stored now: who sends it again has read that."""
        self.data = dict(self.data.items()) | {f"former_{one.pk}": _stored(one) for one in self.speakers}

    @property
    def rows(self) -> list[tuple[Speaker, BoundField, BoundField, BoundField]]:
        names = ("country", "sector", "former")
        return [(one, *(self[f"{name}_{one.pk}"] for name in names)) for one in self.speakers]  # type: ignore[misc]

    @property
    def is_proposed(self) -> bool:
        """Whether a country stands there that nobody confirmed."""
        return any(not one.country and _proposed(one) for one in self.speakers)

    @property
    def descriptions(self) -> list[WantedVoice]:
        return [self._description(one) for one in self.speakers]

    def _description(self, speaker: Speaker) -> WantedVoice:
        """A field that was not sent, as of a voice that came later, stays as it was."""
        former = self.data.get(f"former_{speaker.pk}", _stored(speaker))
        country, _space, sector = former.partition(" ")
        values = {
            name: self.cleaned_data[f"{name}_{speaker.pk}"] if f"{name}_{speaker.pk}" in self.data else before
            for name, before in (("country", country), ("sector", sector))
        }
        is_emptied = not values["country"] and f"country_{speaker.pk}" in self.data and bool(_proposed(speaker))
        return WantedVoice(speaker, (country, sector), (values["country"], values["sector"]), is_emptied)


def _stored(speaker: Speaker) -> str:
    return f"{speaker.country} {speaker.sector}"


def _proposed(speaker: Speaker) -> str:
    """Of a voice that somebody described, no country is proposed: it may have been emptied on purpose."""
    return "" if speaker.is_described or speaker.sector or speaker.organisation_id else proposed_country(speaker)


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


class CueForm(SharedForm):
    """What a caption says, and who says it; without a speaker's field where the regime keeps none."""

    text = LongTextField(label=_("Words"), max_length=20_000, rows=5)
    speaker = forms.ChoiceField(label=_("Who says it"), required=False)

    def __init__(self, *args: Any, cue: Cue, speakers: Sequence[Speaker], **kwargs: Any) -> None:
        super().__init__(*args, row=str(cue.pk), **kwargs)
        self.fields["text"].widget.attrs["lang"] = cue.transcript.language
        self.speakers = {str(speaker.pk): speaker for speaker in speakers}
        choices = [("", _("Unknown speaker")), *((key, speaker.label) for key, speaker in self.speakers.items())]
        offer(self, "speaker", choices)
        if not speakers:
            del self.fields["speaker"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["speaker"] = self.speakers.get(cleaned.get("speaker", ""))
        return cleaned


class RedactionForm(forms.Form):
    """Words of a caption that are to be kept nowhere."""

    words = forms.CharField(
        label=_("Words to take out"),
        max_length=20_000,
        help_text=_("Copy them from above. Each place where they stand in this caption is emptied."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Words"), max_length=200, widget=forms.SearchInput())
