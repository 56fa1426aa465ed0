"""Answering by the link of a mail: one act, for one country, while the round takes answers."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.actions.patience import at_account, begin_try, from_block
from tinkuy.planning.cycles.clock import day_of
from tinkuy.systematisation.models import AnswerLink, Finding, RoundFinding, Validation
from tinkuy.systematisation.queries.by_link import link_that_opens

from .asking import link_fingerprint
from .validation import validate_finding


def open_link(*, secret: str, block: str) -> AnswerLink | None:
    """The link that *secret* opens, if any. Who tries many, from one *block* of addresses, waits longer each time."""
    if not block:
        return link_that_opens(link_fingerprint(secret))
    tried = begin_try(at_account("answer-link", secret), *from_block(block))
    link = link_that_opens(link_fingerprint(secret))
    if link is not None:
        tried.succeed()
    return link


@transaction.atomic
def answer_by_link(
    *,
    link: AnswerLink,
    finding: Finding,
    verdict: str,
    comment: str = "",
    proposed: str = "",
    language: str = "",
    content_hash: str,
) -> Validation:
    """What the focal point of the link says for their country, as if signed in; nothing else is done by it."""
    if not link.round.takes_answers(day_of(link.cycle)):
        raise Refused(
            _("The time for answers is over. Sign in if your country has to say something that came up later.")
        )
    if not RoundFinding.objects.filter(round=link.round, finding=finding).exists():
        raise Refused(_("This finding is not part of the round."))
    return validate_finding(
        actor=link.role.person,
        finding=finding,
        country=link.role.country,
        verdict=verdict,
        comment=comment,
        proposed=proposed,
        language=language,
        content_hash=content_hash,
    )
