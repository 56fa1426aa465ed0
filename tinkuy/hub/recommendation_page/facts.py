"""All that the page of a recommendation may tell, read by keys in a number of queries that does not grow.

Everybody reads what stands in the published version, as far as regimes allow it today, and of a country's answer what
that country lets everybody read. No person's row is read. The team reads every answer, each marked as public or not.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.carried_points.queries import went_on_as
from tinkuy.planning.carried_points.rules import may_read_title
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, WebinarState
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hours import local_day
from tinkuy.practice.adoptions.queries import PublicAdoption, adoptions_for_team, public_adoptions
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Openness, Response, ResponseStep
from tinkuy.practice.responses.queries import public_answers, states_of
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.queries import concluded_on
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.queries.attributes import (
    AGENDAS_OF,
    public_country_of,
    regime_at,
    under_present_regime,
)
from tinkuy.systematisation.evidence.rules import current_validations, may_publish_passage
from tinkuy.systematisation.rounds.queries.results import Result, result_of


@dataclass(frozen=True)
class ThreadQuote:
    """A quote, and whether everybody reads it."""

    excerpt: Excerpt
    words: str
    is_public: bool

    @property
    def session(self) -> int:
        return self.excerpt.webinar.ordinal


@dataclass(frozen=True)
class ThreadHook:
    """The expectation that the quotes answered; a minute that its regime hides is None, a country is empty."""

    hook: Hook
    opened: int | None
    picked_up: int | None
    country: str = ""


@dataclass(frozen=True)
class Facts:
    finding: Finding
    language: str
    printed: Sequence[PublishedFinding]
    version: SheetVersion
    content: SheetContent
    item: Item
    quotes: Sequence[ThreadQuote]
    is_open: bool
    hook: ThreadHook | None
    validated: Result
    validated_on: date | None
    responses: Sequence[Response]
    counted: Mapping[str, int] | None
    verified: Sequence[Verification]
    adopted: Sequence[PublicAdoption]
    went_on: CarriedPoint | None
    is_team: bool

    @property
    def cycle(self) -> Cycle:
        return self.finding.cycle

    @property
    def title(self) -> str:
        return title_of(self.item)

    @property
    def published_on(self) -> date:
        return min(local_day(one.version.published_at, self.cycle.zone) for one in self.printed)

    def by_country(self) -> dict[str, str]:
        """Where each country stands by the furthest of its answers that are read; bodies without a country are none."""
        return {place: state for (_, place), state in states_of(self.responses).items() if isinstance(place, str)}

    def unnamed(self) -> Counter[str]:
        """The answers that are counted and whose countries are not named."""
        return Counter(self.counted or {}) - Counter(self.by_country().values())


def versions_with(public_id: str) -> list[PublishedFinding]:
    """Every published version that prints the recommendation, retired ones too; without their texts."""
    printed = PublishedFinding.objects.filter(finding__public_id=public_id, finding__kind=FindingKind.RECOMMENDATION)
    return list(printed.select_related("version", "finding__cycle").defer("version__content"))


def best_version(printed: Sequence[PublishedFinding], language: str) -> PublishedFinding | None:
    """In force: of the reader's language before the others, then the newest, then the cycle's main language."""
    in_force = [one for one in printed if one.version.retired_at is None]

    def place(one: PublishedFinding) -> tuple[bool, int, bool]:
        version, main = one.version, one.finding.cycle.main_language
        return version.language == language, version.number, version.language == main

    return max(in_force, key=place, default=None)


def printed_title(chosen: PublishedFinding) -> str:
    """The recommendation as its published version words it."""
    return title_of(_item_of(SheetContent.from_json(chosen.version.content), chosen))


def title_of(item: Item) -> str:
    """As a title it ends without a full stop."""
    return (item.heading or item.text).removesuffix(".")


def _item_of(content: SheetContent, chosen: PublishedFinding) -> Item:
    return next((one for one in content.recommendations if one.code == chosen.code), Item(code=chosen.code))


def facts_of(printed: Sequence[PublishedFinding], chosen: PublishedFinding, *, is_team: bool) -> Facts:
    """Within the scope of the recommendation's cycle."""
    finding, content = chosen.finding, SheetContent.from_json(chosen.version.content)
    item = _item_of(content, chosen)
    excerpts = list(_excerpts(finding))
    quoted = tuple(sorted({one.country for one in excerpts if one.country}))
    under_present_regime(finding.cycle, excerpts)
    quotes = _quotes(excerpts, item, is_team=is_team)
    validations = current_validations(finding)
    return Facts(
        finding=finding,
        language=chosen.version.language,
        printed=printed,
        version=chosen.version,
        content=content,
        item=item,
        quotes=quotes,
        is_open=all(may_publish_passage(one.regime) for one in excerpts),
        hook=_hook(finding.cycle, quotes),
        validated=result_of(finding, quoted, tuple(invited_countries(finding.cycle))),
        validated_on=max((local_day(one.given_at, finding.cycle.zone) for one in validations), default=None),
        responses=_responses(finding, is_team=is_team),
        verified=concluded_on(finding, for_everybody=not is_team),
        counted=_counted(finding),
        adopted=adoptions_for_team(finding) if is_team else public_adoptions(findings=[finding]),
        went_on=_went_on(finding, is_team=is_team),
        is_team=is_team,
    )


