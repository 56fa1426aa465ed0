"""One thing of the cycle in scope by its place in an address, or None. `floor_with_code` alone needs no scope."""

from django_scopes import scopes_disabled

from tinkuy.dialogue.models import Floor, Note, Option, Poll, Question
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState


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


def question_with_id(webinar: Webinar, public_id: str) -> Question | None:
    joined = Question.objects.select_related(
        "cycle", "webinar", "asker", "asker__cycle", "asker_of_team", "merged_into"
    )
    return joined.filter(webinar=webinar, public_id=public_id).first()


def poll_with_id(webinar: Webinar, public_id: str) -> Poll | None:
    return Poll.objects.select_related("cycle", "webinar").filter(webinar=webinar, public_id=public_id).first()


def option_with_key(webinar: Webinar, key: str) -> Option | None:
    """An option of a poll of *webinar* by `<poll's public id>.<place>`; anything else finds nothing."""
    poll, _dot, place = key.rpartition(".")
    if not (place.isascii() and place.isdigit()) or len(place) > 2:
        return None
    joined = Option.objects.select_related("poll", "poll__cycle", "poll__webinar")
    return joined.filter(poll__webinar=webinar, poll__public_id=poll, ordinal=int(place)).first()


def note_with_id(webinar: Webinar, public_id: str) -> Note | None:
    return Note.objects.select_related("cycle", "webinar").filter(webinar=webinar, public_id=public_id).first()
