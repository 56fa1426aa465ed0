"""Who holds a role over the hub."""

from django.db.models import QuerySet

from tinkuy.people.models import HubRole


def hub_team() -> QuerySet[HubRole]:
    """Every role over the hub with its person, by role."""
    return HubRole.objects.select_related("person").order_by("role", "person__name")
