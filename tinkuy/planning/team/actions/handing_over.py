"""Handing over all that waits on somebody, in one act; and taking it back with the role that was given again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.message_words import discreet_path, title_for, typed_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.duties import Duty, duties_of, source_of
from tinkuy.planning.team.models import TakenRole
from tinkuy.planning.team.succession import is_at_work, takeable


@transaction.atomic
def hand_over_duties(*, actor: Person, cycle: Cycle, former: Person, successor: Person) -> list[Duty]:
    """What waits on *former* waits on *successor* from now on, who is told; what only a country's focal point may take
    and *successor* is not, stays. Whoever gives the roles does it for anybody, everybody for themselves.
    """
    rules.demand(actor, "hand_over_duties", cycle)
    if actor != former:
        rules.demand(actor, "give_roles", cycle)
    duties = pass_duties(cycle, duties_of(former, cycle), former=former, successor=successor)
    note_handing_over(actor, cycle, successor, duties)
    return duties


def pass_duties(cycle: Cycle, duties: Sequence[Duty], *, former: Person, successor: Person) -> list[Duty]:
    """Within the caller's transaction, after its own rules."""
    if successor == former:
        raise Refused(_("Choose somebody else."), about="successor")
    if not is_at_work(successor, cycle):
        raise Refused(_("Choose somebody of the team who has entered."), about="successor")
    own = takeable(duties, successor, cycle)
    if not own:
        raise Refused(_("%(name)s can take over none of it.") % {"name": successor.name}, about="successor")
    _pass(cycle, [(one.source, one.key) for one in own], former=former, successor=successor)
    return own


def _pass(cycle: Cycle, rows: Iterable[tuple[str, int]], *, former: Person, successor: Person) -> int:
    by_source: dict[str, list[int]] = defaultdict(list)
    for name, key in rows:
        by_source[name].append(key)
    passed = 0
    for name, keys in by_source.items():
        if source := source_of(name):
            passed += source.pass_on(cycle=cycle, keys=keys, former=former, successor=successor)
    return passed


def note_handing_over(actor: Person, cycle: Cycle, successor: Person, duties: Sequence[Duty]) -> None:
    """In the journal; and *successor* is told how much it is, once for each act. Their page says what."""
    entry = record(actor, "handed over duties", cycle, count=len(duties))
    if successor == actor:
        return
    with translation.override(successor.language):
        title = title_for(cycle, successor.language)
    owe(
        successor,
        "duties-received",
        dedupe_key=f"duties-{entry.pk}",
        by=typed_for(successor, actor.name),
        duties=len(duties),
        cycle=typed_for(successor, title),
        from_cycle=cycle.public_id,
        path=discreet_path("planning:duties", cycle, successor.language),
    )


def take_duties_back(taken_role: TakenRole) -> int:
    """What was handed over as the role was taken and still waits on whom it was handed to waits on its person again."""
    successor = taken_role.passed_to
    if successor is None:
        return 0
    rows = [(str(name), int(key)) for name, key in taken_role.passed]
    return _pass(taken_role.cycle, rows, former=successor, successor=taken_role.person)
