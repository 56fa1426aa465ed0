"""Answering by the link of a mail: one act, for one country, while the round takes answers."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.planning.deciding import day_of
from tinkuy.systematisation.models import AnswerLink, Finding, RoundFinding, Validation

from .validation import validate_finding


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
