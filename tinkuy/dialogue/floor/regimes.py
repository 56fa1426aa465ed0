"""Which regime binds what is said: that of the part of the agenda in which it was said."""

from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import strictest


def regime_now(floor: Floor) -> Regime:
    """Of the present part; before the agenda was entered, the cycle's own."""
    return Regime(floor.segment.regime if floor.segment else floor.cycle.default_regime)


def regime_at(webinar: Webinar, floor: Floor | None, second: int | None) -> Regime:
    """For what was said at *second*: that of the agenda's part, as planned. While live the present one binds too."""
    regimes: list[str] = [regime_now(floor)] if floor is not None and (second is None or is_live(webinar)) else []
    if second is not None:
        regimes.append(_planned(webinar, second))
    return strictest(*(regimes or [webinar.cycle.default_regime]))


def _planned(webinar: Webinar, second: int) -> Regime:
    """After the end of the agenda the last part's holds."""
    end, regime = 0, webinar.cycle.default_regime
    for segment in Segment.objects.filter(webinar=webinar).order_by("ordinal"):
        end, regime = end + segment.minutes * 60, segment.regime
        if second < end:
            break
    return Regime(regime)
