"""Parties of agreements that somebody of the team answers for, for whoever takes over what waits on them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from tinkuy.dialogue.agreements.models import ENDED, AgreementParty
from tinkuy.own_pages.sealed_contacts import hand_over
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.duties import DutySource

WORDS_NAMED = 12


def _answered_for(cycle: Cycle) -> QuerySet[AgreementParty]:
    """While the agreement is neither done nor dropped."""
    rows = AgreementParty.objects.filter(cycle=cycle).exclude(focal_point=None).exclude(agreement__state__in=ENDED)
    return rows.select_related("agreement").order_by("agreement__number", "pk")


def _words(cycle: Cycle, party: AgreementParty) -> tuple[str, str]:
    agreement = party.agreement
    words = f"{agreement.label}: {Truncator(agreement.text).words(WORDS_NAMED, truncate='…')}"
    return words, reverse("dialogue:agreement", args=[cycle.slug, agreement.number])


def _replace(rows: QuerySet[AgreementParty], _former: Person, successor: Person) -> int:
    return hand_over(rows, field="focal_point", successor=successor)


ANSWERED_AGREEMENTS = DutySource(
    name="agreement",
    heading=_("Agreements that they answer for"),
    rows=_answered_for,
    person="focal_point",
    country="country",
    describe=_words,
    replace=_replace,
)