def _excerpts(finding: Finding) -> Sequence[Excerpt]:
    """What was asked or noted live is read where the quote stands: its own row may tell who wrote it."""
    quotes = Excerpt.objects.filter(evidence__finding=finding).select_related("webinar", "hook__origin", "hook__target")
    return list(quotes.order_by("webinar__ordinal", "start_ms", "start"))


def _quotes(excerpts: Sequence[Excerpt], item: Item, *, is_team: bool) -> list[ThreadQuote]:
    """Everybody reads those that are printed and that the present regime lets be; never a participant's question, whose
    consent may have ended since.
    """
    printed: dict[tuple[int, str, str], list[str]] = {}
    for one in item.evidence:
        printed.setdefault((one.webinar, one.clock, one.source), []).append(one.text)
    quotes = []
    for excerpt in excerpts:
        words = printed.get((excerpt.webinar.ordinal, excerpt.clock, excerpt.source if excerpt.is_live else ""), [])
        is_printed = bool(words) and (excerpt.source == Source.POLL or excerpt.text in words)
        if is_printed and may_publish_passage(excerpt.regime) and excerpt.source != Source.QUESTION:
            printed_words = words[0] if excerpt.source == Source.POLL else excerpt.text
            quotes.append(ThreadQuote(excerpt, printed_words, is_public=True))
        elif is_team:
            quotes.append(ThreadQuote(excerpt, excerpt.text, is_public=False))
    return quotes


def _hook(cycle: Cycle, quotes: Sequence[ThreadQuote]) -> ThreadHook | None:
    """The first one that the quotes answered; its minutes as the regime of each moment allows."""
    answered = {one.excerpt.hook.pk: one.excerpt.hook for one in quotes if one.excerpt.hook is not None}
    hooks = [hook for hook in answered.values() if hook.state == HookState.RESOLVED and hook.target is not None]
    hook = min(hooks, key=lambda one: one.number, default=None)
    if hook is None or hook.origin.state in (WebinarState.DRAFT, WebinarState.CANCELLED):
        return None
    agendas: dict[int, list[Segment]] = {}
    for segment in AGENDAS_OF.rows(cycle.pk, cycle.pk):
        agendas.setdefault(segment.webinar_id, []).append(segment)

    def readable(webinar: int | None, second: int | None) -> int | None:
        if webinar is None or second is None:
            return None
        regime = regime_at(agendas.get(webinar, []), second * 1000, cycle.default_regime)
        return second if may_publish_passage(regime) else None

    opened = readable(hook.origin_id, hook.planted_second)
    country = public_country_of(hook, agendas.get(hook.origin_id, []), cycle.default_regime)
    return ThreadHook(hook, opened, readable(hook.target_id, hook.resolved_second), country)


def _responses(finding: Finding, *, is_team: bool) -> list[Response]:
    """Those of countries that let everybody read theirs; the team reads all."""
    actions, steps = KeyAction.objects.order_by("due_on", "id"), ResponseStep.objects.order_by("taken_on", "id")
    rows = Response.objects.filter(finding=finding).select_related("institution", "version").defer("version__content")
    rows = rows if is_team else rows.exclude(openness=Openness.CLOSED)
    return list(rows.prefetch_related(Prefetch("actions", actions), Prefetch("steps", steps)).order_by("country"))


def _counted(finding: Finding) -> Mapping[str, int] | None:
    answers = public_answers([finding.cycle_id]).get(finding.cycle_id)
    return answers.of_questions.get(finding.number) if answers else None


def _went_on(finding: Finding, *, is_team: bool) -> CarriedPoint | None:
    """What the next cycle made of it, once that one is public; the team of this cycle reads no more of it here."""
    points = went_on_as(finding.cycle, "recommendation", [finding.public_id])
    return next((one for one in points if may_read_title(None, one.cycle)), None)
