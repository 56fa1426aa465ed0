"""What to try where nothing was found: each way on with what it would show."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.language.common_words import is_common
from tinkuy.publication.search.asking import MOST_WORDS
from tinkuy.publication.search.queries import CardSearch, FindingSearch

from .address import Address
from .options import chips

MOST = 5
"""Ways on; and so many words are tried one by one."""
SEARCHES = (FindingSearch, CardSearch)


@dataclass(frozen=True)
class WayOn:
    label: str
    address: Address
    results: int


def ways_on(address: Address) -> list[WayOn]:
    """Those that lead anywhere."""
    ways: list[WayOn] = []
    for label, other in _tries(address):
        number = _results(other)
        if number and all(one.label != label for one in ways):
            ways.append(WayOn(label, other, number))
        if len(ways) == MOST:
            break
    return ways


def _tries(address: Address) -> Iterator[tuple[str, Address]]:
    if address.as_written:
        yield _("Search in the other languages too"), address.but(as_written=False)
    for chip in list(chips(address))[:MOST]:
        yield _("Without the filter %(filter)s") % {"filter": chip.label}, chip.without
    if len(address.chosen) > 1:
        yield _("Without any filter"), address.but(chosen={})
    words = [word for word in dict.fromkeys(address.query.split()[:MOST_WORDS]) if not is_common(word)]
    if len(words) > 1:
        for word in sorted(words, key=len, reverse=True)[:MOST]:
            yield _("Search for “%(word)s” alone") % {"word": word}, address.but(query=word, chosen={})


def _results(address: Address) -> int:
    """Findings and sheets together."""
    searches = (search(address.query, address.chosen, as_written=address.as_written) for search in SEARCHES)
    return sum(len(search) for search in searches)
