"""Recommendations that are not in practice everywhere: what a next cycle may take over of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import SETTLED, Response, ResponseState
from tinkuy.practice.responses.queries import communicable, furthest_by_place, published_words
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import LEFT, Evidence, Finding, FindingState


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    """Those that some country has neither put into practice nor rejected, or that no country was asked about."""
    findings = list(communicable(cycle))
    answers, sessions = _answers(findings), _first_sessions(findings)
    points = [_point(finding, answers[finding.pk], sessions.get(finding.pk)) for finding in findings]
    return [point for point in points if point.is_open]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    """In the words that were published: others than the former team read them, and a proposal may be reworded since."""
    rows = Finding._base_manager.filter(public_id__in=keys, kind=FindingKind.RECOMMENDATION).exclude(state__in=LEFT)
    findings = list(rows.order_by("number"))
    answers = _answers(findings)
    words: dict[int, Mapping[str, str]] = {one.pk: one.text for one in findings if one.state == FindingState.PUBLISHED}
    words |= published_words([one for one in findings if one.pk not in words])
    return {
        finding.public_id: replace(_point(finding, answers[finding.pk]), words=words[finding.pk])
        for finding in findings
        if finding.pk in words
    }


def _answers(findings: Sequence[Finding]) -> Mapping[int, dict[str, list[str]]]:
    """Of each recommendation the countries in each state, and the bodies without one, by their names."""
    answers: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    responses = Response._base_manager.filter(finding__in=findings).order_by("country", "pk")
    names = dict(responses.values_list("institution_id", "institution__name"))
    rows = responses.values_list("finding_id", "country", "institution_id", "state")
    for (finding, place), state in furthest_by_place(rows).items():
        answers[finding][state].append(country_name(place) if isinstance(place, str) else str(names[place]))
    return answers


def _first_sessions(findings: Sequence[Finding]) -> Mapping[int, int]:
    """Of each recommendation the place of the session that it was first said in."""
    evidence = Evidence.objects.filter(finding__in=findings)
    sessions = evidence.values_list("finding_id", "excerpt__webinar__ordinal")
    return dict(reversed(list(sessions)))


def _point(finding: Finding, by_state: Mapping[str, list[str]], session: int | None = None) -> OpenPoint:
    unfinished = [state for state in ResponseState if state not in SETTLED and state in by_state]
    facts = [f"{state.label}: {listed(sorted(by_state[state]))}" for state in unfinished]
    return OpenPoint(
        key=finding.public_id,
        code=finding.label,
        words=finding.text,
        facts=facts or ([] if by_state else [_("No country was asked yet")]),
        is_open=bool(unfinished) or not by_state,
        session=session,
    )


UNFINISHED_RECOMMENDATIONS = PointSource(
    kind="recommendation",
    place=3,
    heading=gettext_lazy("Recommendations that are not finished"),
    left_open=_left_open,
    named=_named,
)
