"""Findings with their breadth: how many quotes, countries and sessions they rest on, and who validated them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import countries_of
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Validation, Verdict

from .lookup import quotes_of_each, writers_of

AVATARS = {Verdict.YES: "filled", Verdict.WITH_CHANGE: "half", Verdict.OBJECTION: "plain", Verdict.ABSTENTION: "plain"}


@dataclass(frozen=True)
class Voice:
    """What a country says of the words as they stand; without `validation` its answer is pending."""

    country: str
    is_quoted: bool
    validation: Validation | None

    @property
    def avatar(self) -> str:
        return AVATARS[Verdict(self.validation.verdict)] if self.validation else "dashed"


@dataclass(frozen=True)
class FindingSummary:
    """A finding with what it rests on. `per_webinar` counts quotes for each session of the cycle, in order."""

    finding: Finding
    quotes: tuple[Excerpt, ...]
    per_webinar: tuple[int, ...]
    voices: tuple[Voice, ...]
    outdated: tuple[Validation, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(sorted({quote.country for quote in self.quotes if quote.country}))

    @property
    def speakers(self) -> int:
        """How many voices at least: who is known by name is one each; of all whose regime hides them, or who were
        cited live, no more is certain than that somebody spoke.
        """
        named_speakers = {quote.cue.speaker_id for quote in self.quotes if quote.cue and quote.cue.speaker_id}
        return len(named_speakers) or int(self.is_at_least)

    @property
    def is_at_least(self) -> bool:
        """Whether there may be more voices than are counted; the result of a poll is nobody's voice."""
        return any(not (quote.cue and quote.cue.speaker_id) for quote in self.quotes if quote.source != Source.POLL)

    @property
    def webinars(self) -> int:
        return sum(1 for count in self.per_webinar if count)

    @property
    def pending(self) -> tuple[str, ...]:
        return tuple(voice.country for voice in self.voices if not voice.validation)

    @property
    def changes(self) -> tuple[Validation, ...]:
        """Changes asked for and objections: what has to be looked at."""
        validations = (voice.validation for voice in self.voices)
        return tuple(one for one in validations if one and one.verdict in (Verdict.WITH_CHANGE, Verdict.OBJECTION))


def findings_of_cycle(cycle: Cycle, *, state: str = "", kind: str = "") -> list[FindingSummary]:
    """The cycle's findings in the order of the kinds; the same number of queries for one or a hundred."""
    chosen = Finding.objects.select_related("written_by").prefetch_related("validations__person")
    if state:
        chosen = chosen.filter(state=state)
    if kind:
        chosen = chosen.filter(kind=kind)
    return finding_summaries(cycle, sorted(chosen, key=place_of))


def finding_summaries(cycle: Cycle, findings: Sequence[Finding]) -> list[FindingSummary]:
    quotes = quotes_of_each(cycle, findings)
    places = list(Webinar.objects.values_list("ordinal", flat=True))
    return [_summary(finding, quotes[finding.pk], places) for finding in findings]


def counts_by_state(cycle: Cycle) -> dict[str, int]:
    counts = Counter(Finding.objects.filter(cycle=cycle).order_by().values_list("state", flat=True))
    return {state.value: counts[state] for state in FindingState}


def to_validate(cycle: Cycle, person: Person) -> list[tuple[str, FindingSummary]]:
    """Country and finding of what waits for an answer of *person*: first those that quote the country."""
    countries = sorted(countries_of(person, cycle))
    open_now = [one for one in findings_of_cycle(cycle) if rules.is_open_to_validation(one.finding)]
    writers = writers_of(one.finding for one in open_now)
    waiting = [
        (country, one)
        for country in countries
        for one in open_now
        if person.pk not in writers[one.finding.public_id] and country in one.pending
    ]
    return sorted(waiting, key=lambda pair: pair[0] not in pair[1].countries)


def answered(cycle: Cycle, person: Person) -> list[tuple[Validation, Finding]]:
    """What the countries of *person* said of the words as they stand."""
    validations = Validation.objects.filter(country__in=countries_of(person, cycle)).select_related("finding")
    return [(one, one.finding) for one in validations if one.content_hash == one.finding.content_hash]


def is_late(cycle: Cycle, today: date) -> bool:
    return bool(cycle.validate_by and today > cycle.validate_by)


def place_of(finding: Finding) -> tuple[int, int]:
    """For sorting: by the order of the kinds, then by number."""
    return FindingKind.values.index(finding.kind), finding.number


def _summary(finding: Finding, quotes: Sequence[Excerpt], places: Sequence[int]) -> FindingSummary:
    counts = Counter(quote.webinar.ordinal for quote in quotes)
    current = {one.country: one for one in rules.current_validations(finding)}
    quoted = {quote.country for quote in quotes if quote.country}
    voices = tuple(Voice(country, country in quoted, current.get(country)) for country in sorted(quoted | set(current)))
    outdated = tuple(one for one in finding.validations.all() if one.content_hash != finding.content_hash)
    return FindingSummary(finding, tuple(quotes), tuple(counts[place] for place in places), voices, outdated)
