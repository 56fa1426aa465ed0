"""What each focal point did, counted from the record; nobody types it.

A count is of sessions, findings, answers: never of persons. What a country does not show of its answers is in none.
Read of several cycles at once, in a number of queries that does not grow with them.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from django.db.models import F, Prefetch
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.dialogue.agreements.queries import summary_of, under_present_regime
from tinkuy.dialogue.agreements.rules import has_confirmed, may_be_public, names_parties
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.rules import took_place
from tinkuy.practice.adoptions.models import PRACTISED, Adoption
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.practice.verification.models import Verification, VerificationState, Verifier
from tinkuy.publication.versions.models import Approval, PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Validation

NOBODY_READ = AgreementParty._base_manager.defer("sealed_name", "sealed_email").order_by("id")
"""Parties by their answers: of none is it read whom they are asked by."""

type Things = Callable[[Collection[int], int, str], Iterable[int]]
"""Of cycles, a person and the country that they are focal point of: the cycle of each thing that is counted."""


def credit_of(cycle: Cycle, person: int, country: str) -> dict[str, int]:
    """Of the *person* with this key, in one cycle, by kind in their order; without those of which there is none."""
    return credit_by_cycle([cycle.pk], person, country).get(cycle.pk, {})


def credit_by_cycle(cycles: Collection[int], person: int, country: str) -> dict[int, dict[str, int]]:
    """The same of each of *cycles* in which there is any."""
    credit: dict[int, dict[str, int]] = {}
    with scopes_disabled():
        for kind, (things, _words) in KINDS.items():
            for cycle, count in Counter(things(cycles, person, country)).items():
                credit.setdefault(cycle, {})[kind] = count
    return credit


def added_up(credits: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Of several cycles together, by kind in their order."""
    total = sum((Counter(one) for one in credits), Counter[str]())
    return {kind: total[kind] for kind in KINDS if total[kind]}


def credit_lines(credit: Mapping[str, int], country: str) -> list[tuple[int, str]]:
    """Each count with its words; a kind that this program does not know is left out."""
    place = country_name(country)
    return [
        (credit[kind], words(credit[kind]) % {"country": place})
        for kind, (_things, words) in KINDS.items()
        if credit.get(kind)
    ]


def _hosted(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    sessions = Webinar.objects.filter(cycle__in=cycles, host_country=country)
    return [webinar.cycle_id for webinar in sessions if took_place(webinar)]


def _parts_led(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Of parts whose regime lets it be said who was there."""
    segments = Segment.objects.filter(cycle__in=cycles, lead=person, regime__in=(Regime.PUBLIC, Regime.ATTRIBUTION))
    return [one.cycle_id for one in segments.select_related("webinar") if took_place(one.webinar)]


def _threads(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    hooks = Hook.objects.filter(cycle__in=cycles, responsible=person, state__in=(HookState.PLANTED, HookState.RESOLVED))
    return hooks.order_by().values_list("cycle_id", flat=True)


def _validations(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Findings that a sheet in force prints, whatever was answered: the sheet says who validated."""
    printed = PublishedFinding.objects.filter(version__retired_at=None).values("finding")
    own = Validation.objects.filter(cycle__in=cycles, person=person, country=country, finding__in=printed)
    return [cycle for cycle, _finding in own.order_by().values_list("cycle_id", "finding_id").distinct()]


def _approvals(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Sheets in force whose exact words the person signed."""
    signed = Approval.objects.filter(cycle__in=cycles, person=person, sheet__versions__retired_at=None)
    in_force = signed.exclude(sheet__versions=None).order_by()
    return [cycle for cycle, _sheet in in_force.values_list("cycle_id", "sheet_id").distinct()]


def _responses(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Answers that the country lets everybody read: to count the others would tell that they were given."""
    own = Response.objects.filter(cycle__in=cycles, focal_point=person, country=country)
    readable = own.exclude(openness=Openness.CLOSED).exclude(state=ResponseState.NO_ANSWER)
    return readable.order_by().values_list("cycle_id", flat=True)


def _verifications(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Looks at another country's practice that it shows."""
    concluded = Verification.objects.filter(cycle__in=cycles, state=VerificationState.CONCLUDED, is_public=True)
    own = concluded.filter(verifier=Verifier.PEER, concluded_by=person, country=country)
    return own.exclude(response__country=F("country")).order_by().values_list("cycle_id", flat=True)


def _adoptions(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Practices that another country took over from an answer that the person accompanied, where both show that."""
    adopted = Adoption.objects.filter(cycle__in=cycles, origin_country=country, origin__focal_point=person)
    adopted = adopted.filter(state__in=PRACTISED).exclude(openness=Openness.CLOSED).exclude(credit=Openness.CLOSED)
    adopted = adopted.exclude(origin__openness=Openness.CLOSED)
    return adopted.order_by().values_list("cycle_id", flat=True)


def _agreements(cycles: Collection[int], person: int, country: str) -> Iterable[int]:
    """Public agreements in force that name their parties, which the person confirmed for the country. Of each its words
    and its parties are read, and no question that it came from.
    """
    own = AgreementParty.objects.filter(cycle__in=cycles, focal_point=person, country=country)
    parties = dict(own.values_list("pk", "agreement_id"))
    rows = Agreement.objects.filter(pk__in=parties.values(), is_public=True).select_related("cycle")
    public = under_present_regime(rows.prefetch_related(Prefetch("parties", queryset=NOBODY_READ)))
    summaries = [summary_of(one) for one in public if may_be_public(one) and names_parties(one)]
    return [
        one.agreement.cycle_id
        for one in summaries
        if one.is_in_force and any(party.pk in parties and has_confirmed(party, one.agreement) for party in one.parties)
    ]


KINDS: dict[str, tuple[Things, Callable[[int], str]]] = {
    "hosted": (_hosted, lambda n: ngettext("session that %(country)s hosted", "sessions that %(country)s hosted", n)),
    "parts_led": (_parts_led, lambda n: ngettext("part of a session led", "parts of sessions led", n)),
    "threads": (_threads, lambda n: ngettext("thread followed", "threads followed", n)),
    "validations": (_validations, lambda n: ngettext("finding validated", "findings validated", n)),
    "approvals": (_approvals, lambda n: ngettext("sheet signed", "sheets signed", n)),
    "responses": (_responses, lambda n: ngettext("answer accompanied", "answers accompanied", n)),
    "verifications": (
        _verifications,
        lambda n: ngettext("practice of another country verified", "practices of other countries verified", n),
    ),
    "adoptions": (
        _adoptions,
        lambda n: ngettext("practice that another country adopted", "practices that other countries adopted", n),
    ),
    "agreements": (_agreements, lambda n: ngettext("agreement confirmed", "agreements confirmed", n)),
}
"""By kind, in the order of a page: how it is counted, and the words that stand beside the number."""
