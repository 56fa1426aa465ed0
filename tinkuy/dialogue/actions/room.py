"""One deed at a time in a room: who changes what it shows locks its floor first, and tells of it last."""

from tinkuy.dialogue.models import Floor, ScreenKind
from tinkuy.planning.models import Webinar


def locked_floor(webinar: Webinar) -> Floor | None:
    """The floor of the room, locked until the transaction ends: its deeds come one after the other."""
    locked = Floor.objects.select_for_update(of=("self",)).select_related("cycle", "segment", "webinar")
    return locked.filter(webinar=webinar).first()


def take_off_the_screen(**thing: object) -> bool:
    """Show the session's own question instead of *thing* (`screen_question=…`); whether it was on screen."""
    return bool(Floor.objects.filter(**thing).update(screen=ScreenKind.TITLE, **dict.fromkeys(thing)))
