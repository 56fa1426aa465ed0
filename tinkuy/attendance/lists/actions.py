"""Taking away a list, of names or of addresses: for a reason, which the journal keeps with who, when and what.

Never how many: two lists taken away would tell of one person.
"""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.attendance.lists.queries.named import Listed, NamedList, address_list, named_list
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

SHORTEST_REASON, LONGEST_REASON = 10, 200


def countries_for(person: Person, cycle: Cycle) -> frozenset[str] | None:
    """The countries whose names *person* may take away: a focal point their own, the coordination all (None)."""
    if Role.COORDINATION in rules.roles_of(person, cycle):
        return None
    return rules.countries_of(person, cycle)


def export_list(
    *, actor: Person, cycle: Cycle, kind: NamedList, reason: str, only: Collection[int] | None = None
) -> Listed:
    """The list that *actor* may have of the *cycle* in scope. Its rows are opened one after the other, when read.

    Of registrations with these keys *only*, unless it is None; that somebody else's were left out is not written down:
    each of the list reads that it was taken away, and nobody is told less than was.

    What of it may be told takes seconds to decide, so that is done before anything is written.
    """
    rules.demand(actor, "export_lists", cycle)
    words = demand_reason(reason)
    countries = countries_for(actor, cycle)
    listed = named_list(cycle, kind, countries=countries, only=only)
    if not listed.count:
        raise Refused(_("There is nobody in this list: nothing was taken away."))
    with writing():
        record(
            actor,
            "exported the registrations of" if kind == NamedList.REGISTRATIONS else "exported the attendance of",
            cycle,
            text=words,
            countries=" ".join(sorted(countries or ())),
        )
    return listed


@transaction.atomic
def take_addresses(*, actor: Person, cycle: Cycle, reason: str) -> Listed:
    """The addresses of the *cycle* in scope, for its coordination alone."""
    rules.demand(actor, "take_addresses", cycle)
    words = demand_reason(reason)
    listed = address_list(cycle)
    if not listed.count:
        raise Refused(_("There is nobody in this list: nothing was taken away."))
    record(actor, "exported the addresses of", cycle, text=words)
    return listed


def demand_reason(text: str, *, missing: str = "") -> str:
    """The reason, which others read in the journal: it names nobody."""
    words = " ".join(tidy(text).split())[:LONGEST_REASON]
    if len(words) < SHORTEST_REASON:
        raise Refused(missing or _("Write what the list is needed for, in a sentence: the journal keeps it."))
    if alerts(words):
        raise Refused(_("Write the reason without names, addresses or numbers of anybody: the team reads it."))
    return words
