"""Beginning a next cycle from what was left open, and deciding anew about a point later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.core.text import in_language, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.carried_points.models import LONGEST_WORD, CarriedPoint, PointDecision
from tinkuy.planning.carried_points.queries import next_of, points_left_open, previous_of
from tinkuy.planning.carried_points.rules import may_read_title
from tinkuy.planning.cloning.actions import copy_plan
from tinkuy.planning.cycles.actions.frame import Words, demand_choice, lock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Choice:
    """What somebody decides about a point: *session* is the place of the session it is for, none for all of them."""

    kind: str
    key: str
    decision: str
    session: int | None = None
    word: str = ""


@transaction.atomic
def begin_next_cycle(
    *, actor: Person, cycle: Cycle, title: Words, first_day: date, has_sessions: bool, choices: Sequence[Choice]
) -> Cycle:
    """The next cycle of *cycle*, which is in scope: its plan made again, and what was left open as chosen.

    No thread is copied: an open one goes over as a point, by its key. Of two who begin at once, the second is refused.
    """
    rules.demand(actor, "clone_cycles", cycle)
    former = lock(cycle)
    if (begun := next_of(former)) is not None:
        raise Refused(_already_begun(actor, begun))
    _demand_own_title(title, former)
    open_points = {(line.source.kind, line.key) for line in points_left_open(former)}
    made = copy_plan(
        actor=actor, cycle=former, title=title, first_day=first_day, has_sessions=has_sessions, has_threads=False,
        has_cancelled=False,
    )  # fmt: skip
    made.previous = former
    made.save(update_fields=["previous"])
    with scope(cycle=made):
        _decide(actor, made, [one for one in choices if (one.kind, one.key) in open_points])
    record(actor, "began the next cycle of", former)
    return made


def _already_begun(actor: Person, begun: Cycle) -> str:
    if not may_read_title(actor, begun):
        return _("The next cycle was already begun.")
    title = in_language(begun.title, begun.main_language)
    return _("The next cycle was already begun: «%(title)s».") % {"title": title}


def _demand_own_title(title: Words, former: Cycle) -> None:
    """In lists and messages two cycles are told apart by their titles, in whatever language one reads."""
    same = [code for code, words in title.items() if words and tidy(words) == former.title.get(code)]
    if same:
        raise Refused(
            _("The former cycle has this title already. Write another one, so that the two are told apart."),
            about=tuple(f"title_{code}" for code in same),
        )


@transaction.atomic
def decide_points(*, actor: Person, cycle: Cycle, choices: Sequence[Choice]) -> int:
    """Decide anew about points that *cycle*, which is in scope, takes over or leaves; how many changed.

    Whoever may not begin from the former cycle decides only about what was decided already: the rest is not theirs
    to read.
    """
    rules.demand(actor, "plan_cycle", cycle)
    cycle = lock(cycle)
    known = set(CarriedPoint.objects.filter(cycle=cycle).values_list("kind", "key"))
    former = previous_of(cycle)
    if former is not None and rules.may(actor, "clone_cycles", former):
        with scope(cycle=former):
            known |= {(line.source.kind, line.key) for line in points_left_open(former)}
    return _decide(actor, cycle, [one for one in choices if (one.kind, one.key) in known])


def _decide(actor: Person, cycle: Cycle, choices: Sequence[Choice]) -> int:
    sessions = {webinar.ordinal: webinar for webinar in Webinar.objects.filter(cycle=cycle)}
    before = {(row.kind, row.key): row for row in CarriedPoint.objects.filter(cycle=cycle)}
    changed = sum(_decide_one(actor, cycle, one, before.get((one.kind, one.key)), sessions) for one in choices)
    if changed:  # without a number: that of today would differ by a question that its asker took back
        record(actor, "took over points in", cycle)
    return changed


def _decide_one(
    actor: Person, cycle: Cycle, choice: Choice, row: CarriedPoint | None, sessions: Mapping[int, Webinar]
) -> bool:
    demand_choice(choice.decision, PointDecision)
    word, target = tidy(choice.word), sessions.get(choice.session or 0)
    if choice.decision == PointDecision.LEFT:
        target = None
        if not word:
            raise Refused(_("Write in a word why this is left."), about=f"word-{choice.kind}-{choice.key}")
    if len(word) > LONGEST_WORD:
        raise Refused(_("Write it in at most %(longest)s characters.") % {"longest": LONGEST_WORD})
    values = {"decision": choice.decision, "target_id": target.pk if target else None, "word": word}
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return False
    CarriedPoint.objects.update_or_create(
        cycle=cycle,
        kind=choice.kind,
        key=choice.key,
        defaults=values | {"decided_by": actor, "decided_at": cycle.now()},
    )
    return True
