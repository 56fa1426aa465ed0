"""One thing of a session by its address, or the same 404 as for an address that leads nowhere."""

from tinkuy.design.missing import or_404
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.queries import floor_of
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.views import webinar_or_404


def room_or_404(n: int) -> Webinar:
    """The webinar as the room knows it: a draft is not there yet."""
    webinar = webinar_or_404(n)
    return or_404(None if webinar.state == WebinarState.DRAFT else webinar)


def floor_or_404(n: int) -> Floor:
    return or_404(floor_of(webinar_or_404(n)))
