"""One session of the cycle in scope, or a part of its agenda, by its place in an address."""

from django.db.models import QuerySet

from tinkuy.planning.cycles.models.webinar import Segment, Webinar


def webinars_in_order() -> QuerySet[Webinar]:
    return Webinar.objects.select_related("cycle").order_by("ordinal")


def webinar_at(ordinal: int) -> Webinar | None:
    return webinars_in_order().filter(ordinal=ordinal).first()


def agenda_of(webinar: Webinar) -> QuerySet[Segment]:
    return Segment.objects.filter(webinar=webinar).select_related("cycle", "webinar", "lead").order_by("ordinal")


def segment_at(webinar: Webinar, ordinal: int) -> Segment | None:
    return agenda_of(webinar).filter(ordinal=ordinal).first()
