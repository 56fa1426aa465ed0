"""The voices of a cycle, and words found in its transcripts by their stems, with and without accents.

Without an index: the captions of a cycle are read and compared as they stand, so that nothing keeps their words besides
the captions themselves (promise P10). Ten thousand captions take a tenth of a second.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.countries import country_code
from tinkuy.core.text import folded
from tinkuy.language.stemming import LONGEST_WORD, WORD, search_terms, stems
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime

APPENDED = re.compile(r"\s*[(\[].{0,200}$|\s+[-–—|/]\s.{0,200}$")
"""What people add to their name in Zoom: «(Ministerio)», « – Uruguay», « | OIM»."""


PIECES = re.compile(r"\s*[()\[\]|/;:,–—]+\s*|\s+-+\s+")
"""Between an office and its country, a name and its institution."""


def likely_pairs(cycle: Cycle) -> list[tuple[Speaker, Speaker]]:
    """Voices whose names are the same but for what was added to them: the one to keep, and the other.

    Offices of two countries bear one name: «Referente – Perú» and «Referente – Ecuador» are two voices, and a
    «Referente» beside them may be either's.
    """
    alike: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in Speaker.objects.filter(cycle=cycle, is_role=False).order_by("-country", "pk"):
        alike[_name(speaker.label)].append(speaker)
    return [pair for voices in alike.values() for pair in _pairs_of(voices)]


def _pairs_of(voices: list[Speaker]) -> list[tuple[Speaker, Speaker]]:
    by_country: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in voices:
        by_country[speaker.country or proposed_country(speaker)].append(speaker)
    are_of_several_countries = len(by_country.keys() - {""}) > 1
    groups = list(by_country.values()) if are_of_several_countries else [voices]
    return [(main, other) for main, *others in groups for other in others]


def has_others(speaker: Speaker) -> bool:
    return Speaker.objects.filter(cycle=speaker.cycle).exclude(pk=speaker.pk).exists()


def likely_same(speaker: Speaker) -> list[Speaker]:
    return [
        other if main == speaker else main for main, other in likely_pairs(speaker.cycle) if speaker in (main, other)
    ]


def proposed_country(speaker: Speaker) -> str:
    """The one country that the name in the file tells, as «Ministerio – Uruguay» does; a person confirms it."""
    codes = {country_code(piece) for piece in PIECES.split(speaker.label) if len(piece) > 2 or piece.isupper()}
    known = codes & countries().keys()
    return known.pop() if len(known) == 1 else ""


def voices_to_confirm(cycle: Cycle) -> list[Speaker]:
    """Those of whom nobody said yet for which country they speak, while their names tell one."""
    nobody_described = Speaker.objects.filter(cycle=cycle, country="", sector="", organisation=None, is_described=False)
    return [one for one in nobody_described.order_by("label") if proposed_country(one)]


def role_name_for(speaker: Speaker) -> str:
    """«Government – Uruguay», in the language of whoever reads; with a number where another voice is called so.

    Of a voice that is not described, its number.
    """
    parts = [speaker.get_sector_display(), country_name(speaker.country) if speaker.country else ""]
    base = " – ".join(part for part in parts if part)
    if not base:
        return _("Voice %(number)s") % {"number": speaker.number or speaker.pk}
    labels_in_use = set(
        Speaker.objects.filter(cycle=speaker.cycle).exclude(pk=speaker.pk).values_list("label", flat=True)
    )
    names = [base, *(f"{base} {number}" for number in range(2, len(labels_in_use) + 3))]
    return next(name for name in names if name not in labels_in_use)


def _name(label: str) -> str:
    return folded(APPENDED.sub("", label)) or folded(label)


@dataclass(frozen=True)
class Turn:
    """Captions of one speaker, one after the other, with nobody's between them."""

    speaker: int
    milliseconds: int


def turns_of(cycle: Cycle) -> dict[int, list[Turn]]:
    """By the key of the webinar. What was said under a regime that names nobody has no speaker, and is in no turn."""
    turns_by_webinar: defaultdict[int, list[Turn]] = defaultdict(list)
    before: tuple[int, int | None] = (0, None)
    spoken_cues = Cue.objects.filter(cycle=cycle).order_by("transcript_id", "ordinal").defer("text")
    for cue in captions_under_present_regime(cycle, spoken_cues.select_related("transcript")):
        webinar, speaker, spoken = cue.transcript.webinar_id, cue.speaker_id, max(0, cue.end_ms - cue.start_ms)
        if speaker is not None and before == (webinar, speaker):
            last = turns_by_webinar[webinar].pop()
            turns_by_webinar[webinar].append(Turn(speaker, last.milliseconds + spoken))
        elif speaker is not None:
            turns_by_webinar[webinar].append(Turn(speaker, spoken))
        before = (webinar, speaker)
    return dict(turns_by_webinar)


