"""What a country said in a cycle, as far as everybody may read it today: its quotes along one lying cord.

A quote shows its session, its minute, its kind, and the code of the finding that a version in force prints; no words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.languages import reader_language
from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import in_language
from tinkuy.design.figures.contribution import Contributed, contribution
from tinkuy.people.countries import country_after
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hooks.queries import WEBINARS_OF
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.quipu.queries import UNSEEN_IN_PUBLIC

MOST_CYCLES = 3
"""The newest that are drawn; the others stand in the list of cycles."""
QUOTES_OF_COUNTRY = CompiledQuery(
    lambda cycle, country: Excerpt.objects.with_scope(cycle=cycle).filter(country=country).defer("text").order_by()
)


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


def contributed_quotes(cycles: Mapping[int, Cycle], country: str) -> list[ContributedQuotes]:
    """In the order of *cycles*, by key, those in which there is a quote of *country* that everybody may read.

    One query says which ones may have any; at most `MOST_CYCLES` of them are looked at.
    """
    quotes = Excerpt._base_manager.filter(cycle__in=cycles, country=country)
    quotes = quotes.exclude(regime__in=rules.NAMELESS).exclude(webinar__state__in=UNSEEN_IN_PUBLIC)
    quoted = set(quotes.order_by().values_list("cycle_id", flat=True).distinct())
    drawn = []
    for cycle in [one for key, one in cycles.items() if key in quoted][:MOST_CYCLES]:
        with scope(cycle=cycle):
            drawn.append(_of_cycle(cycle, country))
    return [of_cycle for of_cycle in drawn if of_cycle.quotes]


def _of_cycle(cycle: Cycle, country: str) -> ContributedQuotes:
    sessions = {one.pk: one for one in WEBINARS_OF.rows(cycle_in_scope()) if one.state not in UNSEEN_IN_PUBLIC}
    rows = under_present_regime(cycle, QUOTES_OF_COUNTRY.rows(cycle_in_scope(), country))
    rows = [one for one in rows if one.webinar_id in sessions and one.country == country]
    public = [one for one in rows if rules.may_publish_passage(one.regime)]
    codes = _printed_codes([one.pk for one in public])
    quotes = [
        Contributed(sessions[one.webinar_id].ordinal, one.minute, one.kind, _code_of(one, codes.get(one.pk, {})))
        for one in sorted(public, key=lambda one: (sessions[one.webinar_id].ordinal, one.start_ms, one.start))
    ]
    last = max((one.ordinal for one in sessions.values()), default=0)
    return ContributedQuotes(cycle, country, quotes, last, max((one.minutes for one in sessions.values()), default=1))


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
