"""The known hubs, as the administrator lists them and as the exchange finds them."""

from django.db.models import Count, QuerySet

from .models import KnownHub


def listed_hubs() -> QuerySet[KnownHub]:
    """Each with how many of its entries are copied (`entries`)."""
    return KnownHub.objects.select_related("reading").annotate(entries=Count("copied_entries"))


def hub_named(public_id: str) -> KnownHub | None:
    return KnownHub.objects.filter(public_id=public_id).first()


def hubs_for_reviews() -> QuerySet[KnownHub]:
    return KnownHub.objects.filter(exchanges_reviews=True)


def hub_at(address: str) -> KnownHub | None:
    """The one that exchanges reviews and stands at *address*, with or without a slash behind."""
    return hubs_for_reviews().filter(address=address.rstrip("/")).first()
