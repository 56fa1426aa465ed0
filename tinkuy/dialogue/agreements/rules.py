"""How far an agreement has come, who may change it, and what of it strangers may read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _, pgettext_lazy

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty, AgreementState, PartyAnswer
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.rules import names_country


class Stage(StrEnum):
    """How far the parties are with it, before anything is done."""

    CAUGHT = "caught"
    SENT = "sent"
    IN_FORCE = "in_force"


STAGE_NAMES: dict[Stage, str | Promise] = {
    Stage.CAUGHT: pgettext_lazy("stage of an agreement", "Written down"),
    Stage.SENT: pgettext_lazy("stage of an agreement", "Waits for its parties"),
    Stage.IN_FORCE: pgettext_lazy("stage of an agreement", "In force"),
}


def mark_of(agreement: Agreement) -> str:
    """A short fingerprint of the terms, by which a page knows whether they changed since they were read."""
    return hashlib.sha256(json.dumps(agreement.terms, sort_keys=True).encode()).hexdigest()[:20]


def has_confirmed(party: AgreementParty, agreement: Agreement) -> bool:
    """Whether *party* stands by the terms as they read now: it accepted them, or they took over its own words."""
    if party.answer == PartyAnswer.ACCEPTED:
        return bool(party.answered_terms == agreement.terms)
    proposed = {**party.answered_terms, "text": party.words}
    return party.answer == PartyAnswer.OTHER_WORDS and proposed == agreement.terms


def waits_for(party: AgreementParty, agreement: Agreement) -> bool:
    """Whether *party* has still to answer the terms of now. One that declined is asked nothing more."""
    return party.answer != PartyAnswer.DECLINED and party.waits(agreement.terms) and not has_confirmed(party, agreement)


@dataclass(frozen=True)
class Confirmation:
    """Of an agreement's parties: how many there are, were asked, confirmed; since when all of them stand by it."""

    total: int
    requested: int
    confirmed: int
    declined: int
    in_force_since: datetime | None

    @property
    def stage(self) -> Stage:
        if self.in_force_since:
            return Stage.IN_FORCE
        return Stage.SENT if self.requested else Stage.CAUGHT


def confirmation_of(agreement: Agreement, parties: Sequence[AgreementParty]) -> Confirmation:
    """In force are terms by which every party stands: one that declines is taken out by the team, or stops them."""
    confirmed = [one for one in parties if has_confirmed(one, agreement)]
    moments = [one.answered_at for one in confirmed if one.answered_at]
    return Confirmation(
        total=len(parties),
        requested=sum(one.asked_at is not None for one in parties),
        confirmed=len(confirmed),
        declined=sum(one.answer == PartyAnswer.DECLINED for one in parties),
        in_force_since=max(moments) if moments and len(confirmed) == len(parties) else None,
    )


def may_be_public(agreement: Agreement) -> bool:
    """What was agreed in a closed part stays among those who were there."""
    return agreement.regime != Regime.CLOSED


def names_parties(agreement: Agreement) -> bool:
    """Whether strangers may read who made it: never under the Chatham House Rule."""
    return names_country(agreement.regime)


ONWARD: dict[str, tuple[AgreementState, ...]] = {
    AgreementState.OPEN: (AgreementState.UNDER_WAY, AgreementState.DONE, AgreementState.DROPPED),
    AgreementState.UNDER_WAY: (AgreementState.DONE, AgreementState.DROPPED),
    AgreementState.DONE: (AgreementState.UNDER_WAY,),
    AgreementState.DROPPED: (AgreementState.OPEN,),
}
"""The states that may follow each: what was said to be done, or dropped, may always be taken up again."""


def demand_step(agreement: Agreement, state: str, note: str) -> None:
    """Refuse a state that does not follow; the same one again is news, and news have words."""
    if state == agreement.state:
        if not note:
            raise Refused(_("Write what happened, or choose another state."), about="note")
        return
    if state not in ONWARD[agreement.state]:
        raise Refused(
            _("An agreement that is %(now)s does not become %(then)s in one step.")
            % {"now": AgreementState(agreement.state).label.lower(), "then": _label(state)},
            about="state",
        )


def _label(state: str) -> str:
    return str(AgreementState(state).label).lower() if state in AgreementState.values else state
