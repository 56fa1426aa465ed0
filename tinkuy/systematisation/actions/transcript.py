import hashlib
import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core import sealing
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.language.memory import forget_all
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle, Regime, Segment, Webinar
from tinkuy.planning.rules import demand, is_looser
from tinkuy.systematisation import rules
from tinkuy.systematisation.captions import CaptionCue, CaptionFile, read_transcript
from tinkuy.systematisation.models import Cue, Excerpt, Source, Speaker, Transcript
from tinkuy.systematisation.queries.regimes import regime_at, regimes_of_cues, regimes_under

from .following import give_words
from .speakers import speakers_by_label

BATCH = 1000
TRANSCRIPT_REMOVED = "transcript-removed"
"""How the ledger of erasures calls it."""


def import_transcript(
    *, actor: Person, webinar: Webinar, data: bytes, filename: str, known_speakers: Sequence[str] = ()
) -> Transcript:
    """Read a file into the webinar's transcript; it is read before anything is locked.

    The same file again changes nothing. Another file takes the place of the former one while no excerpt rests on it.
    Speakers that the cycle does not know yet become rows to be described; in a segment under the Chatham House Rule or
    closed, no speaker is kept at all.
    """
    demand(actor, "import_transcripts", webinar.cycle)
    fingerprint = sealing.blind_index(hashlib.sha256(data).hexdigest(), place="transcript")
    same = Transcript.objects.filter(webinar=webinar, fingerprint=fingerprint).first()
    if same:
        return same
    file = read_transcript(data, filename, [*known_speakers, *Speaker.objects.values_list("label", flat=True)])
    with writing():
        return _kept(actor, webinar, file, filename, fingerprint)


def _kept(actor: Person, webinar: Webinar, file: CaptionFile, filename: str, fingerprint: str) -> Transcript:
    former = Transcript.objects.select_for_update().filter(webinar=webinar).first()
    if former and former.fingerprint == fingerprint:
        return former
    if former:
        _demand_nothing_comes_back(former)
        _make_room(former)
    transcript = Transcript.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        fingerprint=fingerprint,
        layout=file.layout,
        language=file.language,
        has_times=file.has_times,
        warnings=[[warning.kind, warning.count] for warning in file.warnings],
        imported_by=actor,
    )
    _add_cues(transcript, file)
    record(actor, "imported", transcript, webinar=webinar.ordinal, cues=len(file.cues), layout=file.layout)
    return transcript


@transaction.atomic
def remove_transcript(*, actor: Person, transcript: Transcript) -> None:
    """Undo an import, while no excerpt rests on it. Speakers stay: they may be described already."""
    demand(actor, "import_transcripts", transcript.cycle)
    record(actor, "removed", transcript, webinar=transcript.webinar.ordinal)
    _make_room(transcript)
    forget_all()


@transaction.atomic
def recheck_attribution(*, actor: Person, webinar: Webinar) -> int:
    """Apply the regimes of the agenda, as they are now, to what was captured, only ever stricter; how many changed."""
    demand(actor, "import_transcripts", webinar.cycle)
    return _recheck(actor, webinar)


def recheck_everywhere() -> int:
    """The same for every webinar of every cycle: an agenda may become stricter where no later stage is told of it."""
    captured = Q(transcript__isnull=False) | Q(excerpts__isnull=False)
    changed = 0
    for cycle in Cycle.objects.all():
        with scope(cycle=cycle), transaction.atomic():
            changed += sum(_recheck(None, webinar) for webinar in Webinar.objects.filter(captured).distinct())
    return changed


def _recheck(actor: Person | None, webinar: Webinar) -> int:
    segments = list(Segment.objects.filter(webinar=webinar))
    changed = _tighten_cues(webinar, segments) + _tighten_excerpts(webinar, segments)
    changed += _follow_redactions(webinar)
    if changed:
        record(actor, "rechecked", webinar, changed=changed)
    return changed


def _demand_nothing_comes_back(transcript: Transcript) -> None:
    """Another file would bring back the words that somebody took out for good (promise P10)."""
    if Cue.objects.filter(transcript=transcript, is_redacted=True).exists():
        raise Refused(
            _(
                "Words were taken out of «%(file)s» for good, and another file may bring them back. "
                "Undo the import first, if they are not in the new file."
            )
            % {"file": transcript.called}
        )


def _make_room(transcript: Transcript) -> None:
    if Excerpt.objects.filter(cue__transcript=transcript).exists():
        raise Refused(
            _("Quotes rest on the transcript «%(file)s». Remove them first, then import or undo.")
            % {"file": transcript.called}
        )
    note_erasure(TRANSCRIPT_REMOVED, transcript.public_id)
    transcript.delete()


