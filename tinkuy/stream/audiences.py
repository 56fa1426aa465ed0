"""Who hears the same of several channels, and so gets the same bytes in one write."""

from collections.abc import Mapping


def audiences[Hearer](rooms: Mapping[str, set[Hearer]]) -> list[tuple[frozenset[str], list[Hearer]]]:
    """Everyone who hears one of the channels, once, with those of the channels that they hear."""
    groups: list[tuple[frozenset[str], set[Hearer]]] = [(frozenset(), set().union(*rooms.values()))]
    for channel, room in rooms.items():
        halves = [((channels | {channel}, group & room), (channels, group - room)) for channels, group in groups]
        groups = [half for pair in halves for half in pair if half[1]]
    return [(channels, list(group)) for channels, group in groups]
