"""The threads that join the sessions: opened, picked up, led somewhere, in somebody's hands."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import get_language, gettext_lazy as _, ngettext_lazy

from tinkuy.core.text import in_language
from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import HOOK, NEW_HOOK, PLAN, address, words
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, to_solve, warning
from tinkuy.desk.checkup.wording import places_listed
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.hooks.queries import steps_without_hooks
from tinkuy.planning.plan.queries import Lacking

MOST_TO_ONE_SESSION = 3
"""More threads than this cannot be picked up in one session and still leave room for the dialogue."""


def _on_the_plan(facts: Facts, hook: Hook) -> str:
    return address(facts, PLAN, field=hook.label)


def _of_hook(facts: Facts, hook: Hook, page: str = "", **values: object) -> Case:
    """The case of one thread, mended where it says where it leads, or on another *page*."""
    page = page or address(facts, HOOK, hook.number, field="id_target")
    return Case(page, {"number": hook.number, **values}, subject=str(hook.number))


def loose_hooks(facts: Facts) -> Iterator[Case]:
    for hook in (hook for step in facts.path for hook in step.leaves):
        if hook.state == HookState.PLANTED and _nobody_will_pick_it_up(facts, hook):
            text = in_language(hook.text, get_language() or "es", facts.cycle.main_language)
            yield _of_hook(facts, hook, _on_the_plan(facts, hook), words=text, place=hook.origin.ordinal)


def _nobody_will_pick_it_up(facts: Facts, hook: Hook) -> bool:
    """Its session is over, or the cycle is: then only a thread of the last session may wait for the next cycle."""
    if hook.target is not None and hook.target.is_held:
        return True
    is_left_by_the_last = facts.path[-1].webinar == hook.origin
    return facts.is_over and not (hook.target_kind == HookTarget.NEXT_CYCLE and is_left_by_the_last)


def _some_waited_for_their_session(facts: Facts) -> bool:
    """A thread was opened, and whoever was to pick it up has had the occasion."""
    opened = [hook for step in facts.path for hook in step.leaves if hook.state != HookState.PLANNED]
    return any(facts.is_over or (hook.target is not None and hook.target.is_held) for hook in opened)


def unplanted_hooks(facts: Facts) -> Iterator[Case]:
    for step in facts.path:
        for hook in step.leaves if step.webinar.is_held else ():
            if hook.state == HookState.PLANNED:
                yield _of_hook(facts, hook, _on_the_plan(facts, hook), place=step.webinar.ordinal)


def _open_one(facts: Facts, places: Sequence[int]) -> Iterator[Case]:
    """The sessions at *places* leave none: one is written for the first of them."""
    if places:
        page = address(facts, NEW_HOOK, field=words(facts, "text"), origin=min(places))
        yield Case(page, {"places": places_listed(places), "count": len(places)})


def hooks_that_lead_back(facts: Facts) -> Iterator[Case]:
    for hook in facts.open_hooks:
        if hook.target is not None and hook.target.ordinal <= hook.origin.ordinal:
            yield _of_hook(facts, hook, origin=hook.origin.ordinal, target=hook.target.ordinal)


def hooks_of_cancelled_sessions(facts: Facts) -> Iterator[Case]:
    for hook in facts.open_hooks:
        for webinar in (hook.origin, hook.target):
            if webinar is not None and webinar.state == WebinarState.CANCELLED:
                yield _of_hook(facts, hook, place=webinar.ordinal)


def hooks_without_responsible(facts: Facts) -> Iterator[Case]:
    numbers = [hook.number for hook in facts.open_hooks if hook.responsible_id is None]
    if numbers:
        page = address(facts, HOOK, min(numbers), field="id_responsible")
        yield Case(page, {"numbers": places_listed(numbers), "count": len(numbers)})


def crowded_sessions(facts: Facts) -> Iterator[Case]:
    waiting = Counter(hook.target for hook in facts.open_hooks if hook.target is not None)
    for webinar, count in waiting.items():
        if count > MOST_TO_ONE_SESSION and not webinar.is_held:
            first = next(hook for hook in facts.open_hooks if hook.target == webinar)
            values = {"count": count, "place": webinar.ordinal}
            yield Case(_on_the_plan(facts, first), values, subject=str(webinar.ordinal))


RULES = (
    to_solve(
        id="loose-hook",
        precondition=preconditions.THREADS.where(_some_waited_for_their_session),
        look=loose_hooks,
        fact=_("Thread %(number)s was left loose"),
        advice=_(
            "“%(words)s” was opened in session %(place)s and nobody picked it up. "
            "Turn it into an agreement, pass it to another cycle or close it with a note."
        ),
        deed=_("Settle the thread"),
        together=_("Threads %(list)s were left loose"),
        passed=_("No opened thread was left loose."),
        why=_("An expectation that nobody answers costs trust in the next cycle."),
        gate=Lacking.OPEN_THREADS,
    ),
    to_solve(
        id="hook-leads-back",
        precondition=preconditions.THREADS.where(lambda facts: bool(facts.open_hooks)),
        look=hooks_that_lead_back,
        fact=_("Thread %(number)s leads from session %(origin)s to no later one"),
        advice=_("Nobody can pick up in session %(target)s what is opened afterwards. Choose a later session."),
        deed=_("Change where it leads"),
        together=_("Threads %(list)s lead to no later session"),
        passed=_("Every thread leads to a later session, the sheet or the next cycle."),
        why=_("What is opened last cannot be answered before."),
    ),
    to_solve(
        id="hook-cancelled",
        precondition=preconditions.THREADS.where(lambda facts: bool(facts.open_hooks)),
        look=hooks_of_cancelled_sessions,
        fact=_("Thread %(number)s hangs on session %(place)s, which is cancelled"),
        advice=_("It would never be opened or picked up. Lead it to another session or close it."),
        deed=_("Change where it leads"),
        together=_("Threads %(list)s hang on a cancelled session"),
        passed=_("No thread hangs on a cancelled session."),
        why=_("A promise needs a session that takes place."),
    ),
    warning(
        id="unplanted-hook",
        precondition=preconditions.THREADS.where(lambda facts: any(s.leaves for s in facts.path if s.webinar.is_held)),
        look=unplanted_hooks,
        fact=_("Thread %(number)s was not opened in its session"),
        advice=_("Session %(place)s was held. Say that it was opened, or close it with a note."),
        deed=_("See the thread"),
        together=_("Threads %(list)s were not opened in their sessions"),
        passed=_("No planned thread was forgotten in its session."),
        why=_("A thread that is not opened calls nobody back."),
    ),
    warning(
        id="session-without-hook",
        precondition=preconditions.HELD.where(
            lambda facts: any(s.webinar.is_held and not s.is_last for s in facts.path)
        ),
        look=lambda facts: _open_one(facts, [step.webinar.ordinal for step in steps_without_hooks(list(facts.path))]),
        fact=ngettext_lazy(
            "Session %(places)s left no thread open", "Sessions %(places)s left no thread open", "count"
        ),
        advice=_("Nothing in it calls people back to the next one. Open a question in the invitation that follows."),
        deed=_("Open a thread"),
        passed=_("Every session but the last left a thread open."),
        why=_("Threads connect the sessions and keep attendance up to the close."),
    ),
    advice(
        id="hook-not-planned",
        precondition=preconditions.AHEAD.where(lambda facts: any(not step.is_last for step in facts.ahead)),
        look=lambda facts: _open_one(facts, [s.webinar.ordinal for s in facts.ahead if not s.leaves and not s.is_last]),
        fact=ngettext_lazy("Session %(places)s plans no thread yet", "Sessions %(places)s plan no thread yet", "count"),
        advice=_("Without an open question people have no reason to return. Write what it leaves for a later one."),
        deed=_("Add a thread"),
        passed=_("Every session to come but the last plans a thread."),
        why=_("A thread is prepared before the session, not during it."),
    ),
    advice(
        id="hook-without-responsible",
        precondition=preconditions.THREADS.where(lambda facts: bool(facts.open_hooks)),
        look=hooks_without_responsible,
        fact=ngettext_lazy("Nobody sees to thread %(numbers)s", "Nobody sees to threads %(numbers)s", "count"),
        advice=_("What is everybody's task is left undone. Name who reminds the facilitation of it."),
        deed=_("Name someone"),
        passed=_("Somebody sees to every open thread."),
        why=_("A name beside a thread keeps it from being forgotten."),
    ),
    advice(
        id="crowded-session",
        precondition=preconditions.THREADS.where(
            lambda facts: any(hook.target is not None for hook in facts.open_hooks)
        ),
        look=crowded_sessions,
        fact=_("%(count)s threads lead to session %(place)s"),
        advice=_("There is no time to pick up all of them. Share them out among the sessions."),
        deed=_("See the threads"),
        together=_("More than three threads lead to each of sessions %(list)s"),
        passed=_("No session has more than three threads to pick up."),
        why=_("Each answer takes some minutes."),
    ),
)
