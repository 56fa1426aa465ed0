"""One thing of the cycle in scope by its place in an address, or None."""

from django.db.models import QuerySet

from tinkuy.planning.models import Hook, Segment, TeamRole, Webinar


def webinars_in_order() -> QuerySet[Webinar]:
    return Webinar.objects.select_related("cycle").order_by("ordinal")


def webinar_at(ordinal: int) -> Webinar | None:
    return webinars_in_order().filter(ordinal=ordinal).first()


def hook_at(number: int) -> Hook | None:
    return (
        Hook.objects.select_related("cycle", "origin", "target", "former_target", "responsible")
        .filter(number=number)
        .first()
    )


def agenda_of(webinar: Webinar) -> QuerySet[Segment]:
    return Segment.objects.filter(webinar=webinar).select_related("cycle", "webinar", "lead").order_by("ordinal")


def segment_at(webinar: Webinar, ordinal: int) -> Segment | None:
    return agenda_of(webinar).filter(ordinal=ordinal).first()


def role_held(key: str) -> TeamRole | None:
    """The role by the key that a form carries; anything but a number finds nothing."""
    if not (key.isascii() and key.isdigit()) or len(key) > 12:
        return None
    return TeamRole.objects.select_related("cycle", "person").filter(pk=int(key)).first()
