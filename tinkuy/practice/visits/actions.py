"""Arranging a peer visit as an agreement, the notes of both sides, and what the visiting country decides at its end."""

from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.dialogue.agreements.actions.confirming import send_agreement
from tinkuy.dialogue.agreements.actions.making import make_agreement
from tinkuy.dialogue.agreements.actions.progress import record_progress, write_step
from tinkuy.dialogue.agreements.models import AgreementState
from tinkuy.dialogue.agreements.queries import may_answer
from tinkuy.journal.trail import record
from tinkuy.people.countries import country_name, country_of
from tinkuy.people.models import Person
from tinkuy.practice.adoptions.actions.analysis import Analysis, begin_adoption
from tinkuy.practice.adoptions.models import STANDING, Adoption
from tinkuy.practice.adoptions.queries import adoptable_finding, origins_of
from tinkuy.practice.support.actions.following import close_support, mark_given
from tinkuy.practice.support.actions.steps import clean_words, locked, named
from tinkuy.practice.support.models import LONGEST_WORDS, UNUSED, PeerSupport, SupportState
from tinkuy.practice.support.rules import demand_speech, demand_step
from tinkuy.practice.visits.models import PeerVisit, VisitDecision
from tinkuy.practice.visits.rules import is_ahead, may_arrange, may_decide


@transaction.atomic
def arrange_visit(*, actor: Person, support: PeerSupport, day: date, is_by_video: bool) -> PeerVisit:
    """Of support that is agreed on: both countries are asked to confirm the day, as of every agreement."""
    support = locked(support)
    cycle = support.cycle
    if not may_arrange(actor, support):
        raise Refused(_("A visit is arranged once the support is agreed on, by one of its two countries."))
    if day < cycle.today():
        raise Refused(_("Choose a day that is still to come."), about="day")
    with translation.override(cycle.main_language):
        text, who = _terms(support, is_by_video=is_by_video)
    agreement = make_agreement(
        actor=actor,
        cycle=cycle,
        language=cycle.main_language,
        text=text,
        who=who,
        due_on=day,
        countries=[support.asking, support.giving],
    )
    visit = PeerVisit.objects.create(cycle=cycle, support=support, agreement=agreement, is_by_video=is_by_video)
    if any(may_answer(party) for party in agreement.parties.select_related("cycle", "agreement__cycle", "focal_point")):
        send_agreement(actor=actor, agreement=agreement)
    record(actor, "arranged", visit, **named(support, support.asking))
    return visit


def _terms(support: PeerSupport, *, is_by_video: bool) -> tuple[str, str]:
    words = {
        "of_country": country_of(support.asking),
        "host": country_name(support.giving),
        "label": support.finding.label,
    }
    sentence = (
        _("Meet by video: peer visit %(of_country)s to %(host)s on %(label)s")
        if is_by_video
        else _("Meet on site: peer visit %(of_country)s to %(host)s on %(label)s")
    )
    return sentence % words, f"{country_name(support.asking)}, {country_name(support.giving)}"


@transaction.atomic
def write_visit_notes(
    *, actor: Person, visit: PeerVisit, country: str, notes: str, names_nobody: bool = False
) -> PeerVisit:
    """What one side takes home. Each writes its own, until the visiting country has decided."""
    visit = _locked(visit)
    support = visit.support
    _demand_standing(support)
    if country not in (support.asking, support.giving):
        raise Refused(_("Only the two countries that agreed on it do this."), about="country")
    demand_speech(actor, visit.cycle, country)
    if visit.decision:
        raise Refused(_("The visit is concluded: its notes stay as they are."))
    side = "visitor_notes" if country == support.asking else "host_notes"
    notes = demand_text(notes, _("Write what your country takes home from it."), about="notes")
    setattr(visit, side, clean_words(notes, names_nobody=names_nobody, about="notes"))
    visit.save(update_fields=[side])
    record(actor, "wrote notes of", visit, **named(support, country))
    return visit


