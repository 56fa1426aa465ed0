"""The recommendations of which a country lets everybody read its answer: the state alone, or the whole of it.

Outside of any scope, of every public cycle. Of an answer whose state alone is public no institution is read, and what
a country shows to nobody is neither listed nor counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from tinkuy.hub.recommendation_page.facts import best_version
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.practice.responses.models import Openness, Response, ResponseState, ResponseStep
from tinkuy.practice.responses.rules import ENDORSED, furthest
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.queries import marks_of
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind


@dataclass(frozen=True)
class PrintedFinding:
    """A recommendation or practice as a version in force words it; `thread` is the page of a recommendation."""

    thread: str
    kind: str
    code: str
    title: str
    language: str


@dataclass(frozen=True)
class CountryAnswer:
    """Where a country stands with one recommendation, by the furthest of the answers that it shows.

    `institutions` are those asked, where it shows the whole of that; `answered_by` those of them that said something.
    """

    cycle: Cycle
    printed: PrintedFinding
    state: str
    on: date | None
    is_whole: bool
    institutions: Sequence[str]
    answered_by: Sequence[str]
    verified: Verification | None

    @property
    def knot(self) -> str:
        return "no_response" if self.state == ResponseState.NO_ANSWER else self.state

    @property
    def is_answered(self) -> bool:
        return self.state != ResponseState.NO_ANSWER

    @property
    def is_agreed(self) -> bool:
        return self.state in ENDORSED

    @property
    def is_in_practice(self) -> bool:
        return self.state == ResponseState.IN_PRACTICE


def country_answers(code: str, language: str) -> list[CountryAnswer]:
    """Those of the newest cycle first, in the order of its sheet; none whose sheet was retired."""
    steps = ResponseStep._base_manager.order_by("taken_on", "id").only("response_id", "state", "taken_on")
    rows = Response._base_manager.filter(country=code, cycle__state__in=ANNOUNCED_STATES)
    responses = list(
        rows.exclude(openness=Openness.CLOSED)
        .select_related("cycle", "institution")
        .prefetch_related(Prefetch("steps", steps))
        .order_by("-cycle__made_at", "finding__number", "pk")
    )
    printed = printed_findings({one.finding_id for one in responses}, language)
    marks = {key: one for key, one in marks_of(responses).items() if one.is_public}
    by_finding: dict[int, list[Response]] = defaultdict(list)
    for one in responses:
        if one.finding_id in printed:
            by_finding[one.finding_id].append(one)
    return [_answer(of_one, printed[finding], marks) for finding, of_one in by_finding.items()]


def _answer(responses: Sequence[Response], printed: PrintedFinding, marks: Mapping[int, Verification]) -> CountryAnswer:
    state = furthest([one.state for one in responses])
    whole = [one for one in responses if one.openness == Openness.WHOLE]
    days = [step.taken_on for one in responses if one.state == state for step in one.steps.all() if step.state == state]
    return CountryAnswer(
        cycle=responses[0].cycle,
        printed=printed,
        state=state,
        on=max(days, default=None),
        is_whole=bool(whole),
        institutions=[one.institution.name for one in whole if one.institution],
        answered_by=[one.institution.name for one in whole if one.institution and one.state != ResponseState.NO_ANSWER],
        verified=next((marks[one.pk] for one in whole if one.pk in marks), None),
    )


def printed_findings(findings: Iterable[int], language: str) -> dict[int, PrintedFinding]:
    """By key, those that a version in force prints, in two queries; the words of each version are read once."""
    keys = set(findings)
    if not keys:
        return {}
    rows = PublishedFinding.objects.filter(finding__in=keys, version__retired_at=None)
    by_finding: dict[int, list[PublishedFinding]] = defaultdict(list)
    for row in rows.select_related("version", "finding__cycle").defer("version__content"):
        by_finding[row.finding_id].append(row)
    chosen = {key: best for key, of_one in by_finding.items() if (best := best_version(of_one, language))}
    words = words_of_versions({one.version_id for one in chosen.values()})
    return {key: _printed(one, words[one.version_id].get(one.code, "")) for key, one in chosen.items()}


def _printed(one: PublishedFinding, title: str) -> PrintedFinding:
    kind = one.finding.kind
    thread = one.finding.public_id if kind == FindingKind.RECOMMENDATION else ""
    return PrintedFinding(thread, kind, one.code, title, one.version.language)


def words_of_versions(versions: Iterable[int]) -> dict[int, dict[str, str]]:
    """Of each version its recommendations and practices by code, as titles: without a full stop."""
    contents = SheetVersion.objects.filter(pk__in=set(versions)).values_list("pk", "content")
    return {
        pk: {
            item["code"]: _title(item)
            for name in ("recommendations", "practices")
            for item in content.get(name) or []
            if item.get("code")
        }
        for pk, content in contents
    }


def _title(item: Mapping[str, str]) -> str:
    return (item.get("heading") or item.get("text") or "").removesuffix(".")
