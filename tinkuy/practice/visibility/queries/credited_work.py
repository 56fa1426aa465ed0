"""What is counted for a focal point: each kind of thing by its own query, whichever cycles it is of.

A count is of sessions, findings, answers: never of persons. What a country does not show of its answers is in none.
"""

from collections.abc import Callable, Collection, Iterable

from django.db.models import F, Prefetch
from django.utils.translation import ngettext

from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.dialogue.agreements.queries import summary_of, under_present_regime
from tinkuy.dialogue.agreements.rules import has_confirmed, may_be_public, names_parties
from tinkuy.planning.cycles.models.cycle import Regime
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

type Who = tuple[int, str]
"""A person, by their key, and the country that they are focal point of."""
type Things = Callable[[Collection[int], Collection[Who]], Iterable[tuple[int, Who]]]
"""Of cycles and of whom: the cycle of each thing that is counted, and for whom."""


def _persons(whose: Collection[Who]) -> set[int]:
    return {person for person, _country in whose}


def _countries(whose: Collection[Who]) -> set[str]:
    return {country for _person, country in whose}


def _of_persons(things: Iterable[tuple[int, int | None]], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Each of *things*, a cycle and a person, for whatever country that one is focal point of."""
    return [(cycle, who) for cycle, person in things for who in whose if who[0] == person]


def _of_both(things: Iterable[tuple[int, int, str]], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Those of *things*, a cycle, a person and a country, that are of both."""
    return [(cycle, (person, country)) for cycle, person, country in things if (person, country) in whose]


def _hosted(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    sessions = Webinar.objects.filter(cycle__in=cycles, host_country__in=_countries(whose))
    hosted = [(one.cycle_id, one.host_country) for one in sessions if took_place(one)]
    return [(cycle, who) for cycle, country in hosted for who in whose if who[1] == country]


def _parts_led(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Of parts whose regime lets it be said who was there."""
    regimes = (Regime.PUBLIC, Regime.ATTRIBUTION)
    segments = Segment.objects.filter(cycle__in=cycles, lead__in=_persons(whose), regime__in=regimes)
    parts = [one for one in segments.select_related("webinar") if took_place(one.webinar)]
    return _of_persons([(one.cycle_id, one.lead_id) for one in parts], whose)


def _threads(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    followed = (HookState.PLANTED, HookState.RESOLVED)
    hooks = Hook.objects.filter(cycle__in=cycles, responsible__in=_persons(whose), state__in=followed)
    return _of_persons(hooks.order_by().values_list("cycle_id", "responsible_id"), whose)


def _validations(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Findings that a sheet in force prints, whatever was answered: the sheet says who validated."""
    printed = PublishedFinding.objects.filter(version__retired_at=None).values("finding")
    own = Validation.objects.filter(cycle__in=cycles, person__in=_persons(whose), finding__in=printed)
    rows = own.order_by().values_list("cycle_id", "person_id", "country", "finding_id").distinct()
    return _of_both([(cycle, person, country) for cycle, person, country, _finding in rows], whose)


def _approvals(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Sheets in force whose exact words the person signed."""
    persons = _persons(whose)
    signed = Approval.objects.filter(cycle__in=cycles, person__in=persons, sheet__versions__retired_at=None)
    rows = signed.exclude(sheet__versions=None).order_by().values_list("cycle_id", "person_id", "sheet_id").distinct()
    return _of_persons([(cycle, person) for cycle, person, _sheet in rows], whose)


def _responses(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Answers that the country lets everybody read: to count the others would tell that they were given."""
    own = Response.objects.filter(cycle__in=cycles, focal_point__in=_persons(whose))
    readable = own.exclude(openness=Openness.CLOSED).exclude(state=ResponseState.NO_ANSWER)
    return _of_both(readable.order_by().values_list("cycle_id", "focal_point_id", "country"), whose)


def _verifications(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Looks at another country's practice that it shows."""
    concluded = Verification.objects.filter(cycle__in=cycles, state=VerificationState.CONCLUDED, is_public=True)
    own = concluded.filter(verifier=Verifier.PEER, concluded_by__in=_persons(whose))
    rows = own.exclude(response__country=F("country")).order_by()
    return _of_both(rows.values_list("cycle_id", "concluded_by_id", "country"), whose)


def _adoptions(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Practices that another country took over from an answer that the person accompanied, where both show that."""
    adopted = Adoption.objects.filter(cycle__in=cycles, origin__focal_point__in=_persons(whose))
    adopted = adopted.filter(state__in=PRACTISED).exclude(openness=Openness.CLOSED).exclude(credit=Openness.CLOSED)
    adopted = adopted.exclude(origin__openness=Openness.CLOSED)
    return _of_both(adopted.order_by().values_list("cycle_id", "origin__focal_point_id", "origin_country"), whose)


def _agreements(cycles: Collection[int], whose: Collection[Who]) -> Iterable[tuple[int, Who]]:
    """Public agreements in force that name their parties, which the person confirmed for the country. Of each its words
    and its parties are read, and no question that it came from.
    """
    own = AgreementParty.objects.filter(cycle__in=cycles, focal_point__in=_persons(whose))
    rows = own.values_list("pk", "agreement_id", "focal_point_id", "country")
    parties = {pk: (agreement, (person, country)) for pk, agreement, person, country in rows}
    parties = {pk: one for pk, one in parties.items() if one[1] in whose}
    agreements = Agreement.objects.filter(pk__in={one[0] for one in parties.values()}, is_public=True)
    agreements = agreements.select_related("cycle").prefetch_related(Prefetch("parties", queryset=NOBODY_READ))
    public = [one for one in under_present_regime(agreements) if may_be_public(one) and names_parties(one)]
    in_force = [summary for summary in map(summary_of, public) if summary.is_in_force]
    return [
        (summary.agreement.cycle_id, who)
        for summary in in_force
        for who in {
            parties[party.pk][1]
            for party in summary.parties
            if party.pk in parties and has_confirmed(party, summary.agreement)
        }
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
