"""Drafts by a machine of what a person will write: none is stored, a person reads it and saves their own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from tinkuy.core import languages
from tinkuy.language.translation.drafting import NotAvailable, draft, is_offered
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime
from tinkuy.systematisation.transcripts.captions.languages import language_of


@dataclass(frozen=True)
class DraftedCue:
    cue: Cue
    words: str

    @property
    def is_unchanged(self) -> bool:
        return self.words == self.cue.text


def directions_from(source: str) -> list[str]:
    """The languages into which a text in *source* can be drafted here."""
    return [code for code in languages.CODES if is_offered(source, code)]


def directions_of(texts: Mapping[str, str], main: str) -> list[tuple[str, str]]:
    """Source and target of the drafts that can be made of content per language: into those without words yet.

    The source is the main language where it has words, else another that has.
    """
    sources = sorted((code for code, text in texts.items() if text), key=lambda code: code != main)
    source_by_target: dict[str, str] = {}
    for source in sources:
        for target in directions_from(source):
            if not texts.get(target):
                source_by_target.setdefault(target, source)
    return [(source, target) for target, source in source_by_target.items()]


def draft_of(texts: Mapping[str, str], main: str, target: str) -> str:
    """The draft of content in *target*; empty where none can be made."""
    for source, offered in directions_of(texts, main):
        if offered == target:
            try:
                return draft([texts[source]], source, target)[0]
            except NotAvailable:
                return ""
    return ""


def drafted_transcript(webinar: Webinar, source: str, target: str) -> list[DraftedCue]:
    """The captions of a session with a draft of each, those that speak *target* as they are. Three queries.

    Raises `NotAvailable`.
    """
    stored_cues = Cue.objects.filter(transcript__webinar=webinar).select_related("speaker")
    cues = captions_under_present_regime(webinar.cycle, stored_cues)
    foreign = [cue.text for cue in cues if language_of([cue.text], default=source) != target]
    drafts = dict(zip(foreign, draft(foreign, source, target), strict=True))
    return [DraftedCue(cue, drafts.get(cue.text, cue.text)) for cue in cues]
