"""What the console shows of the questions."""

from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.parts import Context
from tinkuy.dialogue.moderation.queries.queue import queue_of
from tinkuy.dialogue.questions.queries.countries import asking_countries
from tinkuy.planning.cycles.models.webinar import Webinar


def queue_on_console(webinar: Webinar, floor: Floor, tab: str) -> Context:
    asking = asking_countries(webinar)
    return {"asking": asking, "queue": queue_of(webinar, floor, tab, asking.countries)}
