"""The threads that join the sessions: opened, picked up, led somewhere, in somebody's hands."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import HOOK, NEW_HOOK, PLAN, address, words
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
from tinkuy.desk.checkup.wording import places_listed
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.hooks.queries import steps_without_hooks
from tinkuy.planning.plan.queries import Lacking

MOST_TO_ONE_SESSION = 3
"""More threads than this cannot be picked up in one session and still leave room for the dialogue."""


def _on_the_plan(facts: Facts, hook: Hook) -> str:
    return address(facts, PLAN, field=hook.label)


def loose_hooks(facts: Facts) -> Iterator[Remark]:
    for hook in (hook for step in facts.path for hook in step.leaves):
        if hook.state == HookState.PLANTED and _nobody_will_pick_it_up(facts, hook):
            yield Remark(
                fact=_("Thread %(number)s was left loose") % {"number": hook.number},
                advice=_(
                    "“%(words)s” was opened in session %(place)s and nobody picked it up. "
                    "Turn it into an agreement, pass it to another cycle or close it with a note."
                )
                % {
                    "words": in_language(hook.text, get_language() or "es", facts.cycle.main_language),
                    "place": hook.origin.ordinal,
                },
                deed=_("Settle the thread"),
                href=_on_the_plan(facts, hook),
                subject=str(hook.number),
            )


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


def unplanted_hooks(facts: Facts) -> Iterator[Remark]:
    for step in facts.path:
        for hook in step.leaves if step.webinar.is_held else ():
            if hook.state == HookState.PLANNED:
                yield Remark(
                    fact=_("Thread %(number)s was not opened in its session") % {"number": hook.number},
                    advice=_("Session %(place)s was held. Say that it was opened, or close it with a note.")
                    % {"place": step.webinar.ordinal},
                    deed=_("See the thread"),
                    href=_on_the_plan(facts, hook),
                    subject=str(hook.number),
                )


def sessions_without_hook(facts: Facts) -> Iterator[Remark]:
    places = [step.webinar.ordinal for step in steps_without_hooks(list(facts.path))]
    if places:
        yield Remark(
            fact=ngettext(
                "Session %(places)s left no thread open", "Sessions %(places)s left no thread open", len(places)
            )
            % {"places": places_listed(places)},
            advice=_(
                "Nothing in it calls people back to the next one. Open a question in the invitation that follows."
            ),
            deed=_("Open a thread"),
            href=address(facts, NEW_HOOK, field=words(facts, "text"), origin=min(places)),
        )


def sessions_that_plan_no_hook(facts: Facts) -> Iterator[Remark]:
    places = [step.webinar.ordinal for step in facts.ahead if not step.leaves and not step.is_last]
    if places:
        yield Remark(
            fact=ngettext(
                "Session %(places)s plans no thread yet", "Sessions %(places)s plan no thread yet", len(places)
            )
            % {"places": places_listed(places)},
            advice=_("Without an open question people have no reason to return. Write what it leaves for a later one."),
            deed=_("Add a thread"),
            href=address(facts, NEW_HOOK, field=words(facts, "text"), origin=min(places)),
        )


def hooks_that_lead_back(facts: Facts) -> Iterator[Remark]:
    for hook in facts.open_hooks:
        if hook.target is not None and hook.target.ordinal <= hook.origin.ordinal:
            yield Remark(
                fact=_("Thread %(number)s leads from session %(origin)s to no later one")
                % {"number": hook.number, "origin": hook.origin.ordinal},
                advice=_("Nobody can pick up in session %(target)s what is opened afterwards. Choose a later session.")
                % {"target": hook.target.ordinal},
                deed=_("Change where it leads"),
                href=address(facts, HOOK, hook.number, field="id_target"),
                subject=str(hook.number),
            )


def hooks_of_cancelled_sessions(facts: Facts) -> Iterator[Remark]:
    for hook in facts.open_hooks:
        for webinar in (hook.origin, hook.target):
            if webinar is not None and webinar.state == WebinarState.CANCELLED:
                yield Remark(
                    fact=_("Thread %(number)s hangs on session %(place)s, which is cancelled")
                    % {"number": hook.number, "place": webinar.ordinal},
                    advice=_("It would never be opened or picked up. Lead it to another session or close it."),
                    deed=_("Change where it leads"),
                    href=address(facts, HOOK, hook.number, field="id_target"),
                    subject=str(hook.number),
                )


def hooks_without_responsible(facts: Facts) -> Iterator[Remark]:
    numbers = [hook.number for hook in facts.open_hooks if hook.responsible_id is None]
    if numbers:
        yield Remark(
            fact=ngettext(
                "Nobody sees to thread %(numbers)s", "Nobody sees to threads %(numbers)s", len(numbers)
            )
            % {"numbers": places_listed(numbers)},
            advice=_("What is everybody's task is left undone. Name who reminds the facilitation of it."),
            deed=_("Name someone"),
            href=address(facts, HOOK, min(numbers), field="id_responsible"),
        )  # fmt: skip


def crowded_sessions(facts: Facts) -> Iterator[Remark]:
    waiting = Counter(hook.target for hook in facts.open_hooks if hook.target is not None)
    for webinar, count in waiting.items():
        if count > MOST_TO_ONE_SESSION and not webinar.is_held:
            first = next(hook for hook in facts.open_hooks if hook.target == webinar)
            yield Remark(
                fact=_("%(count)s threads lead to session %(place)s") % {"count": count, "place": webinar.ordinal},
                advice=_("There is no time to pick up all of them. Share them out among the sessions."),
                deed=_("See the threads"),
                href=_on_the_plan(facts, first),
                subject=str(webinar.ordinal),
            )


RULES = (
    Rule(
        "loose-hook",
        Severity.TO_SOLVE,
        gettext_lazy("No opened thread was left loose."),
        gettext_lazy("An expectation that nobody answers costs trust in the next cycle."),
        loose_hooks,
        Together(gettext_lazy("Threads %(list)s were left loose")),
        gate=Lacking.OPEN_THREADS,
        ground=ground.THREADS.where(_some_waited_for_their_session),
    ),
    Rule(
        "hook-leads-back",
        Severity.TO_SOLVE,
        gettext_lazy("Every thread leads to a later session, the sheet or the next cycle."),
        gettext_lazy("What is opened last cannot be answered before."),
        hooks_that_lead_back,
        Together(gettext_lazy("Threads %(list)s lead to no later session")),
        ground=ground.THREADS.where(lambda facts: bool(facts.open_hooks)),
    ),
    Rule(
        "hook-cancelled",
        Severity.TO_SOLVE,
        gettext_lazy("No thread hangs on a cancelled session."),
        gettext_lazy("A promise needs a session that takes place."),
        hooks_of_cancelled_sessions,
        Together(gettext_lazy("Threads %(list)s hang on a cancelled session")),
        ground=ground.THREADS.where(lambda facts: bool(facts.open_hooks)),
    ),
    Rule(
        "unplanted-hook",
        Severity.WARNING,
        gettext_lazy("No planned thread was forgotten in its session."),
        gettext_lazy("A thread that is not opened calls nobody back."),
        unplanted_hooks,
        Together(gettext_lazy("Threads %(list)s were not opened in their sessions")),
        ground=ground.THREADS.where(lambda facts: any(s.leaves for s in facts.path if s.webinar.is_held)),
    ),
    Rule(
        "session-without-hook",
        Severity.WARNING,
        gettext_lazy("Every session but the last left a thread open."),
        gettext_lazy("Threads connect the sessions and keep attendance up to the close."),
        sessions_without_hook,
        ground=ground.HELD.where(lambda facts: any(s.webinar.is_held and not s.is_last for s in facts.path)),
    ),
    Rule(
        "hook-not-planned",
        Severity.ADVICE,
        gettext_lazy("Every session to come but the last plans a thread."),
        gettext_lazy("A thread is prepared before the session, not during it."),
        sessions_that_plan_no_hook,
        ground=ground.AHEAD.where(lambda facts: any(not step.is_last for step in facts.ahead)),
    ),
    Rule(
        "hook-without-responsible",
        Severity.ADVICE,
        gettext_lazy("Somebody sees to every open thread."),
        gettext_lazy("A name beside a thread keeps it from being forgotten."),
        hooks_without_responsible,
        ground=ground.THREADS.where(lambda facts: bool(facts.open_hooks)),
    ),
    Rule(
        "crowded-session",
        Severity.ADVICE,
        gettext_lazy("No session has more than three threads to pick up."),
        gettext_lazy("Each answer takes some minutes."),
        crowded_sessions,
        Together(gettext_lazy("More than three threads lead to each of sessions %(list)s")),
        ground=ground.THREADS.where(lambda facts: any(hook.target is not None for hook in facts.open_hooks)),
    ),
)
