from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.editing.forms.shared import SharedForm
from tinkuy.systematisation.models import Cue, Speaker


class CueForm(SharedForm):
    """What a caption says, and who says it; without a speaker's field where the regime keeps none."""

    text = forms.CharField(label=_("Words"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 5}))
    speaker = forms.ChoiceField(label=_("Who says it"), required=False)

    def __init__(self, *args: Any, cue: Cue, speakers: Sequence[Speaker], **kwargs: Any) -> None:
        super().__init__(*args, row=str(cue.pk), **kwargs)
        self.fields["text"].widget.attrs["lang"] = cue.transcript.language
        self.speakers = {str(speaker.pk): speaker for speaker in speakers}
        choices = [("", _("Unknown speaker")), *((key, speaker.label) for key, speaker in self.speakers.items())]
        self.fields["speaker"].choices = choices  # type: ignore[attr-defined]
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
