"""Drafts by a machine of what a person will write: none is stored, a person reads it and saves their own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from tinkuy.language.translation import NotAvailable, draft, is_offered
from tinkuy.planning.models import Webinar
from tinkuy.systematisation.models import Cue


@dataclass(frozen=True)
class DraftedCue:
    cue: Cue
    words: str


def directions_from(source: str) -> list[str]:
    """The languages into which a text in *source* can be drafted here."""
    return [code for code, _name in settings.LANGUAGES if is_offered(source, code)]


def directions_of(texts: Mapping[str, str], main: str) -> list[tuple[str, str]]:
    """Source and target of the drafts that can be made of content per language: into those without words yet.

    The source is the main language where it has words, else another that has.
    """
    sources = sorted((code for code, text in texts.items() if text), key=lambda code: code != main)
    found: dict[str, str] = {}
    for source in sources:
        for target in directions_from(source):
            if not texts.get(target):
                found.setdefault(target, source)
    return [(source, target) for target, source in found.items()]


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
    """The captions of a session with a draft of each. Raises `NotAvailable`. One query."""
    cues = list(Cue.objects.filter(transcript__webinar=webinar).select_related("speaker"))
    drafts = draft([cue.text for cue in cues], source, target)
    return [DraftedCue(cue, words) for cue, words in zip(cues, drafts, strict=True)]
