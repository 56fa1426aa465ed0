"""Of which sessions nobody is listed, whoever asks: lists with names and certificates tell nothing of who was there."""

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import NAMELESS


def nameless_webinars(cycle: Cycle) -> frozenset[int]:
    """Keys of the webinars of which nobody is listed: a part of them is under the Chatham House Rule, or closed."""
    webinars = Webinar.objects.prefetch_related("segments")
    regimes = {
        webinar.pk: [part.regime for part in webinar.segments.all()] or [cycle.default_regime] for webinar in webinars
    }
    return frozenset(pk for pk, regimes_of_one in regimes.items() if NAMELESS.intersection(regimes_of_one))
