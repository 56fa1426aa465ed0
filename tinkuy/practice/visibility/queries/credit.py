"""What each focal point did, counted from the record of the cycle in scope; nobody types it.

A count is of sessions, findings, answers: never of persons. What a country does not show of its answers is in none.
"""

from collections.abc import Callable, Mapping

from django.db.models import F
from django.utils.translation import ngettext

from tinkuy.dialogue.agreements.models import AgreementParty
from tinkuy.dialogue.agreements.queries import summaries
from tinkuy.dialogue.agreements.rules import has_confirmed, may_be_public, names_parties
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.rules import took_place
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.practice.verification.models import Verification, VerificationState, Verifier
from tinkuy.publication.versions.models import Approval
from tinkuy.systematisation.evidence.models.finding import Validation

type Count = Callable[[Cycle, Person, str], int]


def credit_of(cycle: Cycle, person: Person, country: str) -> dict[str, int]:
    """Of *person* as focal point of *country*, by kind in their order; without those of which there is none."""
    counts = {kind: count(cycle, person, country) for kind, (count, _words) in KINDS.items()}
    return {kind: count for kind, count in counts.items() if count}


def credit_lines(credit: Mapping[str, int], country: str) -> list[tuple[int, str]]:
    """Each count with its words; a kind that this program does not know is left out."""
    place = country_name(country)
    return [
        (credit[kind], words(credit[kind]) % {"country": place})
        for kind, (_count, words) in KINDS.items()
        if credit.get(kind)
    ]


def _hosted(cycle: Cycle, person: Person, country: str) -> int:
    return sum(took_place(webinar) for webinar in Webinar.objects.filter(host_country=country))


def _parts_led(cycle: Cycle, person: Person, country: str) -> int:
    """Of parts whose regime lets it be said who was there."""
    segments = Segment.objects.filter(lead=person, regime__in=(Regime.PUBLIC, Regime.ATTRIBUTION))
    return sum(took_place(segment.webinar) for segment in segments.select_related("webinar"))


def _threads(cycle: Cycle, person: Person, country: str) -> int:
    return Hook.objects.filter(responsible=person, state__in=(HookState.PLANTED, HookState.RESOLVED)).count()


def _validations(cycle: Cycle, person: Person, country: str) -> int:
    """Answers over findings that a sheet in force prints, whatever they were: the sheet says who validated."""
    published = Validation.objects.filter(
        person=person, country=country, finding__published_in__version__retired_at=None
    )
    return published.exclude(finding__published_in=None).values("finding").distinct().count()


def _approvals(cycle: Cycle, person: Person, country: str) -> int:
    """Sheets in force whose exact words the person signed."""
    signed = Approval.objects.filter(person=person, sheet__versions__retired_at=None)
    return signed.exclude(sheet__versions=None).values("sheet").distinct().count()


def _responses(cycle: Cycle, person: Person, country: str) -> int:
    """Answers that the country lets everybody read: to count the others would tell that they were given."""
    own = Response.objects.filter(focal_point=person, country=country)
    return own.exclude(openness=Openness.CLOSED).exclude(state=ResponseState.NO_ANSWER).count()


def _verifications(cycle: Cycle, person: Person, country: str) -> int:
    concluded = Verification.objects.filter(state=VerificationState.CONCLUDED, verifier=Verifier.PEER, is_public=True)
    return concluded.filter(concluded_by=person, country=country).exclude(response__country=F("country")).count()


def _agreements(cycle: Cycle, person: Person, country: str) -> int:
    """Public agreements in force that name their parties, which the person confirmed for the country."""
    own = AgreementParty.objects.filter(focal_point=person, country=country).values_list("pk", flat=True)
    if not (parties := set(own)):
        return 0
    public = [one for one in summaries(cycle) if one.agreement.is_public and one.is_in_force]
    return sum(
        any(party.pk in parties and has_confirmed(party, one.agreement) for party in one.parties)
        for one in public
        if may_be_public(one.agreement) and names_parties(one.agreement)
    )


KINDS: dict[str, tuple[Count, Callable[[int], str]]] = {
    "hosted": (
        _hosted,
        lambda n: ngettext("session that %(country)s hosted", "sessions that %(country)s hosted", n),
    ),
    "parts_led": (_parts_led, lambda n: ngettext("part of a session led", "parts of sessions led", n)),
    "threads": (_threads, lambda n: ngettext("thread looked after", "threads looked after", n)),
    "validations": (_validations, lambda n: ngettext("finding validated", "findings validated", n)),
    "approvals": (_approvals, lambda n: ngettext("sheet signed", "sheets signed", n)),
    "responses": (_responses, lambda n: ngettext("answer accompanied", "answers accompanied", n)),
    "verifications": (
        _verifications,
        lambda n: ngettext("practice of another country verified", "practices of other countries verified", n),
    ),
    "agreements": (_agreements, lambda n: ngettext("agreement confirmed", "agreements confirmed", n)),
}
"""By kind, in the order of a page: how it is counted, and the words that stand beside the number."""
