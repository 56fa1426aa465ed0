"""Support between countries as its pages read it, and what of it everybody may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Prefetch, Q, QuerySet

from tinkuy.core.languages import reader_language
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import local_day
from tinkuy.practice.adoptions.practices import title_of
from tinkuy.practice.adoptions.queries import adoptable_finding
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.queries import communicable
from tinkuy.practice.support.models import ENDED, UNUSED, PeerSupport, PeerSupportStep, SupportKind, SupportState
from tinkuy.practice.support.rules import is_open_request, is_standing_offer
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState


def whole_supports() -> QuerySet[PeerSupport]:
    """Of every cycle, each with its finding and its steps, in order."""
    steps = PeerSupportStep._base_manager.select_related("recorded_by").order_by("id")
    rows = PeerSupport._base_manager.select_related("cycle", "finding__cycle", "origin", "made_by")
    return rows.prefetch_related(Prefetch("steps", steps)).order_by("made_at", "id")


def supports_of(cycle: Cycle) -> list[PeerSupport]:
    """All of *cycle*, the latest first."""
    return list(whole_supports().filter(cycle=cycle).order_by("-made_at", "-id"))


def support_of(cycle: Cycle, public_id: str) -> PeerSupport | None:
    support = whole_supports().filter(cycle=cycle, public_id=public_id).first()
    if support is not None and support.is_from_elsewhere:
        as_printed(support.finding, cycle)
    return support


OPEN_SUPPORTS = RowsOfKeys[PeerSupport](
    lambda cycles: whole_supports().filter(cycle__in=cycles).exclude(state__in=ENDED)
)


def open_supports(cycles: Iterable[int]) -> list[PeerSupport]:
    """Those that have not ended."""
    return OPEN_SUPPORTS.rows(list(cycles))


def standing_offers(finding: Finding, *, for_country: str = "", cycle: Cycle | None = None) -> list[PeerSupport]:
    """What any country may take about *finding*, without what *for_country* offers itself or has taken already.

    *cycle* is where it is offered, if the finding is of another one.
    """
    cycle = cycle or finding.cycle
    rows = whole_supports().filter(cycle=cycle, finding=finding, kind=SupportKind.OFFER, asking="")
    rows = rows.filter(state=SupportState.OFFERED)
    if for_country:
        taken = PeerSupport._base_manager.filter(asking=for_country, origin__in=rows).exclude(state__in=UNUSED)
        rows = rows.exclude(giving=for_country).exclude(pk__in=taken.values("origin"))
    invited = set(cycle.invited_countries.values_list("country", flat=True))
    return [row for row in rows if is_standing_offer(row) and row.giving in invited]


def answers_of(support: PeerSupport) -> list[PeerSupportStep]:
    """Of an open request the last word of each country that answered it, in the order in which they first came."""
    last: dict[str, PeerSupportStep] = {}
    for step in support.steps.all():
        if step.country != support.asking and step.state in (SupportState.OFFERED, SupportState.DECLINED):
            last[step.country] = step
    return list(last.values())


def offers_to(support: PeerSupport) -> list[PeerSupportStep]:
    """Those answers to an open request that offer something."""
    is_open = is_open_request(support)
    return [one for one in answers_of(support) if is_open and one.state == SupportState.OFFERED]


def last_word_on(support: PeerSupport) -> date:
    """The day of its last word; of one that was only begun, the day on which it was."""
    days = (step.taken_on for step in support.steps.all())
    return max(days, default=local_day(support.made_at, support.cycle.zone))


@dataclass(frozen=True)
class PublicSupport:
    """What everybody may read of it: between whom, about what, how far. Never a word that was said on the way.

    One of *asking* and *giving* is empty where it is open to every country.
    """

    asking: str
    giving: str
    finding: Finding
    form: str
    subject: str
    state: str
    since: date

    @property
    def is_pending(self) -> bool:
        """Asked or offered: what is drawn dotted."""
        return self.state in (SupportState.ASKED, SupportState.OFFERED, SupportState.AGREED)

    def other_than(self, country: str) -> str:
        return self.giving if country == self.asking else self.asking


def public_supports(cycles: Iterable[Cycle | int], *, country: str = "") -> list[PublicSupport]:
    """What both of its countries let everybody read, of one *country* or of all, the oldest first; in one query.

    What came to nothing (declined, withdrawn) is never public. *cycles* are those that the reader may know of.
    """
    both = Q(asking_opens=True, giving_opens=True)
    alone = Q(giving="", asking_opens=True) | Q(asking="", giving_opens=True)
    rows = PeerSupport._base_manager.filter(both | alone, cycle__in=cycles).exclude(state__in=UNUSED)
    rows = rows.select_related("finding__cycle").annotate(on=Max("steps__taken_on")).order_by("made_at", "id")
    if country:
        rows = rows.filter(Q(asking=country) | Q(giving=country))
    return [
        PublicSupport(row.asking, row.giving, row.finding, row.form, row.subject, row.state, row.on) for row in rows
    ]


def findings_to_support(cycle: Cycle) -> list[Finding]:
    """What support may be about: published recommendations and good practices, and proposals of a published sheet."""
    practices = Finding.objects.filter(cycle=cycle, kind=FindingKind.GOOD_PRACTICE, state=FindingState.PUBLISHED)
    findings = [*communicable(cycle), *practices.order_by("number")]
    for finding in findings:
        finding.cycle = cycle
    return findings


def finding_elsewhere(cycle: Cycle, public_id: str) -> Finding | None:
    """One of another cycle that *cycle* may ask about, in the words of a sheet in force; None where there is none."""
    finding = adoptable_finding(cycle, public_id) if public_id else None
    return as_printed(finding, cycle) if finding and finding.cycle_id != cycle.pk else None


def as_printed(finding: Finding, cycle: Cycle) -> Finding:
    """For *cycle*, which reads what the sheet says, never what the team of the other cycle writes since."""
    finding.text = {reader_language(): title_of(finding, cycle)}
    return finding


PATH = (SupportState.ASKED, SupportState.AGREED, SupportState.GIVEN, SupportState.CLOSED)


def days_of(support: PeerSupport) -> list[tuple[str, str, date | None]]:
    """The four knots of its way: the state, the word of it, and the day on which it was reached, if it was."""
    first = SupportState.ASKED if support.kind == SupportKind.REQUEST else SupportState.OFFERED
    states = (first, *PATH[1:])
    last = {step.state: step.taken_on for step in support.steps.all()}
    return [(state.value, str(state.label), last.get(state.value)) for state in states]


def supports_requested_by(response: Response) -> list[PeerSupport]:
    """What the country of *response* has asked for by taking an offer about its recommendation."""
    rows = whole_supports().filter(cycle=response.cycle, finding=response.finding, asking=response.country)
    rows = rows.exclude(origin=None)
    return list(rows.exclude(state__in=UNUSED)) if response.country else []


def supports_about(finding: Finding, country: str) -> list[PeerSupport]:
    """Those about *finding* that *country* asked for or gives in its cycle, the latest first."""
    rows = whole_supports().filter(Q(asking=country) | Q(giving=country), cycle=finding.cycle, finding=finding)
    return list(rows.order_by("-made_at", "-id"))
