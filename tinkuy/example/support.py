"""Support between the example's countries: offered, asked for, agreed on, and once followed until it was of use."""

from datetime import date

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.practice.support.actions.asking import SupportTerms, offer_support, take_offer
from tinkuy.practice.support.actions.following import answer_request, close_support, mark_given
from tinkuy.practice.support.actions.openness import decide_support_openness
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.visits.actions import arrange_visit, decide_after_visit, write_visit_notes
from tinkuy.systematisation.evidence.models.finding import Finding

from .agree import confirm
from .pack import Item, Pack, moment
from .team import Team


def load(pack: Pack, team: Team, findings: dict[str, Finding]) -> None:
    for row in pack.cycle["support"]:
        offer = _offer(row, team, findings[row["recommendation"]])
        for taken in row.get("taken_by", []):
            _take(taken, team, offer)


def _offer(row: Item, team: Team, finding: Finding) -> PeerSupport:
    actor = team.focal_point(row["country"])
    finding.refresh_from_db()
    terms = SupportTerms(finding, row["form"], row["subject"], row["text"], row["language"])
    to = row.get("to", "")
    with clock.at(moment(row["on"])):
        offer = offer_support(actor=actor, country=row["country"], terms=terms, to=to)
        for side in (actor, team.focal_point(to)) if to else (actor,):
            decide_support_openness(actor=side, support=offer, opens=True)
        return offer


def _take(row: Item, team: Team, offer: PeerSupport) -> None:
    """Asked for and agreed to, which both countries show; given and closed with its result, where that is so far."""
    asking, giving = team.focal_point(row["country"]), team.focal_point(offer.giving)
    with clock.at(moment(row["on"])):
        support = take_offer(actor=asking, offer=offer, country=row["country"])
    with clock.at(moment(row["answered"])):
        support = answer_request(actor=giving, support=support, country=offer.giving, helps=True, note=row["answer"])
        for actor in (asking, giving):
            decide_support_openness(actor=actor, support=support, opens=True)
    if "visit" in row:
        _visit(row["visit"], asking, giving, support)
    if "given" in row:
        _conclude(row, asking, giving, support)


def _visit(row: Item, asking: Person, giving: Person, support: PeerSupport) -> None:
    """By video: both countries confirm the day, each writes what it takes home, the visiting one decides."""
    with clock.at(moment(row["arranged"])):
        visit = arrange_visit(actor=asking, support=support, day=date.fromisoformat(row["on"]), is_by_video=True)
    confirm(row["arranged"], visit.agreement)
    with clock.at(moment(row["on"], hour=20)):
        write_visit_notes(actor=asking, visit=visit, country=support.asking, notes=row["guest_notes"])
        write_visit_notes(actor=giving, visit=visit, country=support.giving, notes=row["host_notes"])
    with clock.at(moment(row["decided"])):
        decide_after_visit(actor=asking, visit=visit, decision=row["decision"], reason=row["reason"])


def _conclude(row: Item, asking: Person, giving: Person, support: PeerSupport) -> None:
    with clock.at(moment(row["given"])):
        day = date.fromisoformat(row["given"])
        support = mark_given(actor=giving, support=support, country=support.giving, taken_on=day)
    with clock.at(moment(row["closed"])):
        close_support(actor=asking, support=support, result=row["result"])
