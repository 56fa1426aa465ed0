"""Asking for support and offering it: of one country, or of whichever can give or use it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.adoptions.queries import adoptable_finding
from tinkuy.practice.responses.models import Response, ResponseLink
from tinkuy.practice.support import rules
from tinkuy.practice.support.actions.mails import mail_request, tell_news
from tinkuy.practice.support.actions.steps import clean_words, named, write_step
from tinkuy.practice.support.matching import likely_givers
from tinkuy.practice.support.models import (
    LONGEST_SUBJECT,
    UNUSED,
    PeerSupport,
    SupportForm,
    SupportKind,
    SupportState,
)
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class SupportTerms:
    """What is asked for or offered: of which finding, in a line, in which form, in which language.

    *cycle* is where it is said, of a finding that another cycle published.
    """

    finding: Finding
    form: str
    subject: str
    text: str = ""
    language: str = ""
    wanted_by: date | None = None
    cycle: Cycle | None = None

    @property
    def exchanged_in(self) -> Cycle:
        return self.cycle or self.finding.cycle


@transaction.atomic
def request_support(
    *,
    actor: Person,
    country: str,
    terms: SupportTerms,
    to: str = "",
    response: Response | None = None,
    names_nobody: bool = False,
) -> PeerSupport:
    """*country* asks *to* for support; without it, whichever country can help.

    Those that can, by what they do already, are told of an open one.
    """
    cycle = terms.exchanged_in
    on_behalf = rules.demand_speech(actor, cycle, country)
    _demand_other(cycle, country, to)
    support = _insert(
        actor, terms, names_nobody, kind=SupportKind.REQUEST, asking=country, giving=to, is_on_behalf=on_behalf,
        response=response,
    )  # fmt: skip
    step = write_step(actor, support, country, support.state, is_on_behalf=on_behalf)
    record(actor, "asked for", support, **named(support, country))
    mail_request(support, step, [to] if to else likely_givers(support))
    return support


@transaction.atomic
def offer_support(
    *, actor: Person, country: str, terms: SupportTerms, to: str = "", names_nobody: bool = False
) -> PeerSupport:
    """*country* offers support *to* another one; without it, to every country that wants it, again and again."""
    cycle = terms.exchanged_in
    on_behalf = rules.demand_speech(actor, cycle, country)
    _demand_other(cycle, country, to)
    support = _insert(
        actor, terms, names_nobody, kind=SupportKind.OFFER, asking=to, giving=country, is_on_behalf=on_behalf
    )
    step = write_step(actor, support, country, support.state, is_on_behalf=on_behalf)
    record(actor, "offered", support, **named(support, country))
    mail_request(support, step, [to] if to else ())
    return support


def _demand_other(cycle: Cycle, country: str, to: str) -> None:
    if to and to == country:
        raise Refused(_("Choose another country than your own."), about="to")
    if to:
        rules.demand_invited(cycle, to)


def _insert(actor: Person, terms: SupportTerms, names_nobody: bool, *, kind: SupportKind, **who: object) -> PeerSupport:
    cycle = terms.exchanged_in
    _demand_published(terms.finding, cycle)
    if terms.form not in SupportForm.values:
        raise Refused(_("Choose how the support is given."), about="form")
    subject = demand_text(terms.subject, _("Write in a line what it is about."), about="subject")
    if len(subject) > LONGEST_SUBJECT:
        raise Refused(_("Write at most %(most)d characters.") % {"most": LONGEST_SUBJECT}, about="subject")
    if terms.wanted_by and terms.wanted_by < cycle.today():
        raise Refused(_("Choose a day that is still to come."), about="wanted_by")
    text = clean_words(terms.text, names_nobody=names_nobody, about="text")
    return PeerSupport.objects.create(
        cycle=cycle,
        kind=kind,
        finding=terms.finding,
        form=terms.form,
        subject=clean_words(subject, names_nobody=names_nobody, about="subject"),
        text=text,
        language=terms.language,
        wanted_by=terms.wanted_by,
        state=SupportState.ASKED if kind == SupportKind.REQUEST else SupportState.OFFERED,
        made_by=actor,
        **who,
    )


def _demand_published(finding: Finding, cycle: Cycle) -> None:
    """Of the cycle itself what it published or proposes; of another one what a sheet in force prints."""
    is_own = finding.cycle_id == cycle.pk
    if not (finding.needs_no_validation if is_own else adoptable_finding(cycle, finding.public_id)):
        raise Refused(_("Choose a finding that is published."), about="finding")


@transaction.atomic
def take_offer(*, actor: Person, offer: PeerSupport, country: str) -> PeerSupport:
    """*country* asks for what stands as an offer to all; twice, or together with a colleague, it has it once."""
    on_behalf = rules.demand_speech(actor, offer.cycle, country)
    return _take(actor, offer, country, is_on_behalf=on_behalf)


@transaction.atomic
def take_offer_by_link(*, link: ResponseLink, offer: PeerSupport) -> PeerSupport:
    """The same by whoever answers a recommendation by their link: for the country of that answer alone."""
    response = link.response
    if not response.country or response.finding_id != offer.finding_id:
        raise Refused(_("This offer is about another recommendation."))
    rules.demand_invited(offer.cycle, response.country)
    return _take(link.role.person if link.role else None, offer, response.country, response=response)


def _take(actor: Person | None, offer: PeerSupport, country: str, **more: object) -> PeerSupport:
    rows = PeerSupport.objects.select_for_update(of=("self",)).select_related("cycle", "finding__cycle")
    offer = rows.get(pk=offer.pk)
    if standing := PeerSupport.objects.filter(origin=offer, asking=country).exclude(state__in=UNUSED).first():
        return standing
    if not rules.is_standing_offer(offer):
        raise Refused(_("This offer is no longer open."))
    if country == offer.giving:
        raise Refused(_("Your country offers this itself."))
    rules.demand_invited(offer.cycle, offer.giving)
    support = PeerSupport.objects.create(
        cycle=offer.cycle,
        kind=SupportKind.REQUEST,
        asking=country,
        giving=offer.giving,
        finding=offer.finding,
        origin=offer,
        form=offer.form,
        subject=offer.subject,
        language=offer.language,
        state=SupportState.ASKED,
        made_by=actor,
        **more,
    )
    step = write_step(actor, support, country, support.state, is_on_behalf=support.is_on_behalf)
    record(actor, "asked for" if actor else "asked by a link for", support, **named(support, country))
    mail_request(support, step, [support.giving])
    if actor is None:  # its own focal point learns what an institution of the country asked for
        tell_news(support, step, [country])
    return support
