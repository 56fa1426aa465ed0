"""Who reads: from how many persons on a count is shown to them is known here and asked for nowhere else."""

from enum import IntEnum


class Audience(IntEnum):
    """Pass it on; whoever wants to compare a number with it asks `small_numbers`."""

    TEAM = 5
    """Whoever signs in to a cycle."""
    PUBLIC = 11
    """Everybody else, participants too, and what is handed to a donor."""
