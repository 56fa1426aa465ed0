"""The floor of a session, and what every page of it says: its place, the countries invited."""

from django_scopes import scopes_disabled

from tinkuy.dialogue.floor.models import Floor
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries.sessions import webinars_in_order


def floor_of(webinar: Webinar) -> Floor | None:
    joined = Floor.objects.select_related("segment", "screen_hook", "screen_question", "screen_poll")
    floor = joined.filter(webinar=webinar).first()
    if floor is not None:
        floor.webinar, floor.cycle = webinar, webinar.cycle
    return floor


def floor_with_code(code: str) -> Floor | None:
    """The floor of any announced cycle with this join code, typed in any case."""
    with scopes_disabled():
        floor = Floor.objects.select_related("cycle", "webinar").filter(join_code=code.strip().upper()).first()
    return floor if floor is not None and floor.cycle.is_announced else None


def webinar_on_air() -> Webinar | None:
    """The webinar of the cycle in scope that is going on now."""
    return Webinar.objects.select_related("cycle").filter(state=WebinarState.LIVE).first()


def number_of_sessions() -> int:
    """Of the cycle in scope, those cancelled among them: their place is kept."""
    return webinars_in_order().count()


def invited_countries() -> list[str]:
    """Codes of the countries of the cycle in scope."""
    return list(InvitedCountry.objects.values_list("country", flat=True))
