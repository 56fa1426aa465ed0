"""What each focal point did, counted from the record; nobody types it. What is counted: `credited_work`.

Read of several cycles at once, in a number of queries that does not grow with them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django_scopes import scopes_disabled

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle

from .credited_work import KINDS, Who


def credit_of(cycle: Cycle, person: int, country: str) -> dict[str, int]:
    """Of the *person* with this key, in one cycle, by kind in their order; without those of which there is none."""
    return credit_by_cycle([cycle.pk], person, country).get(cycle.pk, {})


def credit_by_cycle(cycles: Collection[int], person: int, country: str) -> dict[int, dict[str, int]]:
    """The same of each of *cycles* in which there is any."""
    credit = _credits(cycles, [(person, country)])
    return {cycle: of_cycle for (cycle, _who), of_cycle in credit.items()}


def credits_in(cycle: Cycle, whose: Collection[Who]) -> dict[Who, dict[str, int]]:
    """As `credit_of`, of several at once, in a number of queries that does not grow with them."""
    credit = _credits([cycle.pk], set(whose))
    return {who: credit.get((cycle.pk, who), {}) for who in whose}


def _credits(cycles: Collection[int], whose: Collection[Who]) -> dict[tuple[int, Who], dict[str, int]]:
    credit: dict[tuple[int, Who], dict[str, int]] = {}
    with scopes_disabled():
        for kind, (things, _words) in KINDS.items():
            for place, count in Counter(things(cycles, whose)).items():
                credit.setdefault(place, {})[kind] = count
    return credit


def added_up(credits: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Of several cycles together, by kind in their order."""
    total = sum((Counter(one) for one in credits), Counter[str]())
    return {kind: total[kind] for kind in KINDS if total[kind]}


def credit_lines(credit: Mapping[str, int], country: str) -> list[tuple[int, str]]:
    """Each count with its words; a kind that this program does not know is left out."""
    place = country_name(country)
    return [
        (credit[kind], words(credit[kind]) % {"country": place})
        for kind, (_things, words) in KINDS.items()
        if credit.get(kind)
    ]
