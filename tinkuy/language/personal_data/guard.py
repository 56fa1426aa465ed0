from collections.abc import Callable, Collection, Iterable, Iterator

from .addresses import emails, profiles
from .alert import KINDS, Alert
from .homes import homes
from .names import names
from .numbers.cases import cases
from .numbers.identity import checked_numbers, named_numbers
from .numbers.spoken_numbers import spoken_identities, spoken_telephones
from .numbers.telephones import international_telephones, named_telephones, telephones
from .portraits import portraits
from .unmasked import unmasked
from .work.addresses_of_work import addresses_of_work
from .work.businesses import businesses
from .work.employers import employers
from .work.exploitation import places_of_exploitation
from .work.named_again import named_again, names_of_places
from .work.places_by_kind import places_by_kind
from .work.workplaces import workplaces

Span = tuple[int, int]
Finder = Callable[[str, bytearray, frozenset[str]], Iterator[Span]]


def _everywhere(find: Callable[[str], Iterator[Span]]) -> Finder:
    """One that is quick enough to look at what is covered too."""
    return lambda text, _covered, _known: find(text)


def _elsewhere(find: Callable[[str, bytearray], Iterator[Span]]) -> Finder:
    """One that looks at what nothing covers yet."""
    return lambda text, covered, _known: find(text, covered)


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("email", _everywhere(emails)),
    ("profile", _everywhere(profiles)),
    ("identity", _everywhere(named_numbers)),
    ("identity", _everywhere(checked_numbers)),
    ("identity", _everywhere(spoken_identities)),
    ("identity", _everywhere(cases)),
    ("telephone", _everywhere(named_telephones)),
    ("telephone", _elsewhere(international_telephones)),
    ("telephone", _elsewhere(telephones)),
    ("telephone", _everywhere(spoken_telephones)),
    ("home", _everywhere(homes)),
    ("work", _everywhere(businesses)),
    ("work", _everywhere(employers)),
    ("work", _everywhere(places_of_exploitation)),
    ("work", _everywhere(places_by_kind)),
    ("work", _everywhere(addresses_of_work)),
    ("name", lambda text, _covered, known: names(text, known)),
    ("portrait", _elsewhere(portraits)),
    ("work", _everywhere(workplaces)),
)
"""The surest first: what one has found is not told again by a later one, so that a number is told once.

Each is given the text, of which letters something is told already, and parts of names that are known beforehand.
"""


def alerts(
    text: str,
    *,
    allowed: Collection[str] = (),
    kinds: Collection[str] = tuple(KINDS),
    known: frozenset[str] = frozenset(),
    places: frozenset[str] = frozenset(),
) -> list[Alert]:
    """What in *text* looks like personal data of *kinds*, in order, no two overlapping.

    *known* are the parts of names of `repeated.parts_of_labels`: each alone is a name here. *places* are what places of
    work are called elsewhere (`places_in`). *allowed* ones (the hub's own address, who agreed to be named) are left
    out, in whatever case they are written.
    """
    allowed_words = {words.casefold() for words in allowed}
    read, original = unmasked(text)
    covered = bytearray(len(read))
    sightings: list[Alert] = []

    def mark(kind: str, spans: Iterable[Span]) -> None:
        for start, end in spans:
            if not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                first, last = original[start], original[end - 1] + 1
                sightings.append(Alert(kind, text[first:last], first, last))

    at_work: list[Span] = []
    for kind, find in FINDERS:
        spans: Iterable[Span] = find(read, covered, known) if kind in kinds else ()
        if kind == "work":
            spans = list(spans)
            at_work += spans
        mark(kind, spans)
    if "work" in kinds:
        mark("work", named_again(read, sorted(places | names_of_places(read, at_work))))
    return sorted(
        (alert for alert in sightings if alert.text.casefold() not in allowed_words), key=lambda alert: alert.start
    )


def places_in(text: str, sightings: Iterable[Alert]) -> frozenset[str]:
    """What the places of work among *sightings*, the alerts in *text*, are called."""
    return names_of_places(text, ((alert.start, alert.end) for alert in sightings if alert.kind == "work"))
