from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tinkuy.core.text import in_language
from tinkuy.design.kinds import KINDS
from tinkuy.systematisation.models import Code, FindingKind, Speaker
from tinkuy.systematisation.queries.shown import Shown


class ShownForm(forms.Form):
    """What of the transcript to show; what nobody can be asked for shows all of it."""

    only = forms.ChoiceField(label=_("Quotes"), required=False)
    voice = forms.ChoiceField(label=_("Voice"), required=False)

    def __init__(self, *args: Any, codes: Sequence[Code], voices: Sequence[Speaker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = {str(code.pk): code for code in codes}
        self.voices = {str(speaker.pk): speaker for speaker in voices}
        only: Any = [("", _("The whole transcript")), *((KINDS[kind].plural, self._of(kind)) for kind in FindingKind)]
        self.fields["only"].choices = only  # type: ignore[attr-defined]
        spoken = [("", _("All voices")), *((key, speaker.attributed) for key, speaker in self.voices.items())]
        self.fields["voice"].choices = spoken  # type: ignore[attr-defined]

    def _of(self, kind: str) -> Iterable[tuple[str, str]]:
        language = get_language() or "es"
        whole = (kind, _("%(kind)s: all quotes") % {"kind": KINDS[kind].plural})
        codes = [one for one in self.codes.values() if one.kind == kind]
        return [whole, *((str(one.pk), f"{one.label} · {in_language(one.name, language)}") for one in codes)]

    @property
    def shown(self) -> Shown:
        asked = self.cleaned_data if self.is_valid() else {}
        only = asked.get("only", "")
        kind = only if only in FindingKind.values else ""
        return Shown(kind, self.codes.get(only), self.voices.get(asked.get("voice", "")))


class TurnsForm(forms.Form):
    """The code for all turns of a voice, and how many of them were seen."""

    code: Any = forms.ModelChoiceField(queryset=Code.objects.none())
    turns = forms.IntegerField(min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].queryset = Code.objects.all()  # type: ignore[attr-defined]
