"""The quipu at the head of a cycle's page: drawn for the screen it goes to, and the same as a list."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.quipu.frames import Size
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.quipu.queries import QuipuData, quipu_of


def cycle_quipu(cycle: Cycle, size: Size) -> dict[str, Any]:
    """The figure, the cords for the list, and how many quotes of each kind; only what may be public (invariant 11)."""
    data = quipu_of(cycle, public=True)
    figure = quipu(data.cords, data.threads, size=size, title=_("Quipu of the cycle"), description=_described(data))
    quotes = _public_quotes(cycle)
    rows = [(cord, quotes[cord.number]) for cord in data.cords]
    return {"quipu": figure, "quipu_rows": rows, "quote_counts": data.counts, "quote_total": data.total}


def _public_quotes(cycle: Cycle) -> dict[int, list[Excerpt]]:
    """The coded passages of each session, by minute: under which word they stand, never what was said word for word."""
    quotes: dict[int, list[Excerpt]] = defaultdict(list)
    coded = Excerpt.objects.select_related("code", "webinar").defer("text").order_by("start_ms", "start")
    for excerpt in under_present_regime(cycle, coded):
        if rules.may_publish_passage(excerpt.regime):
            quotes[excerpt.webinar.ordinal].append(excerpt)
    return quotes


def _described(data: QuipuData) -> str:
    """«5 sesiones, 44 citas, 8 hilos.» The list beside the figure tells each of them."""
    cords, threads = len(data.cords), len(data.threads)
    return " ".join(
        [
            ngettext("%(count)d session,", "%(count)d sessions,", cords) % {"count": cords},
            ngettext("%(count)d quote,", "%(count)d quotes,", data.total) % {"count": data.total},
            ngettext("%(count)d thread.", "%(count)d threads.", threads) % {"count": threads},
        ]
    )
