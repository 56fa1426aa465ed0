"""Which countries could give support on a finding, best first, and why: a rule that every page says in a sentence.

A country is named because it offers it, because it does it (under way or in practice, better still with the eyes of
another country on it), because it adopted it, or because it does another thing under the same code of the codebook.
That it agreed with the finding when it was validated, and answers in the reader's language, is said besides.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core.languages import listed, names_in_sentence, reader_language
from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.adoptions.models import Adoption, AdoptionState
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.support.queries import standing_offers
from tinkuy.practice.verification.queries import marks_of
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding, Verdict
from tinkuy.systematisation.evidence.rules import current_validations

DOING = (ResponseState.IN_PRACTICE, ResponseState.UNDER_WAY)
"""The states in which a country has something to show, the furthest first."""
MOST_WRITTEN_TO = 3
"""How many countries are written to of a request that is open to all."""


@dataclass(frozen=True)
class Match:
    """A country that could help, each reason in words; `offers` are what it offers to all about the finding."""

    country: str
    rank: int
    reasons: Sequence[str]
    offers: Sequence[PeerSupport] = field(default=())

    @property
    def why(self) -> str:
        return "; ".join(self.reasons)

    @property
    def sentence(self) -> str:
        """«Ecuador: en práctica desde el 18 de septiembre de 2020, verificado por Perú; responde en español»."""
        return _("%(country)s: %(why)s") % {"country": country_name(self.country), "why": self.why}


def matches_for(
    finding: Finding, country: str, *, for_everybody: bool = False, cycle: Cycle | None = None
) -> list[Match]:
    """The countries other than *country* that could support it with *finding*, best first, then by their names.

    *for_everybody* reads only what each country lets everybody read of its answers. So does *cycle*, where another one
    published the finding: of the countries that it invited it names those that show everybody what they do.
    """
    cycle = cycle or finding.cycle
    is_elsewhere = cycle.pk != finding.cycle_id
    invited = set(cycle.invited_countries.values_list("country", flat=True)) - {country}
    facts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    offers: dict[str, list[PeerSupport]] = defaultdict(list)
    for offer in standing_offers(finding, for_country=country, cycle=cycle):
        offers[offer.giving].append(offer)
        facts[offer.giving].append((32, _("offers “%(subject)s”") % {"subject": offer.subject}))
    reads_public = for_everybody or is_elsewhere
    with scopes_disabled():  # each names its cycle
        done = [*_practices(finding, reads_public, is_elsewhere), *_adoptions(finding, cycle, reads_public)]
    for code, rank, words in done:
        facts[code].append((rank, words))
    named = {code for code in facts if code in invited}
    more = [] if for_everybody else _languages(cycle, named)
    for code, rank, words in (*more, *(() if reads_public else _validated(finding, named))):
        facts[code].append((rank, words))
    matches = [_match(code, facts[code], offers[code]) for code in named]
    return sorted(matches, key=lambda one: (-one.rank, country_name(one.country)))


def _match(country: str, facts: Sequence[tuple[int, str]], offers: Sequence[PeerSupport]) -> Match:
    best_first = sorted(facts, key=lambda fact: -fact[0])
    return Match(country, sum(rank for rank, _words in facts), [words for _rank, words in best_first], offers)


def likely_givers(support: PeerSupport) -> list[str]:
    """Who is told of a request that is open to all: those who do it, or another thing under the same code."""
    return [one.country for one in matches_for(support.finding, support.asking, cycle=support.cycle)][:MOST_WRITTEN_TO]


def _practices(finding: Finding, for_everybody: bool, is_elsewhere: bool) -> list[tuple[str, int, str]]:
    """Of each country what it does: this recommendation first, else one that shares a code with it.

    The codes of another cycle are its own.
    """
    rows = Response.objects.filter(cycle=finding.cycle, state__in=DOING).exclude(country="")
    if for_everybody:
        rows = rows.exclude(openness=Openness.CLOSED)
    responses = list(rows.select_related("cycle", "finding").prefetch_related("steps").order_by("pk"))
    marks = marks_of([one for one in responses if one.finding_id == finding.pk])
    if for_everybody:
        marks = {key: one for key, one in marks.items() if one.is_public}
    best: dict[str, tuple[int, str]] = {}
    others = set() if is_elsewhere else {one.finding_id for one in responses} - {finding.pk}
    shared = _shared_codes(finding, others)
    for one in responses:
        if one.finding_id == finding.pk:
            mark = marks.get(one.pk)
            fact = (_rank(one, 8) + (4 if mark else 0), _practice_words(one, mark.country if mark else ""))
        elif one.finding_id in shared:
            fact = (_rank(one, 2), _theme_words(one, shared[one.finding_id]))
        else:
            continue
        best[one.country] = max(best.get(one.country, (0, "")), fact)
    return [(country, rank, words) for country, (rank, words) in best.items()]


def _adoptions(finding: Finding, cycle: Cycle, for_everybody: bool) -> list[tuple[str, int, str]]:
    """Who took it over from another country knows what had to be adapted."""
    cycles = {finding.cycle_id, cycle.pk}
    rows = Adoption.objects.filter(cycle__in=cycles, finding=finding, state=AdoptionState.ADOPTED)
    if for_everybody:
        rows = rows.exclude(openness=Openness.CLOSED)
    countries = rows.order_by("adopted_on", "pk").values_list("country", flat=True)
    return [(code, 6, _("adopted it from another country")) for code in dict.fromkeys(countries)]


def _rank(response: Response, most: int) -> int:
    return most if response.state == ResponseState.IN_PRACTICE else most // 2


def _began(response: Response) -> date | None:
    days = [step.taken_on for step in response.steps.all() if step.state == response.state]
    return max(days, default=None)


def _practice_words(response: Response, verified_by: str) -> str:
    day = _began(response)
    words = str(ResponseState(response.state).label).lower()
    if day:
        words = _("%(state)s since %(day)s") % {"state": words, "day": day_with_year(day)}
    if not verified_by:
        return words
    return _("%(practice)s, verified by %(country)s") % {
        "practice": words,
        "country": country_name(verified_by),
    }


def _theme_words(response: Response, codes: Collection[Mapping[str, str]]) -> str:
    main = response.cycle.main_language
    names = sorted(in_language(name, reader_language(), main) for name in codes)
    state = str(ResponseState(response.state).label).lower()
    return _("%(label)s %(state)s, on the same theme (%(codes)s)") % {
        "label": response.finding.label,
        "state": state,
        "codes": listed(names[:2]),
    }


def _shared_codes(finding: Finding, others: Collection[int]) -> dict[int, list[Mapping[str, str]]]:
    """Of each of the *other* findings the codes that its quotes share with those of *finding*."""
    own = set(Excerpt.objects.filter(findings=finding).exclude(code=None).values_list("code", flat=True))
    if not own or not others:
        return {}
    names = dict(Code.objects.filter(pk__in=own).values_list("pk", "name"))
    rows = Excerpt.objects.filter(findings__in=others, code__in=own).values_list("findings", "code")
    shared: dict[int, list[Mapping[str, str]]] = defaultdict(list)
    for other, code in dict.fromkeys(rows):
        if other in others:
            shared[other].append(names[code])
    return shared


def _validated(finding: Finding, countries: Collection[str]) -> list[tuple[str, int, str]]:
    agreed = {one.country for one in current_validations(finding) if one.verdict == Verdict.YES}
    return [(code, 1, _("agreed with %(label)s") % {"label": finding.label}) for code in agreed & set(countries)]


def _languages(cycle: Cycle, countries: Collection[str]) -> list[tuple[str, int, str]]:
    """In which languages the focal points of each answer; the reader's own counts."""
    roles = TeamRole.objects.filter(cycle=cycle, role=Role.FOCAL_POINT, country__in=countries, person__is_active=True)
    spoken: dict[str, set[str]] = defaultdict(set)
    for country, language in roles.exclude(TeamRole.AWAITED).values_list("country", "person__language"):
        spoken[country].add(language)
    return [
        (
            code,
            int(reader_language() in languages),
            _("answers in %(languages)s") % {"languages": listed(sorted(names_in_sentence(languages)))},
        )
        for code, languages in spoken.items()
    ]
