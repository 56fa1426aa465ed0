"""The regime that holds now: an agenda may have become stricter since a passage was coded."""

from collections import defaultdict
from collections.abc import Iterable

from tinkuy.planning.models import Cycle, Segment
from tinkuy.systematisation import rules
from tinkuy.systematisation.models import Excerpt


def under_present_regime(cycle: Cycle, excerpts: Iterable[Excerpt]) -> list[Excerpt]:
    """*excerpts* with the strictest regime that ever applied, in memory; without a country where it forbids one.

    One query. What `recheck_attribution` has not written yet is thus never shown above its regime.
    """
    agendas: dict[int, list[Segment]] = defaultdict(list)
    for segment in Segment.objects.order_by("webinar_id", "ordinal"):
        agendas[segment.webinar_id].append(segment)
    kept = list(excerpts)
    for excerpt in kept:
        now = rules.regime_between(
            agendas[excerpt.webinar_id], excerpt.start_ms, excerpt.start_ms + 1, cycle.default_regime
        )
        excerpt.regime = rules.strictest(excerpt.regime, now)
        if not rules.names_country(excerpt.regime):
            excerpt.country = ""
    return kept
