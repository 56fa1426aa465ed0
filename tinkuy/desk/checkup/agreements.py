"""5 PUT INTO PRACTICE: agreements that nobody was asked to confirm, and those past their day."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _, ngettext_lazy

from tinkuy.dialogue.agreements.rules import Stage

from . import addresses, preconditions
from .addresses import address
from .facts import Facts
from .rule import Case, advice, warning
from .wording import listed


def overdue_agreements(facts: Facts) -> Iterator[Case]:
    for one in facts.agreements:
        if one.is_overdue:
            words = {"label": one.agreement.label, "text": one.agreement.text}
            yield Case(address(facts, addresses.AGREEMENT, one.agreement.number), words)


def unsent_agreements(facts: Facts) -> Iterator[Case]:
    caught = [one for one in facts.agreements if one.confirmation.stage == Stage.CAUGHT and not one.agreement.has_ended]
    if caught:
        labels = listed(one.agreement.label for one in caught)
        yield Case(address(facts, addresses.AGREEMENTS, state=Stage.CAUGHT), {"count": len(caught), "labels": labels})


RULES = (
    warning(
        id="overdue-agreement",
        precondition=preconditions.AGREEMENTS,
        look=overdue_agreements,
        fact=_("Agreement %(label)s is past its day"),
        advice=_("“%(text)s”. Write what happened, or agree on another day."),
        deed=_("Write what happened"),
        passed=_("No agreement is past its day."),
        why=_("An agreement is kept on its day."),
    ),
    advice(
        id="unsent-agreement",
        precondition=preconditions.AGREEMENTS,
        look=unsent_agreements,
        fact=ngettext_lazy(
            "Nobody was asked to confirm %(count)s agreement",
            "Nobody was asked to confirm %(count)s agreements",
            "count",
        ),
        advice=_("%(labels)s. Name their parties and send them: what is not confirmed binds nobody."),
        deed=_("See them"),
        passed=_("Every agreement was sent to its parties."),
        why=_("What was written down in the room is an agreement once those named stand by it."),
    ),
)
