"""The regime that holds now: an agenda may have become stricter since a passage was coded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.rules import is_looser
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript


def regime_at(segments: Sequence[Segment], start_ms: int, default: str) -> Regime:
    """The regime that the agenda's *segments* (in order) have now for what was said at a moment."""
    return rules.regime_between(segments, start_ms, start_ms + 1, default)


def under_present_regime(cycle: Cycle, excerpts: Iterable[Excerpt]) -> list[Excerpt]:
    """*excerpts* with the strictest regime that ever applied, in memory; without a country where it forbids one.

    Two queries. What `recheck_attribution` has not written yet is thus never shown above its regime.
    """
    agendas: dict[int, list[Segment]] = defaultdict(list)
    for segment in Segment.objects.order_by("webinar_id", "ordinal"):
        agendas[segment.webinar_id].append(segment)
    without_times = set(Transcript.objects.filter(has_times=False).values_list("webinar_id", flat=True))
    quotes = list(excerpts)
    for excerpt in quotes:
        segments, until = agendas[excerpt.webinar_id], excerpt.until_ms or excerpt.start_ms + 1
        now = rules.regime_between(segments, excerpt.start_ms, until, cycle.default_regime)
        if excerpt.cue_id and excerpt.webinar_id in without_times:
            now = rules.regime_of_all(segments, cycle.default_regime)
        excerpt.regime = rules.strictest(excerpt.regime, now)
        if not rules.names_country(excerpt.regime):
            excerpt.country = ""
    return quotes


def captions_under_present_regime(cycle: Cycle, cues: Iterable[Cue]) -> list[Cue]:
    """*cues* with the strictest regime that ever applied, in memory; without a voice where it tells nobody.

    Two queries. Who spoke in a part that has just become stricter is thus shown on no page, before the clock's turn.
    """
    agendas: dict[int, list[Segment]] = defaultdict(list)
    for segment in Segment.objects.filter(webinar__cycle=cycle).order_by("webinar_id", "ordinal"):
        agendas[segment.webinar_id].append(segment)
    transcripts = {one.pk: one for one in Transcript.objects.filter(cycle=cycle)}
    default = cycle.default_regime
    of_all = {key: rules.regime_of_all(agendas[one.webinar_id], default) for key, one in transcripts.items()}
    captions = list(cues)
    for cue in captions:
        transcript, now = transcripts[cue.transcript_id], of_all[cue.transcript_id]
        if is_looser(cue.regime, now) and transcript.has_times:
            segments = agendas[transcript.webinar_id]
            now = rules.regime_between(segments, cue.start_ms, cue.end_ms, default)
        if is_looser(cue.regime, now):
            cue.regime = now
            if not rules.names_country(now):
                cue.speaker, cue.voice = None, None
    return captions
