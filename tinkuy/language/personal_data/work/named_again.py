"""What a text once calls a place of work is one wherever it is named: «la whiskería El Escondite … en El Escondite».

It looks at what the other finders have found: a name in quotes, after the kind of place, or of a company, and the house
number of one. Towns, which a text names for many reasons, are left out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from tinkuy.core.letters import folded

from ..dictionary import is_unknown
from ..given import is_given
from ..words import listed
from .businesses import JOINS, NAME, is_of_many
from .employers import BY_ITS_TRADE, SUFFIX, WITH_A_SUFFIX

FEWEST_LETTERS, MOST_NAMES = 5, 40
_NAMED = rf"{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{0,4}}"
_QUOTED = r"[«\"“‘'](?P<quoted>[^«»\"”‘’\n]{3,40})[»\"”’']"
QUOTED = re.compile(_QUOTED)
AFTER_ITS_KIND = re.compile(
    rf"(?:(?:el|la|los|las|o|a|the|un|una|um|uma) )?(?:[a-zà-ÿ]{{3,}} ){{1,3}}(?P<name>{_NAMED})\Z"
)
BEFORE_ITS_KIND = re.compile(rf"(?:the )?(?P<name>{_NAMED}) [a-z]+\Z")
"""«Sunrise bakery»."""
ALONE = re.compile(rf"(?P<name>{_NAMED})\Z")
LINKED = re.compile(
    r"(?:^| )(?:en|del?|em|n[oa]s?|d[oa]s?|in|of|near|on|at) (?:la |el |los |las |the |o |a )?[A-ZÀ-Þ0-9]"
)
"""«fazenda de Água Fria»: what follows is where it is, not what it is called."""
ADDRESS = re.compile(rf"(?P<address>{NAME}(?: {NAME}){{0,2}} (?:al )?\d{{2,5}}(?: bis)?)\Z")
OTHERS = re.compile(rf"(?:, (?:[«\"“‘']?{_NAMED}[»\"”’']?)){{0,8}},? (?:y|e|and|&) [«\"“‘']?{_NAMED}")
"""«los restaurantes Nasavi, Ramen House y Tai Tai»: the rest of a list."""
MANY = re.compile(r"\b[a-zà-ÿ]{3,}s [\"“«‘'A-ZÀ-Þ]|[»\"”’']\Z")
WHAT_ENDS_ONE = re.compile(r",? (?:y|e|and|&) |, ")


def named_again(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Start and end of whatever bears one of *names*, wherever *text* has it."""
    for name in (name for name in names if name in text):  # a whole transcript names hundreds, a caption none of them
        yield from (match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def names_of_places(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
    """What the places of work at *spans* of *text* are called, and what stands in a list with them."""
    names = chain.from_iterable(_names_at(text, start, end) for start, end in spans)
    return frozenset(islice((name for name in names if _is_its_own(name)), MOST_NAMES))


def _names_at(text: str, start: int, end: int) -> Iterator[str]:
    words = text[start:end].strip()
    quoted = [match["quoted"].strip() for match in QUOTED.finditer(words)]
    yield from quoted
    if address := ADDRESS.search(words):
        yield address["address"]
    if not quoted and not LINKED.search(words):
        matches = (pattern.match(words) for pattern in (ALONE, AFTER_ITS_KIND, BEFORE_ITS_KIND))
        if match := next(filter(None, matches), None):
            yield match["name"]
        yield from _short_forms(words)
    if MANY.search(words) and (others := OTHERS.match(text, end)):
        yield from (one.strip("«\"“‘’”» '") for one in WHAT_ENDS_ONE.split(others.group()))


def _short_forms(words: str) -> Iterator[str]:
    """«Dune Growers, LLC» is «Dune Growers» afterwards, and «Sarbanand Farms» is «Sarbanand»."""
    if WITH_A_SUFFIX.fullmatch(words) or BY_ITS_TRADE.fullmatch(words):
        plain = SUFFIX.sub("", words)
        yield plain
        first = plain.partition(" ")[0]
        if is_unknown(folded(first)):
            yield first


def _is_its_own(name: str) -> bool:
    """Long enough, no town nor people, and no person's given name alone."""
    if len(name) < FEWEST_LETTERS or is_of_many(name):
        return False
    words = name.split()
    is_one_common = len(words) == 1 and (is_given(folded(name)) or folded(name) in listed("small_common"))
    return not is_one_common
