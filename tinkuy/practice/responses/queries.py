"""What a country was asked and answered: its responses, and sums of them for a page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django_scopes import scopes_disabled

from tinkuy.core.text import Piece, word_diff
from tinkuy.hiding import Audience, CountryAnswers, SafeAnswers, safe
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import local_day
from tinkuy.practice.responses.models import Openness, Response, ResponseLink, ResponseState, ResponseStep
from tinkuy.practice.responses.rules import ENDORSED
from tinkuy.publication.sheets.models import SheetKind, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.evidence.rules import may_publish_passage

from . import rules


def responses_to(finding: Finding) -> QuerySet[Response]:
    """What each addressee answered to *finding*, by country: the trail forward."""
    responses = Response.objects.filter(finding=finding).select_related("institution", "focal_point")
    return responses.order_by("country", "institution__name", "pk")


def news(cycle: Cycle, limit: int = 6, only: Collection[int] | None = None) -> QuerySet[ResponseStep]:
    """The latest steps, the newest first; of the responses whose keys are *only*, where these are named."""
    steps = ResponseStep.objects.filter(cycle=cycle).select_related(
        "response__finding", "response__institution", "recorded_by"
    )
    if only is not None:
        steps = steps.filter(response__in=only)
    return steps.order_by("-taken_on", "-id")[:limit]


def communicable(cycle: Cycle) -> QuerySet[Finding]:
    """The recommendations that countries may be asked about: published ones, and published proposals."""
    ready = Q(state=FindingState.PUBLISHED)
    if is_sheet_published(cycle):
        ready |= Q(is_proposal=True)
    ready_rows = Finding.objects.filter(ready, cycle=cycle, kind=FindingKind.RECOMMENDATION)
    return ready_rows.select_related("cycle").order_by("number")


def not_asked_of(country: str, findings: Sequence[Finding]) -> list[Finding]:
    """Those of *findings* that nobody of *country* was asked about yet."""
    known = set(Response.objects.filter(finding__in=findings, country=country).values_list("finding", flat=True))
    return [finding for finding in findings if finding.pk not in known]


def is_sheet_published(cycle: Cycle) -> bool:
    """A published sheet carries the cycle's findings, the mere proposals among them too."""
    return SheetVersion.objects.filter(
        sheet__cycle=cycle, sheet__kind=SheetKind.SUBJECT, retired_at__isnull=True
    ).exists()


def newest_version_of(finding: Finding) -> SheetVersion | None:
    """The version in force that prints *finding*, in the main language of its cycle where there is one."""
    printed = PublishedFinding.objects.filter(finding=finding, version__retired_at=None).select_related("version")
    versions = [one.version for one in printed.defer("version__content")]
    of_main = [version for version in versions if version.language == finding.cycle.main_language]
    return max(of_main or versions, key=lambda version: version.number, default=None)


def first_published_on(finding: Finding) -> date | None:
    """The day, in the cycle's zone, on which a sheet first printed *finding*; None while none has."""
    printed = PublishedFinding.objects.filter(finding=finding).aggregate(first=Min("version__published_at"))
    return local_day(printed["first"], finding.cycle.zone) if printed["first"] else None


def published_words(proposals: Iterable[Finding]) -> Mapping[int, Mapping[str, str]]:
    """How the sheets in force say the recommendations of *proposals*, by key; of whichever cycles these are."""
    keys = [one.pk for one in proposals if one.is_proposal]
    words: dict[int, dict[str, str]] = defaultdict(dict)
    if not keys:
        return words
    printed = PublishedFinding.objects.filter(finding__in=keys, version__retired_at=None).select_related("version")
    newest: dict[tuple[int, int, str], PublishedFinding] = {}
    for one in printed.order_by("version__number"):
        newest[one.finding_id, one.version.sheet_id, one.version.language] = one
    for one in newest.values():
        for item in one.version.content.get("recommendations") or []:
            if item.get("code") == one.code and item.get("text"):
                words[one.finding_id][one.version.language] = item["text"]
    return words


def mark_of(step: ResponseStep | None) -> str:
    """Which step stands last: another one has another mark."""
    return str(step.pk) if step else ""


