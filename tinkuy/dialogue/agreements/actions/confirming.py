"""Asking those named whether they stand by an agreement, and what they answer: each by a link that does this alone."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import tidy
from tinkuy.dialogue.agreements import rules
from tinkuy.dialogue.agreements.actions.progress import write_step
from tinkuy.dialogue.agreements.models import (
    LONGEST_TEXT,
    Agreement,
    AgreementLink,
    AgreementParty,
    PartyAnswer,
)
from tinkuy.dialogue.agreements.queries import PARTIES, may_answer, summary_of
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import ROLE
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand


@transaction.atomic
def send_agreement(*, actor: Person, agreement: Agreement) -> int:
    """Ask every party that has not answered the terms of now, by a mail with its link; how many. Once a day each."""
    demand(actor, "keep_agreements", agreement.cycle)
    agreement = _locked(agreement)
    if agreement.has_ended:
        raise Refused(_("It is done or dropped: nobody is asked to confirm it any more."))
    waiting = [one for one in _parties(agreement) if rules.waits_for(one, agreement)]
    if not waiting:
        raise Refused(_("Every party has answered. Name the parties that are missing, and whom to ask there."))
    if not any(may_answer(one) for one in waiting):
        raise Refused(_("Nobody can be asked: name somebody to ask at each party."))
    once = f"{rules.mark_of(agreement)}{agreement.cycle.today().isoformat()}"
    count = sum(ask(one, agreement, "agreement-to-confirm", once=once) for one in waiting)
    record(actor, "sent", agreement, label=agreement.label, number=count)
    return count


def ask_again(agreement: Agreement) -> int:
    """Ask those who confirmed other words whether they stand by those of now, and nobody else; how many."""
    answered = [one for one in _parties(agreement) if one.answer and rules.waits_for(one, agreement)]
    return sum(ask(one, agreement, "agreement-changed", once=rules.mark_of(agreement)) for one in answered)


def ask(party: AgreementParty, agreement: Agreement, kind: str, *, once: str) -> bool:
    """Owe the contact a message of *kind* with a new link; False where nobody can be asked, or was of the same *once*.

    The mail says nothing of the agreement but its label: it may be read by others.
    """
    cycle = agreement.cycle
    key = f"{kind}-{party.public_id}-{once}"
    if not may_answer(party) or Notice.objects.filter(dedupe_key=key).exists():
        return False
    language = party.focal_point.language if party.focal_point else party.contact_language
    secret, link = AgreementLink.with_new_secret(cycle=cycle, party=party)
    link.save(force_insert=True)
    with translation.override(language):
        owe_to_address(
            email=party.contact_email(),
            language=language,
            kind=kind,
            dedupe_key=key,
            about=party.about,
            label=agreement.label,
            path=reverse("dialogue:answer_agreement", args=[secret]),
            from_cycle=cycle.public_id,
            stop=ROLE if party.focal_point else "",
        )
    AgreementParty.objects.filter(pk=party.pk).update(asked_at=party.asked_at or clock.now())
    return True


def _parties(agreement: Agreement) -> list[AgreementParty]:
    parties = list(PARTIES.filter(agreement=agreement))
    for party in parties:
        party.agreement, party.cycle = agreement, agreement.cycle
    return parties


def _locked(agreement: Agreement) -> Agreement:
    """The row as it is now: who confirms and who rewords come one after the other."""
    return Agreement.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=agreement.pk)


@transaction.atomic
def answer_agreement(*, link: AgreementLink, answer: str, words: str = "", read: str) -> AgreementParty:
    """What the party of the link says of the terms that it *read* (their mark): accepted, with other words, declined.

    The same answer twice changes nothing. Until the agreement ends a party may change its mind.
    """
    agreement = _locked(link.party.agreement)
    party = AgreementParty.objects.select_for_update(of=("self",)).select_related("focal_point").get(pk=link.party_id)
    words = "" if answer == PartyAnswer.ACCEPTED else tidy(words)
    _demand_answer(agreement, answer, words)
    if rules.mark_of(agreement) != read:
        raise ChangedMeanwhile(
            _("The words of %(label)s changed meanwhile. Read them again.") % {"label": agreement.label}
        )
    if (party.answer, party.words, party.answered_terms) == (answer, words, agreement.terms):
        return party
    party.answer, party.words, party.answered_terms = answer, words, agreement.terms
    party.answered_at = clock.now()
    party.save(update_fields=["answer", "words", "answered_terms", "answered_at"])
    actor = party.focal_point
    record(actor, "answered", agreement, label=agreement.label, country=party.country, answer=answer)
    return party


def _demand_answer(agreement: Agreement, answer: str, words: str) -> None:
    if agreement.has_ended:
        raise Refused(_("This agreement is done or dropped: it takes no answers any more."))
    if answer not in PartyAnswer.values:
        raise Refused(_("Choose one of the three answers."), about="answer")
    if answer == PartyAnswer.OTHER_WORDS and not words:
        raise Refused(_("Write the agreement as it should read."), about="words")
    if answer == PartyAnswer.OTHER_WORDS and len(words) > LONGEST_TEXT:
        raise Refused(
            _("An agreement has one sentence of at most %(most)d characters.") % {"most": LONGEST_TEXT}, about="words"
        )
    if answer == PartyAnswer.DECLINED and not words:
        raise Refused(_("Write in a word why: the team reads it."), about="words")


@transaction.atomic
def tell_by_link(*, link: AgreementLink, state: str, note: str = "") -> Agreement:
    """What became of it, told today by a party that stands by it."""
    agreement = _locked(link.party.agreement)
    summary = summary_of(agreement)
    if not any(one.pk == link.party_id and summary.confirmed(one) for one in summary.parties):
        raise Refused(_("Say first whether you stand by the agreement."))
    if not summary.is_in_force:
        raise Refused(_("Another party has still to confirm it: then you can tell what became of it."))
    person = link.party.focal_point
    return write_step(person, agreement, state=state, taken_on=agreement.cycle.today(), note=note)
