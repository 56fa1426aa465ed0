from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from tinkuy.people.models import Person
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.transcript import Cue, Stretch, Transcript

from .models import ParallelCode, Settlement


class DoubleCodingForm(forms.Form):
    """Which stretch is coded a second time, and by whom."""

    transcript: forms.ModelChoiceField[Transcript] = forms.ModelChoiceField(
        label=_("Session"), queryset=Transcript.objects.none(), to_field_name="public_id", empty_label=None
    )
    from_minute = forms.IntegerField(label=_("From minute"), required=False, min_value=0, max_value=600)
    to_minute = forms.IntegerField(
        label=_("To minute"), required=False, min_value=1, max_value=600, help_text=_("Empty: to the end.")
    )
    second_coder: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who codes a second time?"), queryset=Person.objects.none(), to_field_name="public_id"
    )

    def __init__(self, *args: Any, transcripts: Sequence[Transcript], persons: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        transcript, person = self.fields["transcript"], self.fields["second_coder"]
        transcript.queryset = Transcript.objects.filter(pk__in=[one.pk for one in transcripts])  # type: ignore[attr-defined]
        transcript.choices = [  # type: ignore[attr-defined]
            (one.public_id, _("Session %(number)s") % {"number": one.webinar.ordinal}) for one in transcripts
        ]
        person.queryset = Person.objects.filter(pk__in=[one.pk for one in persons])  # type: ignore[attr-defined]
        person.choices = [("", "—"), *((one.public_id, one.name) for one in persons)]  # type: ignore[attr-defined]

    def clean_from_minute(self) -> int:
        return self.cleaned_data["from_minute"] or 0


@dataclass(frozen=True)
class UnitRow:
    """A sentence as the second coder meets it: the names of its controls and what was given so far."""

    unit: Stretch
    place: int
    kinds: frozenset[str]
    code: int | None

    @property
    def name(self) -> str:
        return f"{self.unit.cue.ordinal}-{self.place}"


@dataclass(frozen=True)
class SentenceCode:
    """One kind that was given to a sentence, with its code."""

    unit: Stretch
    kind: str
    code: Code | None


def unit_rows(
    units: Sequence[Stretch], codes_by_sentence: Mapping[tuple[int, int], Sequence[ParallelCode]]
) -> list[UnitRow]:
    """The sentences of a page in order, numbered within their caption."""
    rows: list[UnitRow] = []
    for unit in units:
        place = rows[-1].place + 1 if rows and rows[-1].unit.cue == unit.cue else 0
        codes = codes_by_sentence.get((unit.cue.pk, unit.start), ())
        code = next((one.code_id for one in codes if one.code_id), None)
        rows.append(UnitRow(unit, place, frozenset(one.kind for one in codes), code))
    return rows


def sentence_codes_in(
    data: MultiValueDict[str, str], rows: Sequence[UnitRow], codes: Sequence[Code]
) -> Iterator[SentenceCode]:
    """What the page sent for its sentences. A code brings its kind with it; what is no kind or code is left out."""
    by_key = {str(code.pk): code for code in codes}
    for row in rows:
        kinds = [kind for kind in data.getlist(f"kind-{row.name}") if kind in FindingKind.values]
        code = by_key.get(data.get(f"code-{row.name}", ""))
        for kind in dict.fromkeys([*kinds, *([code.kind] if code else [])]):
            yield SentenceCode(row.unit, kind, code if code and code.kind == kind else None)


class SettleForm(forms.Form):
    """What becomes of one difference."""

    cue = forms.IntegerField(min_value=1)
    start = forms.IntegerField(min_value=0)
    decision = forms.ChoiceField(choices=Settlement)


def pages_of(cues: Sequence[Cue], size: int) -> list[Sequence[Cue]]:
    """The captions, so many on a page."""
    return [cues[place : place + size] for place in range(0, len(cues), size)]