def link_with_fingerprint(fingerprint: str) -> ResponseLink | None:
    """The link with this fingerprint, of any cycle, while it opens."""
    with scopes_disabled():
        related = ("cycle", "response__cycle", "response__finding", "response__institution", "role__person")
        link = ResponseLink.objects.filter(fingerprint=fingerprint).select_related(*related).first()
        return link if link is not None and link.opens else None


@dataclass(frozen=True)
class OtherWords:
    """A recommendation as its addressee was asked about it, and as a later version of the sheet says it."""

    before: str
    now: str
    version: SheetVersion

    @property
    def difference(self) -> list[Piece]:
        return word_diff(self.before, self.now)


def other_words(response: Response) -> OtherWords | None:
    """What changed since the addressee was asked, in the language of the sheet; None where it says the same."""
    former, newest = response.version, newest_version_of(response.finding)
    if former is None or newest is None or newest.number <= former.number or newest.language != former.language:
        return None
    before, now = _words_in(former, response.finding), _words_in(newest, response.finding)
    return OtherWords(before, now, newest) if before and now and before != now else None


def _words_in(version: SheetVersion, finding: Finding) -> str:
    printed = PublishedFinding.objects.filter(version=version, finding=finding).first()
    items = version.content.get("recommendations") or []
    return next((str(item.get("text")) for item in items if printed and item.get("code") == printed.code), "")


def with_other_words(cycle: Cycle, responses: Iterable[Response]) -> list[tuple[Response, OtherWords]]:
    """Those of *responses* that a later version asks anew; no query for each where the sheet has none."""
    in_force = SheetVersion.objects.filter(sheet__cycle=cycle, sheet__kind=SheetKind.SUBJECT, retired_at=None)
    last = in_force.aggregate(last=Max("number"))["last"] or 0
    older = [one for one in responses if one.version and one.version.number < last]
    return [(one, words) for one in older if (words := other_words(one))]


def quotes_for_all(response: Response) -> list[Excerpt]:
    """The quotes that its recommendation rests on, as far as their regime lets them be read outside the team.

    Never a participant's question, whose consent may have ended since.
    """
    rows = response.finding.excerpts.exclude(source=Source.QUESTION)
    excerpts = rows.select_related("webinar").order_by("webinar__ordinal", "start_ms")
    quotes = under_present_regime(response.cycle, excerpts)
    return [quote for quote in quotes if may_publish_passage(quote.regime)]


def addressed_institutions(cycle: Cycle, countries: Collection[str]) -> list[tuple[str, Organisation]]:
    """Those of *countries* that were asked about any recommendation, each with the country it answers for."""
    with_institution = Response.objects.filter(cycle=cycle, country__in=countries).exclude(institution=None)
    responses = with_institution.select_related("institution").order_by("country", "institution__name", "pk")
    pairs = {(one.country, one.institution_id): one.institution for one in responses if one.institution}
    return [(country, institution) for (country, _key), institution in pairs.items()]


def open_to(response: Response) -> tuple[str, ...]:
    """The states that this response may go to next."""
    reached = {step.state for step in response.steps.all()}
    return rules.next_states(response.state, reached)


def unanswered(cycle: Cycle, countries: Collection[str]) -> QuerySet[Response]:
    """What *countries* were asked and have said nothing to, in the order of the recommendations."""
    waiting = Response.objects.filter(cycle=cycle, country__in=countries, state=ResponseState.NO_ANSWER)
    return waiting.select_related("finding", "institution", "focal_point").order_by("finding__number", "country")


type Place = str | int
"""Who stands somewhere: a country by its code, or a body without one by the key of its institution."""


def place_of(country: str, institution: int | None) -> Place:
    return country or institution or ""


def furthest_by_place[F](rows: Iterable[tuple[F, str, int | None, str]]) -> dict[tuple[F, Place], str]:
    """Of *rows* (recommendation, country, institution, state) where each country stands with each recommendation.

    A country does it when one of its institutions does. Who has no country stands for itself.
    """
    states: dict[tuple[F, Place], list[str]] = defaultdict(list)
    for finding, country, institution, state in rows:
        states[finding, place_of(country, institution)].append(state)
    return {place: rules.furthest(of_place) for place, of_place in states.items()}


