"""Where a country took the floor: a quote or a cue of one of its speakers in that session."""

from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries.regimes import under_present_regime

OPEN = (Regime.PUBLIC, Regime.ATTRIBUTION)
"""Where a country may be named; under the Chatham House Rule or behind closed doors nobody is."""


def floor_of(cycle: Cycle) -> frozenset[tuple[int, str]]:
    """Pairs of session and country; what was said under a regime that hides the country does not count."""
    quotes = Excerpt.objects.filter(cycle=cycle).exclude(country="").select_related("webinar").defer("text")
    pairs = {(quote.webinar.ordinal, quote.country) for quote in under_present_regime(cycle, quotes) if quote.country}
    webinars = _fully_open(cycle)
    cues = Cue.objects.filter(cycle=cycle, transcript__webinar__in=webinars).exclude(speaker__country="")
    spoken = cues.filter(speaker__isnull=False).order_by()
    pairs.update(spoken.values_list("transcript__webinar__ordinal", "speaker__country").distinct())
    return frozenset(pairs)


def _fully_open(cycle: Cycle) -> list[int]:
    """Webinars none of whose segments hides the country; without an agenda, as the regime of the cycle has it."""
    webinars = cycle.webinars.all()
    closed = set(
        webinars.exclude(segments__regime__in=OPEN).filter(segments__isnull=False).values_list("pk", flat=True)
    )
    closed |= set(
        webinars.filter(segments__regime__in=[Regime.CHATHAM_HOUSE, Regime.CLOSED]).values_list("pk", flat=True)
    )
    if cycle.default_regime not in OPEN:
        closed |= set(webinars.filter(segments__isnull=True).values_list("pk", flat=True))
    return [webinar.pk for webinar in webinars if webinar.pk not in closed]
