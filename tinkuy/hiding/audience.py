"""Who reads, and from how many persons on a count is shown to them. The numbers are known in this package alone."""

from enum import Enum


class Audience(Enum):
    TEAM = "team"
    """Whoever signs in to a cycle."""
    PUBLIC = "public"
    """Everybody else, participants too, and what is handed to a donor."""


TEAM_LEAST, PUBLIC_LEAST = 5, 11


def smallest_safe_count(audience: Audience) -> int:
    """The least count above zero that *audience* reads: for the sentence that says so."""
    return TEAM_LEAST if audience is Audience.TEAM else PUBLIC_LEAST