def speakers_of(cycle: Cycle) -> list[Speaker]:
    return list(Speaker.objects.filter(cycle=cycle))


def cues_by_turn(webinar: Webinar, speaker: Speaker) -> list[list[Cue]]:
    """The captions of each turn of *speaker* in a session, in order, those without a word left out."""
    turns: list[list[Cue]] = []
    before = None
    spoken_cues = Cue.objects.filter(transcript__webinar=webinar).select_related(
        "speaker", "cycle", "transcript__webinar"
    )
    for cue in captions_under_present_regime(webinar.cycle, spoken_cues):
        if cue.speaker_id == speaker.pk:
            if before == speaker.pk:
                turns[-1].append(cue)
            else:
                turns.append([cue])
        before = cue.speaker_id
    return [turn for turn in turns if any(letter.isalnum() for cue in turn for letter in cue.text)]


MOST = 100
"""Passages on the page; more are told as a number."""

Wanted = list[frozenset[str]]
"""For each word of a query, the words of the transcripts that match it, in lower case."""


@dataclass(frozen=True)
class Passage:
    """A caption in which all words stand; `pieces` are its text in order, each with whether it was asked for."""

    cue: Cue
    webinar: Webinar
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class SearchResult:
    """The first `MOST` passages in the order of the sessions, and how many there are in how many sessions."""

    passages: tuple[Passage, ...]
    count: int
    webinars: int


def search(cycle: Cycle, query: str) -> SearchResult:
    """The captions of *cycle* that hold every word of *query*; five queries."""
    transcripts = Transcript.objects.filter(cycle=cycle).select_related("webinar").order_by("webinar__ordinal")
    texts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place, key, text in Cue.objects.filter(cycle=cycle).order_by("ordinal").values_list("transcript", "pk", "text"):
        texts[place].append((key, text))
    hits: list[tuple[Transcript, int]] = []
    wanted: dict[int, Wanted] = {}
    for transcript in transcripts:
        rows = texts[transcript.pk]
        wanted_words = wanted[transcript.pk] = _wanted(query, transcript.language, [text for _key, text in rows])
        hits += [(transcript, key) for key, text in rows if wanted_words and _holds(text, wanted_words)]
    hit_cues = Cue.objects.filter(pk__in=[key for _transcript, key in hits[:MOST]]).select_related("speaker")
    cues = {cue.pk: cue for cue in captions_under_present_regime(cycle, hit_cues)}
    passages = (
        Passage(cues[key], transcript.webinar, _pieces(cues[key].text, wanted[transcript.pk]))
        for transcript, key in hits[:MOST]
    )
    return SearchResult(tuple(passages), len(hits), len({transcript.pk for transcript, _key in hits}))


def _wanted(query: str, language: str, texts: Sequence[str]) -> Wanted:
    """Empty where a word of the query, or the query, matches nothing."""
    terms = search_terms(query, language)
    words = list(set(WORD.findall("\n".join(texts).casefold()))) if terms else []
    folded_stems = [folded(stem) for stem in _stems_of(words, language)]
    wanted = [frozenset(word for word, stem in zip(words, folded_stems, strict=True) if stem in term) for term in terms]
    return wanted if all(wanted) else []


def _stems_of(words: Sequence[str], language: str) -> list[str]:
    """One stem for each word; a word too long for `stems` is its own."""
    stems_in_order = iter(stems(" ".join(words), language))
    return [next(stems_in_order) if len(word) <= LONGEST_WORD else word for word in words]


def _holds(text: str, wanted: Wanted) -> bool:
    """Letters first, which is soon known; then whole words."""
    lowered = text.casefold()
    if not all(any(word in lowered for word in words) for words in wanted):
        return False
    spoken_words = WORD.findall(lowered)
    return not any(words.isdisjoint(spoken_words) for words in wanted)


def _pieces(text: str, wanted: Wanted) -> tuple[tuple[str, bool], ...]:
    pieces, place = [], 0
    for match in WORD.finditer(text):
        if any(match[0].casefold() in words for words in wanted):
            pieces += [(text[place : match.start()], False), (match[0], True)]
            place = match.end()
    pieces.append((text[place:], False))
    return tuple(piece for piece in pieces if piece[0])
