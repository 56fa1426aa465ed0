"""What a calendar holds: the sessions of a cycle that anyone may know, with those that were cancelled."""

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState


def dated_webinars(cycle: Cycle) -> list[Webinar]:
    """In order. A cancelled one is among them, so that a calendar that has it takes it out."""
    webinars = list(Webinar.objects.exclude(state=WebinarState.DRAFT).order_by("ordinal"))
    for webinar in webinars:
        webinar.cycle = cycle
    return webinars


def may_be_added(webinar: Webinar) -> bool:
    """Whether it has a day that is still to come, or goes on."""
    return webinar.state in (*TO_COME, WebinarState.LIVE) and webinar.ends_at > webinar.cycle.now()
