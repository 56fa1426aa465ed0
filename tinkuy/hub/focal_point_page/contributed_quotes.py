"""What a country said in a cycle, as far as everybody may read it today: its quotes along one lying cord.

A quote shows its session, its minute, its kind, and the code of the finding that a version in force prints; no words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.design.figures.contribution import Contributed, contribution
from tinkuy.people.countries import country_after
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence
from tinkuy.systematisation.quipu.queries import quipu_of

MOST_CYCLES = 3
"""The newest that are drawn; the others stand in the list of cycles."""


@dataclass(frozen=True)
class ContributedQuotes:
    """Of one cycle; *minutes* is the length of its longest session."""

    cycle: Cycle
    country: str
    quotes: Sequence[Contributed]
    sessions: int
    minutes: int

    @property
    def counts(self) -> Mapping[str, int]:
        counted = Counter(one.kind for one in self.quotes)
        return {kind.value: counted[kind.value] for kind in FindingKind if counted[kind.value]}

    @property
    def spoke_in(self) -> int:
        """In how many sessions."""
        return len({one.session for one in self.quotes})

    @property
    def figure(self) -> SafeString:
        title = in_language(self.cycle.title, reader_language(), self.cycle.main_language)
        words = {"country": country_after("the", self.country), "cycle": title}
        place = _("Session %(number)s, minute %(minute)s")
        quotes = (
            ". ".join(filter(None, (place % {"number": one.session, "minute": int(one.minute)}, one.code)))
            for one in self.quotes
        )
        return contribution(
            self.quotes,
            sessions=self.sessions,
            minutes=self.minutes,
            title=_("What %(country)s contributed to “%(cycle)s”") % words,
            description="; ".join(quotes),
        )


def contributed_quotes(cycles: Iterable[Cycle], country: str) -> list[ContributedQuotes]:
    """In the order of *cycles*, those in which there is a quote of *country* that everybody may read."""
    drawn: list[ContributedQuotes] = []
    for cycle in cycles:
        with scope(cycle=cycle):
            of_cycle = _of_cycle(cycle, country)
        if of_cycle.quotes:
            drawn.append(of_cycle)
        if len(drawn) == MOST_CYCLES:
            break
    return drawn


def _of_cycle(cycle: Cycle, country: str) -> ContributedQuotes:
    data = quipu_of(cycle, public=True, country=country)
    codes = _printed_codes([one.pk for row in data.passages.values() for one in row])
    quotes = [
        Contributed(cord.number, one.minute, one.kind, _code_of(one, codes.get(one.pk, {})))
        for cord in data.cords
        for one in data.passages[cord.number]
    ]
    minutes = max((cord.minutes for cord in data.cords), default=1)
    return ContributedQuotes(cycle, country, quotes, max((cord.number for cord in data.cords), default=0), minutes)


def _printed_codes(excerpts: Sequence[int]) -> dict[int, dict[str, str]]:
    """By the key of each excerpt, of each kind the first code that a version in force gives a finding resting on it."""
    if not excerpts:
        return {}
    evidence = Evidence.objects.filter(excerpt__in=excerpts).order_by("finding__number")
    rows = list(evidence.values_list("excerpt_id", "finding_id", "finding__kind"))
    in_force = PublishedFinding.objects.filter(finding__in={row[1] for row in rows}, version__retired_at=None)
    printed = dict(in_force.order_by("version__number", "pk").values_list("finding_id", "code"))
    codes: dict[int, dict[str, str]] = {}
    for excerpt, finding, kind in rows:
        if finding in printed:
            codes.setdefault(excerpt, {}).setdefault(kind, printed[finding])
    return codes


def _code_of(excerpt: Excerpt, codes: Mapping[str, str]) -> str:
    """Of the finding of its own kind before that of another."""
    return codes.get(excerpt.kind) or next(iter(codes.values()), "")
