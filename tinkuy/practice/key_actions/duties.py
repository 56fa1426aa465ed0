"""Actions that somebody of the team does or follows, for whoever takes over what waits on them."""

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinkuy.own_pages.sealed_contacts import hand_over
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.duties import DutySource
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.responses.models import SETTLED


def _owned(cycle: Cycle) -> QuerySet[KeyAction]:
    """Not done, and of an answer that is neither rejected nor in practice."""
    rows = KeyAction.objects.filter(cycle=cycle).exclude(owner=None).exclude(state=KeyActionState.DONE)
    open_ones = rows.exclude(response__state__in=SETTLED).select_related("response__finding")
    return open_ones.annotate(of_country=F("response__country")).order_by("due_on", "pk")


def _words(cycle: Cycle, action: KeyAction) -> tuple[str, str]:
    page = reverse("practice:response", args=[cycle.slug, action.response.public_id])
    return f"{action.response.finding.label}: {action.text}", page


def _replace(rows: QuerySet[KeyAction], _former: Person, successor: Person) -> int:
    return hand_over(rows, field="owner", successor=successor)


OWNED_ACTIONS = DutySource(
    name="key-action",
    heading=_("Actions that they do"),
    rows=_owned,
    person="owner",
    country="of_country",
    team_too=True,
    describe=_words,
    replace=_replace,
)
