"""The directory: which institutions there are, how often each is used, which are called almost the same."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from difflib import get_close_matches

from django.core.paginator import Page, Paginator

from tinkuy.core.text import folded
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.planning.institutions.uses import registered_uses

ROWS_PER_PAGE = 50
MOST_SIMILAR = 5
LIKENESS = 0.75
SHORTEST_PART = 4
"""Letters of a name that stands whole in another one, from which on it may be the same."""


@dataclass(frozen=True)
class DirectoryRow:
    """One institution, and how much points to it; None where that is not told to whoever reads."""

    institution: Organisation
    uses: int | None


def directory(words: str = "", country: str = "", number: str | None = None) -> Page[Organisation]:
    """Institutions whose name has *words*, of *country*, by name."""
    rows = Organisation.objects.filter(country=country) if country else Organisation.objects.all()
    wanted = folded(words)
    named = [one for one in rows if wanted in folded(one.name)]
    return Paginator(named, ROWS_PER_PAGE).get_page(number)


def directory_rows(institutions: Iterable[Organisation], *, counted: bool) -> list[DirectoryRow]:
    """*counted*: with how much points to each.

    Who speaks or takes part in a cycle is not counted: an institution that one person named would tell of them.
    """
    uses = _uses() if counted else {}
    return [DirectoryRow(one, uses.get(one.pk, 0) if counted else None) for one in institutions]


def _uses() -> dict[int, int]:
    total: dict[int, int] = {}
    for use in registered_uses():
        for institution, count in use.counts().items() if use.words else ():
            total[institution] = total.get(institution, 0) + count
    return total


def what_points_to(institution: Organisation) -> list[str]:
    """What the team's pages have of it, each with its number; nothing of those who speak or take part."""
    return [use.words(count) for use in registered_uses() if use.words and (count := use.rows(institution).count())]


def same_name(name: str, country: str) -> Organisation | None:
    """The institution of *country* that is called so, whatever the case and the accents."""
    wanted = folded(name)
    return next((one for one in Organisation.objects.filter(country=country) if folded(one.name) == wanted), None)


def hold_institutions(keys: Set[int]) -> bool:
    """Whether all of them are in the directory, where they stay until the caller's transaction ends."""
    rows = Organisation.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return not keys or len(rows.values_list("pk", flat=True)) == len(keys)


def similar(name: str, offered: Iterable[Organisation]) -> list[Organisation]:
    """Those of *offered* that may be meant by *name*: a part of it, or few letters apart; the likeliest first."""
    by_name: dict[str, list[Organisation]] = {}
    for one in offered:
        by_name.setdefault(folded(one.name), []).append(one)
    wanted = folded(name)
    near = get_close_matches(wanted, by_name, MOST_SIMILAR, LIKENESS)
    near += [known for known in by_name if known not in near and _is_part(wanted, known)]
    return [one for known in near for one in by_name[known]][:MOST_SIMILAR]


def _is_part(wanted: str, known: str) -> bool:
    return min(len(wanted), len(known)) >= SHORTEST_PART and (wanted in known or known in wanted)


def institution_keys() -> Callable[[str, str], int | None]:
    """What finds the key of an institution by its slug or name, as a file writes it, and the country of the line.

    Of several that are called so it is the one of that country; where that does not decide, none.
    """
    by_slug: dict[str, int] = {}
    by_name: dict[str, list[tuple[str, int]]] = {}
    for key, slug, name, country in Organisation.objects.order_by().values_list("pk", "slug", "name", "country"):
        by_slug[slug] = key
        by_name.setdefault(folded(name), []).append((country, key))

    def find(written: str, country: str) -> int | None:
        if written in by_slug:
            return by_slug[written]
        namesakes = by_name.get(folded(written), []) if written else []
        of_country = [one for one in namesakes if one[0] == country] or namesakes
        return of_country[0][1] if len(of_country) == 1 else None

    return find


def label_of(institution: Organisation) -> str:
    """Its name with its country, as a list offers it."""
    return f"{institution.name} ({country_name(institution.country)})" if institution.country else institution.name
