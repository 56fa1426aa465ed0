"""Who registered for which webinar."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tinkuy.planning.cycles.models.webinar import Webinar

from .registered import confirmed

type Registrations = frozenset[int]


@dataclass(frozen=True)
class Enrolments:
    """R_s: `held` of the webinars with attendance, in their order; `ahead` of every other one, by its ordinal."""

    held: tuple[Registrations, ...]
    ahead: Mapping[int, Registrations] = field(default_factory=dict)


def enrolments_of(held: tuple[Webinar, ...]) -> Enrolments:
    """Those of *held* and of the other webinars of the cycle in scope. One query."""
    found = _enrolled()
    keys = {(webinar.pk, webinar.ordinal) for webinar in held}
    return Enrolments(
        tuple(found.get((webinar.pk, webinar.ordinal), frozenset()) for webinar in held),
        {ordinal: own for (pk, ordinal), own in sorted(found.items()) if (pk, ordinal) not in keys},
    )


def _enrolled() -> dict[tuple[int, int], Registrations]:
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    chosen = confirmed().filter(webinars__isnull=False).values_list("pk", "webinars", "webinars__ordinal")
    for registration, webinar, ordinal in chosen:
        found[webinar, ordinal].add(registration)
    return {webinar: frozenset(registrations) for webinar, registrations in found.items()}
