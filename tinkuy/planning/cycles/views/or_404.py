"""A session of the cycle in scope or a part of its agenda, by its place in an address; or a 404."""

from tinkuy.design.missing import or_404
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries.sessions import segment_at, webinar_at


def webinar_or_404(ordinal: int) -> Webinar:
    return or_404(webinar_at(ordinal))


def segment_or_404(webinar: Webinar, place: int) -> Segment:
    return or_404(segment_at(webinar, place))