def _add_cues(transcript: Transcript, file: CaptionFile) -> None:
    webinar = transcript.webinar
    segments = list(Segment.objects.filter(webinar=webinar))
    regimes = [_regime_of(transcript, cue, segments) for cue in file.cues]
    heard = list(zip(file.cues, regimes, strict=True))
    speakers = speakers_by_label(
        transcript.cycle, (cue.speaker for cue, regime in heard if rules.names_country(regime))
    )
    voices = _voices(transcript, [(rules.segment_place(segments, cue.start_ms), cue.speaker) for cue in file.cues])
    Cue.objects.bulk_create(
        (_cue(transcript, cue, regime, speakers, voices[place]) for place, (cue, regime) in enumerate(heard)),
        batch_size=BATCH,
    )


def _regime_of(transcript: Transcript, cue: CaptionCue | Cue, segments: Sequence[Segment]) -> Regime:
    """The strictest that the caption's time touches; of the whole agenda where its time is a guess."""
    default = transcript.cycle.default_regime
    if not transcript.has_times:
        return rules.regime_of_all(segments, default)
    return rules.regime_between(segments, cue.start_ms, cue.end_ms, default)


def _cue(transcript: Transcript, cue: CaptionCue, regime: str, speakers: dict[str, Speaker], voice: int | None) -> Cue:
    named = rules.names_country(regime)
    return Cue(
        cycle=transcript.cycle,
        transcript=transcript,
        ordinal=cue.ordinal,
        start_ms=cue.start_ms,
        end_ms=cue.end_ms,
        speaker=speakers.get(cue.speaker) if named else None,
        voice=None if named else voice,
        regime=regime,
        text=cue.text,
    )


def _voices(transcript: Transcript, said: Sequence[tuple[int, str]]) -> list[int | None]:
    """A number for each voice of each segment, drawn by lot for that segment: voices cannot be followed across.

    Where nobody knows in which segment something was said, voices are not told apart.
    """
    if not transcript.has_times:
        return [None] * len(said)
    numbers: dict[tuple[int, str], int] = {}
    for part in {place for place, _speaker in said}:
        voices = list(dict.fromkeys(speaker for place, speaker in said if place == part and speaker))
        secrets.SystemRandom().shuffle(voices)
        numbers.update({(part, speaker): number for number, speaker in enumerate(voices, 1)})
    return [numbers.get(key) for key in said]


def _tighten_cues(webinar: Webinar, segments: Sequence[Segment]) -> int:
    transcript = Transcript.objects.filter(webinar=webinar).select_related("cycle").first()
    if transcript is None:
        return 0
    cues = list(Cue.objects.filter(transcript=transcript))
    places = [(rules.segment_place(segments, cue.start_ms), str(cue.speaker_id or "")) for cue in cues]
    stricter = []
    for cue, voice in zip(cues, _voices(transcript, places), strict=True):
        now = _regime_of(transcript, cue, segments)
        if is_looser(cue.regime, now):
            cue.regime = now
            if not rules.names_country(now):
                cue.speaker, cue.voice = None, voice
            stricter.append(cue)
    Cue.objects.bulk_update(stricter, ["regime", "speaker", "voice"], batch_size=BATCH)
    return len(stricter)


def _tighten_excerpts(webinar: Webinar, segments: Sequence[Segment]) -> int:
    stricter, cues = [], regimes_of_cues(webinar)
    for excerpt in Excerpt.objects.filter(webinar=webinar).select_related("cue", "last_cue"):
        at = regime_at(segments, excerpt.start_ms, webinar.cycle.default_regime)
        now = rules.strictest(*(regimes_under(excerpt, cues) or [at]))
        if is_looser(excerpt.regime, now):
            excerpt.regime = now
            excerpt.country = excerpt.country if rules.names_country(now) else ""
            stricter.append(excerpt)
    Excerpt.objects.bulk_update(stricter, ["regime", "country"], batch_size=BATCH)
    return len(stricter)


def _follow_redactions(webinar: Webinar) -> int:
    """Words of a question that the moderation took out, because they told of somebody, are kept in no quote either."""
    cited = Excerpt.objects.filter(webinar=webinar, source=Source.QUESTION).exclude(text=F("question__text"))
    redacted = cited.annotate(words=F("question__text")).select_related("webinar")
    return give_words((excerpt, excerpt.words) for excerpt in redacted)
