from collections.abc import Callable, Collection, Iterator

from .alert import KINDS, Alert
from .cases import cases
from .emails import emails
from .homes import homes
from .identity import checked_numbers, named_numbers
from .names import names
from .portraits import portraits
from .profiles import profiles
from .spoken_numbers import spoken_identities, spoken_telephones
from .telephones import international_telephones, named_telephones, telephones
from .unmasked import unmasked
from .workplaces import workplaces

Span = tuple[int, int]
Finder = Callable[[str, bytearray], Iterator[Span]]


def _everywhere(find: Callable[[str], Iterator[Span]]) -> Finder:
    """One that is quick enough to look at what is covered too."""
    return lambda text, _covered: find(text)


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("email", _everywhere(emails)),
    ("profile", _everywhere(profiles)),
    ("identity", _everywhere(named_numbers)),
    ("identity", _everywhere(checked_numbers)),
    ("identity", _everywhere(spoken_identities)),
    ("identity", _everywhere(cases)),
    ("telephone", _everywhere(named_telephones)),
    ("telephone", international_telephones),
    ("telephone", telephones),
    ("telephone", _everywhere(spoken_telephones)),
    ("home", _everywhere(homes)),
    ("name", _everywhere(names)),
    ("portrait", portraits),
    ("work", _everywhere(workplaces)),
)
"""The surest first: what one has found is not told again by a later one, so that a number is told once.

Each is given the text, and of which letters something is told already.
"""


def alerts(text: str, *, allowed: Collection[str] = (), kinds: Collection[str] = tuple(KINDS)) -> list[Alert]:
    """What in *text* looks like personal data of *kinds*, in order, no two overlapping.

    *allowed* ones (the hub's own address, who agreed to be named) are left out, in whatever case they are written.
    """
    allowed_words = {words.casefold() for words in allowed}
    read, places = unmasked(text)
    covered = bytearray(len(read))
    sightings: list[Alert] = []
    for kind, find in FINDERS:
        for start, end in find(read, covered) if kind in kinds else ():
            if not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                first, last = places[start], places[end - 1] + 1
                sightings.append(Alert(kind, text[first:last], first, last))
    return sorted(
        (alert for alert in sightings if alert.text.casefold() not in allowed_words), key=lambda alert: alert.start
    )
