"""One deed at a time in a room: who changes what it shows locks its floor first, and tells of it last."""

from tinkuy.dialogue.models import Floor, Question, ScreenKind
from tinkuy.dialogue.regimes import regime_now
from tinkuy.dialogue.rules import is_live
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import names_country, strictest


def locked_floor(webinar: Webinar) -> Floor | None:
    """The floor of the room, locked until the transaction ends: its deeds come one after the other."""
    locked = Floor.objects.select_for_update(of=("self",)).select_related("cycle", "segment", "webinar")
    return locked.filter(webinar=webinar).first()


def bound_now(question: Question) -> dict[str, str]:
    """What binds a question that is spoken of now: the strictest of its own regime and the present part's."""
    floor = locked_floor(question.webinar)
    if floor is None or not is_live(floor.webinar):
        return {}
    regime = strictest(question.regime, regime_now(floor))
    return {"regime": regime} if names_country(regime) else {"regime": regime, "country": ""}


def take_off_the_screen(**thing: object) -> bool:
    """Show the session's own question instead of *thing* (`screen_question=…`); whether it was on screen."""
    return bool(Floor.objects.filter(**thing).update(screen=ScreenKind.TITLE, **dict.fromkeys(thing)))