@transaction.atomic
def decide_after_visit(
    *, actor: Person, visit: PeerVisit, decision: str, reason: str = "", names_nobody: bool = False
) -> PeerVisit:
    """The visiting country adopts it, adapts it, or does not now, and says why. With that visit and support end."""
    visit = _locked(visit)
    support = visit.support
    demand_speech(actor, visit.cycle, support.asking)
    _demand_standing(support)
    _demand_whole(visit, decision)
    reason = clean_words(reason, names_nobody=names_nobody, about="reason")
    if decision != VisitDecision.ADOPT:
        reason = demand_text(reason, _("Write what is adapted, or why not now."), about="reason")
    visit.decision, visit.decision_reason = decision, reason
    visit.decided_on, visit.decided_by = visit.cycle.today(), actor
    visit.save(update_fields=["decision", "decision_reason", "decided_on", "decided_by"])
    record(actor, "decided after", visit, **named(support, support.asking))
    _conclude(actor, visit)
    if decision != VisitDecision.NOT_NOW:
        _begin_adoption(actor, support, reason)
    return visit


def _locked(visit: PeerVisit) -> PeerVisit:
    """With its support as it is now."""
    rows = PeerVisit.objects.select_for_update(of=("self",))
    row: PeerVisit = rows.select_related("cycle", "support", "agreement__cycle").get(pk=visit.pk)
    row.support = locked(row.support)
    return row


def _demand_standing(support: PeerSupport) -> None:
    """Of support that was taken back no visit goes on."""
    if support.state in UNUSED:
        demand_step(support, SupportState.GIVEN)


def _demand_whole(visit: PeerVisit, decision: str) -> None:
    if visit.decision:
        raise Refused(_("It is decided already: «%(decision)s».") % {"decision": visit.get_decision_display()})
    if decision not in VisitDecision.values:
        raise Refused(_("Choose what your country decides."), about="decision")
    if is_ahead(visit):
        raise Refused(_("The visit is still to come: its agreement says when. Decide after it."))
    if not may_decide(visit):
        raise Refused(_("Both sides write their notes first: the decision rests on them."))


def _conclude(actor: Person, visit: PeerVisit) -> None:
    """The agreement is done, with the notes as its proof; the support is given and closed by the decision."""
    support, agreement, today = visit.support, visit.agreement, visit.cycle.today()
    with translation.override(visit.cycle.main_language):
        proof = _("The notes of both sides stand on the page of the visit.")
        words = str(VisitDecision(visit.decision).label)
        result = f"{words}: {visit.decision_reason}" if visit.decision_reason else words
    if agreement.state in (AgreementState.OPEN, AgreementState.UNDER_WAY):
        record_progress(actor=actor, agreement=agreement, state=AgreementState.DONE, taken_on=today, note=proof)
    if support.state == SupportState.AGREED:
        support = mark_given(actor=actor, support=support, country=support.asking, taken_on=today)
    if support.state == SupportState.GIVEN:
        close_support(actor=actor, support=support, result=result[:LONGEST_WORDS], names_nobody=True)


def drop_agreement_of(actor: Person, support: PeerSupport) -> None:
    """With withdrawn support the agreement on its visit is dropped for the same reason, unless it is over already."""
    visit = PeerVisit.objects.select_related("agreement").filter(support=support).first()
    if visit is None or visit.agreement.state not in (AgreementState.OPEN, AgreementState.UNDER_WAY):
        return
    dropped, today = AgreementState.DROPPED, support.cycle.today()
    write_step(actor, visit.agreement, state=dropped, taken_on=today, note=support.reason)


def _begin_adoption(actor: Person, support: PeerSupport, adapted: str) -> None:
    """The record of the adoption begins with its analysis, where none stands yet and the practice may be adopted."""
    rows = Adoption.objects.filter(finding=support.finding, country=support.asking, state__in=STANDING)
    origins = [one for one in origins_of(support.finding, support.cycle) if one.country == support.giving]
    may_be_adopted = adoptable_finding(support.cycle, support.finding.public_id) is not None
    if origins and may_be_adopted and not rows.exists():
        begin_adoption(
            actor=actor,
            cycle=support.cycle,
            finding=support.finding,
            country=support.asking,
            origin=origins[0].key,
            analysis=Analysis(planned_changes=adapted),
        )