def states_of(responses: Iterable[Response]) -> dict[tuple[int, Place], str]:
    """The same of *responses*, as they are recorded."""
    return furthest_by_place((one.finding_id, one.country, one.institution_id, one.state) for one in responses)


@dataclass(frozen=True)
class CountryPractice:
    """What one country made of the recommendations that it was asked about, each counted once."""

    responses: int
    agreed_or_further: int
    in_practice: int


@dataclass(frozen=True)
class PracticeSummary:
    """What became of a cycle's recommendations: how often a country stands where with one, never of persons.

    A country counts once for each recommendation however many of its institutions were asked, by the furthest of them.
    `agreed_or_further` counts agreed, under way and in practice; `per_state` holds every state, zeros too.
    """

    responses: int
    agreed_or_further: int
    in_practice: int
    per_state: Mapping[str, int]
    per_country: Mapping[str, CountryPractice]


def summary_of(cycle: Cycle) -> PracticeSummary:
    """The summary of today, by the recorded states, in one query."""
    rows = Response.objects.filter(cycle=cycle).order_by("country", "pk")
    return summary_of_rows(rows.values_list("finding_id", "country", "institution_id", "state"))


def summary_of_rows(rows: Iterable[tuple[int, str, int | None, str]]) -> PracticeSummary:
    """The same of *rows* that were read: recommendation, country, institution, recorded state."""
    places = furthest_by_place(rows)
    total = _count(list(places.values()))
    states = Counter(places.values())
    by_country: dict[str, list[str]] = defaultdict(list)
    for (_finding, place), state in places.items():
        if isinstance(place, str):
            by_country[place].append(state)
    return PracticeSummary(
        responses=total.responses,
        agreed_or_further=total.agreed_or_further,
        in_practice=total.in_practice,
        per_state={state.value: states[state.value] for state in ResponseState},
        per_country={country: _count(of_country) for country, of_country in by_country.items()},
    )


def public_answers(cycles: Iterable[int] | QuerySet[Any, Any]) -> dict[int, SafeAnswers[int]]:
    """Of each cycle what everybody may read of its countries' answers, by each recommendation's number and together.

    What a country lets everybody read is taken away from every count by whoever reads both: only the others' answers
    are hidden among each other. A country counts once for each, by the furthest of its addressees, or of those whose
    answer everybody may read; bodies without a country are not counted. In one query; a cycle without any has no entry.
    """
    rows = Response.objects.filter(cycle__in=cycles).exclude(country="").order_by("pk")
    states_by_openness: dict[tuple[int, int, str], dict[bool, list[str]]] = defaultdict(lambda: defaultdict(list))
    columns = ("cycle_id", "finding__number", "country", "state", "openness")
    for cycle, finding, country, state, openness in rows.values_list(*columns):
        states_by_openness[cycle, finding, country][openness != Openness.CLOSED].append(state)
    closed: dict[int, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    opened: dict[int, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (cycle, finding, country), states in states_by_openness.items():
        if True in states:
            opened[cycle][finding][rules.furthest(states[True])] += 1
        else:
            closed[cycle][finding][country] = rules.furthest(states[False])
    answers = {cycle: safe(CountryAnswers(closed[cycle]), Audience.PUBLIC) for cycle in {*closed, *opened}}
    return {cycle: _with_opened(answers[cycle], closed[cycle], opened[cycle]) for cycle in answers}


def _with_opened(
    answers: SafeAnswers[int], closed: Mapping[int, Mapping[str, str]], opened: Mapping[int, Counter[str]]
) -> SafeAnswers[int]:
    """*answers* of those that let nobody read theirs, with the *opened* ones added wherever a count is told."""
    questions = {*answers.of_questions, *(question for question in opened if not closed.get(question))}
    counted = {
        question: opened.get(question, Counter()) + Counter(answers.of_questions.get(question, {}))
        for question in questions
    }
    is_readable = answers.together is not None or not any(closed.values())
    return SafeAnswers(counted, sum(opened.values(), Counter(answers.together or {})) if is_readable else None)


def _count(states: list[str]) -> CountryPractice:
    return CountryPractice(
        responses=len(states),
        agreed_or_further=sum(state in ENDORSED for state in states),
        in_practice=states.count(ResponseState.IN_PRACTICE),
    )
