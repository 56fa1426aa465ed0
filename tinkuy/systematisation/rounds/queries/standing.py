"""The rounds in which countries validate: what is asked of whom, who owes an answer, what silence means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.people.countries import country_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.team.queries import is_last_of_its_kind
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.kind_details import lacks_addressee
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Validation, Verdict
from tinkuy.systematisation.evidence.queries.findings import AVATARS, FindingSummary, finding_summaries, place_of
from tinkuy.systematisation.rounds.models import TO_READ, RoundFinding, ValidationRound


def open_round_of(cycle: Cycle) -> ValidationRound | None:
    """The round that still takes answers, if there is one."""
    latest = ValidationRound.objects.filter(cycle=cycle, closed_at=None).first()
    return latest if latest and latest.takes_answers(day_of(cycle)) else None


def rounds_of(cycle: Cycle) -> list[ValidationRound]:
    """All of them, the newest first."""
    return list(ValidationRound.objects.filter(cycle=cycle).select_related("opened_by").order_by("-number"))


def round_with(cycle: Cycle, number: int) -> ValidationRound | None:
    rounds = ValidationRound.objects.filter(cycle=cycle, number=number)
    return rounds.select_related("cycle", "opened_by").first()


def last_round_finding(finding: Finding) -> RoundFinding | None:
    """Where a finding was put to the countries last."""
    return finding.asked_in.select_related("round__cycle").order_by("round__number").last()


def silence_agrees(finding: Finding) -> bool:
    """Whether who said nothing of the words as they stand agrees by now, as the round of *finding* stated."""
    round_finding = last_round_finding(finding)
    return bool(
        round_finding and is_silence_agreement(round_finding, finding.content_hash, day_of(round_finding.round.cycle))
    )


def is_silence_agreement(round_finding: RoundFinding, words: str, today: date) -> bool:
    """Silence means something only after the deadline, and only of words that could be read for some days."""
    opened = round_finding.round
    had_time = round_finding.content_hash == words and opened.closes_on - round_finding.asked_on >= TO_READ
    return opened.silence == Silence.CONSENTS and not opened.takes_answers(today) and had_time


def earliest_deadline(cycle: Cycle) -> date:
    return day_of(cycle) + TO_READ


def ends_at(opened: ValidationRound) -> datetime:
    """The end of the deadline's day in the cycle's zone."""
    return datetime.combine(opened.closes_on + timedelta(days=1), time(), tzinfo=ZoneInfo(opened.cycle.zone))


def findings_to_ask(cycle: Cycle) -> list[Finding]:
    """What a new round may put to the countries: not published, not left out, not validated in other words yet."""
    return [one for one in _unpublished(cycle) if not lacks_addressee(one.kind, one.details)]


def findings_without_addressee(cycle: Cycle) -> list[Finding]:
    """What a new round may put to the countries only once it says whom it is for."""
    return [one for one in _unpublished(cycle) if lacks_addressee(one.kind, one.details)]


def _unpublished(cycle: Cycle) -> QuerySet[Finding]:
    states = (FindingState.PROPOSED, FindingState.CONTRASTED)
    return Finding.objects.filter(cycle=cycle, state__in=states).order_by("kind", "number")


@dataclass(frozen=True)
class Standing:
    """Where a country stands in a round: what concerns it, and what it answered of that."""

    country: str
    owed: tuple[FindingSummary, ...]
    answered: tuple[Validation, ...]
    has_focal_point: bool

    @property
    def finding_count(self) -> int:
        return len(self.owed) + len(self.answered)


@dataclass(frozen=True)
class RoundSummary:
    """A round with its findings and where each invited country stands."""

    round: ValidationRound
    findings: tuple[FindingSummary, ...]
    countries: tuple[str, ...]
    with_focal_point: frozenset[str]
    today: date

    @property
    def takes_answers(self) -> bool:
        return self.round.takes_answers(self.today)

    @property
    def may_remind(self) -> bool:
        return self.round.takes_reminders(self.today)

    def concerning(self, country: str) -> list[FindingSummary]:
        """What *country* is asked: the findings that quote it, and those that quote no country."""
        return [one for one in self.findings if concerns(one, country)]

    def others(self, country: str) -> list[FindingSummary]:
        """What quotes only other countries: an answer is welcome, and not waited for."""
        return [one for one in self.findings if not concerns(one, country)]

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Those who owe an answer first, each group in order."""
        each = [self._standing(country) for country in self.countries]
        return tuple(sorted(each, key=lambda one: not one.owed))

    @property
    def owing(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.standings if one.owed)

    def _standing(self, country: str) -> Standing:
        owed, answered = [], []
        for one in self.concerning(country):
            validation = answer_of(one, country)
            if validation:
                answered.append(validation)
            elif one.finding.state == FindingState.CONTRASTED:
                owed.append(one)
        return Standing(country, tuple(owed), tuple(answered), country in self.with_focal_point)


def concerns(one: FindingSummary, country: str) -> bool:
    return country in one.countries or not one.countries


@dataclass(frozen=True)
class Cell:
    """A country at a finding; `is_asked` where it is waited for."""

    country: str
    is_asked: bool
    validation: Validation | None

    @property
    def avatar(self) -> str:
        return AVATARS[Verdict(self.validation.verdict)] if self.validation else "dashed"


def cell_of(one: FindingSummary, country: str) -> Cell:
    return Cell(country, concerns(one, country), answer_of(one, country))


def answer_of(one: FindingSummary, country: str) -> Validation | None:
    """What *country* said of the words as they stand."""
    return next(
        (validation for validation in rules.current_validations(one.finding) if validation.country == country), None
    )


def round_summary(opened: ValidationRound) -> RoundSummary:
    return round_summaries(opened.cycle, [opened])[0]


def round_summaries(cycle: Cycle, rounds: Sequence[ValidationRound]) -> list[RoundSummary]:
    """Rounds as they stand, in a number of queries that grows neither with them nor with their findings."""
    in_rounds = Finding.objects.filter(asked_in__round__in=rounds).select_related("cycle", "written_by").distinct()
    findings = finding_summaries(cycle, in_order(in_rounds.prefetch_related("validations__person")))
    belongs = set(RoundFinding.objects.filter(round__in=rounds).values_list("round_id", "finding_id"))
    with_role = TeamRole.objects.filter(role=Role.FOCAL_POINT, person__is_active=True).values_list("country", flat=True)
    countries, with_focal_point, today = tuple(invited_countries(cycle)), frozenset(with_role), day_of(cycle)

    def of(opened: ValidationRound) -> tuple[FindingSummary, ...]:
        own = (one for one in findings if (opened.pk, one.finding.pk) in belongs)
        return tuple(one for one in own if not one.finding.is_left)

    return [RoundSummary(opened, of(opened), countries, with_focal_point, today) for opened in rounds]


def in_order(findings: Iterable[Finding]) -> Sequence[Finding]:
    return sorted(findings, key=place_of)


def answers_owed_by(team_role: TeamRole) -> Iterator[str]:
    """The open round in which the country of its last focal point has not answered everything."""
    opened = open_round_of(team_role.cycle) if team_role.role == Role.FOCAL_POINT else None
    if opened is None or not is_last_of_its_kind(team_role):
        return
    if any(one.country == team_role.country for one in round_summary(opened).owing):
        words = _("The round of validation still needs the answer %(of_country)s until %(day)s.")
        yield words % {"of_country": country_of(team_role.country), "day": day_with_year(opened.closes_on)}
