"""What is contributed in a session answers the thread that the session picked up last before it.

Each row knows that thread by its key, from the moment it is written: other words or another number of the thread change
nothing. Once a thread is picked up, or its minute becomes known, the rows of its session are tied anew, but those whose
thread a person chose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning.cycles.models.webinar import Webinar

from .models import Hook, HookState

PICKED_UP = CompiledQuery[tuple[int, int]](
    lambda cycle, webinar: (
        Hook.objects.with_scope(cycle=cycle)
        .filter(target=webinar, state=HookState.RESOLVED, resolved_second__isnull=False)
        .order_by("resolved_second", "number")
        .values_list("pk", "resolved_second")
    )
)


@dataclass(frozen=True)
class Contribution:
    """A kind of row with a `webinar` and a `hook`.

    *moment* is the field that says when, in parts of a second; *chosen* the one, if any, that says whether a person
    chose the thread.
    """

    rows: Manager[Any]
    moment: str
    per_second: int = 1
    chosen: str = ""


_contributions: list[Contribution] = []


def register_contribution(rows: Manager[Any], moment: str, per_second: int = 1, chosen: str = "") -> None:
    """Called once for each by the stage that owns the table, in `AppConfig.ready`."""
    _contributions.append(Contribution(rows, moment, per_second, chosen))


def answered_hook(webinar: int, second: float) -> int | None:
    """The key of the thread that a session, by its key, picked up last before *second*."""
    before = [hook for hook, picked_up in PICKED_UP.rows(cycle_in_scope(), webinar) if picked_up <= second]
    return before[-1] if before else None


def tie_contributions(webinar: Webinar) -> None:
    """Tie all that was contributed in *webinar* to the thread it answers, as its threads stand now."""
    picked_up: Sequence[tuple[int | None, int]] = [(None, 0), *PICKED_UP.rows(cycle_in_scope(), webinar.pk)]
    ends = [second for _hook, second in picked_up[1:]]
    for kind in _contributions:
        for (hook, start), end in zip(picked_up, [*ends, None], strict=True):
            rows = kind.rows.filter(webinar=webinar, **{f"{kind.moment}__gte": start * kind.per_second})
            if end is not None:
                rows = rows.filter(**{f"{kind.moment}__lt": end * kind.per_second})
            if kind.chosen:
                rows = rows.filter(**{kind.chosen: False})
            rows.update(hook=hook)
