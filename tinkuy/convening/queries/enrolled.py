"""Who registered for which webinar."""

from collections import defaultdict

from tinkuy.planning.models import Webinar

from .registered import confirmed


def enrolled_by_webinar() -> dict[int, frozenset[int]]:
    """R_s of each webinar of the cycle in scope, by its key: the confirmed registrations that chose it. One query."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for registration, webinar in confirmed().filter(webinars__isnull=False).values_list("pk", "webinars"):
        found[webinar].add(registration)
    return {webinar: frozenset(registrations) for webinar, registrations in found.items()}


def enrolled_in(webinars: tuple[Webinar, ...]) -> tuple[frozenset[int], ...]:
    """R_s of *webinars*, in their order."""
    found = enrolled_by_webinar()
    return tuple(found.get(webinar.pk, frozenset()) for webinar in webinars)
