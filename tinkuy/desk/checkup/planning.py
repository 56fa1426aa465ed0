"""1 PLAN: hooks, agenda, hours, focal points."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.models import Hook, HookState
from tinkuy.planning.models.hook import HookTarget
from tinkuy.planning.queries import steps_without_hooks

from . import addresses
from .addresses import address
from .facts import Facts
from .rule import Remark, Rule, Severity
from .wording import countries_listed, places_listed

EARLIEST, LATEST = 8, 18


def _words(facts: Facts, hook: Hook) -> str:
    return in_language(hook.text, get_language() or "es", facts.cycle.main_language)


def loose_hooks(facts: Facts) -> Iterator[Remark]:
    for hook in (hook for step in facts.path for hook in step.leaves):
        if hook.state == HookState.PLANTED and _nobody_will_pick_it_up(facts, hook):
            yield Remark(
                fact=_("Thread %(number)s was left loose") % {"number": hook.number},
                advice=_(
                    "“%(words)s” was opened in session %(place)s and nobody picked it up. "
                    "Turn it into an agreement, pass it to another cycle or close it with a note."
                )
                % {"words": _words(facts, hook), "place": hook.origin.ordinal},
                deed=_("Settle the thread"),
                href=address(facts, addresses.PLAN),
            )


def _nobody_will_pick_it_up(facts: Facts, hook: Hook) -> bool:
    """Its session is over, or the cycle is: then only a thread of the last session may wait for the next cycle."""
    if hook.target is not None and hook.target.is_held:
        return True
    is_left_by_the_last = facts.path[-1].webinar == hook.origin
    return facts.is_over and not (hook.target_kind == HookTarget.NEXT_CYCLE and is_left_by_the_last)


def unplanted_hooks(facts: Facts) -> Iterator[Remark]:
    for step in facts.path:
        for hook in step.leaves if step.webinar.is_held else ():
            if hook.state == HookState.PLANNED:
                yield Remark(
                    fact=_("Thread %(number)s was not opened in its session") % {"number": hook.number},
                    advice=_("Session %(place)s was held. Say that it was opened, or close it with a note.")
                    % {"place": step.webinar.ordinal},
                    deed=_("See the threads"),
                    href=address(facts, addresses.PLAN),
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
            deed=_("See the threads"),
            href=address(facts, addresses.PLAN),
        )


def coming_sessions_without_agenda(facts: Facts) -> Iterator[Remark]:
    for step in facts.path:
        if not step.segments and not step.webinar.is_held and not facts.is_over:
            yield Remark(
                fact=_("Session %(place)s has no agenda") % {"place": step.webinar.ordinal},
                advice=_("Whoever is invited wants to know what will be talked about and who speaks. Write its parts."),
                deed=_("Write the agenda"),
                href=address(facts, addresses.AGENDA, step.webinar.ordinal),
            )


def agendas_too_long(facts: Facts) -> Iterator[Remark]:
    for step in facts.path:
        if not step.webinar.is_held and step.agenda_minutes > step.webinar.minutes:
            yield Remark(
                fact=_("The agenda of session %(place)s adds up to %(sum)s minutes of %(minutes)s")
                % {"place": step.webinar.ordinal, "sum": step.agenda_minutes, "minutes": step.webinar.minutes},
                advice=_("The dialogue comes last and would be cut. Shorten a part or lengthen the session."),
                deed=_("Mend the agenda"),
                href=address(facts, addresses.AGENDA, step.webinar.ordinal),
            )


def hours_outside_the_working_day(facts: Facts) -> Iterator[Remark]:
    known = countries()
    for step in facts.path:
        webinar = step.webinar
        zones = {code: known[code].zone for code in facts.countries if code in known}
        hours = {code: webinar.starts_at.astimezone(ZoneInfo(zone)).hour for code, zone in zones.items()}
        late = [code for code, hour in hours.items() if not EARLIEST <= hour < LATEST]
        if late and not webinar.is_held:
            yield Remark(
                fact=_("Session %(place)s is outside working hours in %(countries)s")
                % {"place": webinar.ordinal, "countries": countries_listed(late)},
                advice=_("There it begins before 8:00 or after 18:00. Look for an hour that is good for everyone."),
                deed=_("Change the hour"),
                href=address(facts, addresses.WEBINAR, webinar.ordinal),
            )


def sessions_out_of_order(facts: Facts) -> Iterator[Remark]:
    for earlier, later in zip(facts.path, facts.path[1:], strict=False):
        if later.webinar.starts_at <= earlier.webinar.starts_at:
            yield Remark(
                fact=_("Session %(later)s begins before session %(earlier)s")
                % {"later": later.webinar.ordinal, "earlier": earlier.webinar.ordinal},
                advice=_("Each session prepares the next one. Correct the dates."),
                deed=_("Correct the date"),
                href=address(facts, addresses.WEBINAR, later.webinar.ordinal),
            )


def countries_without_focal_point(facts: Facts) -> Iterator[Remark]:
    for code in facts.without_focal_point:
        yield Remark(
            fact=_("%(country)s has no focal point") % {"country": country_name(code)},
            advice=_("Without one, nobody convenes, validates or follows up there. Name one."),
            deed=_("Name one"),
            href=address(facts, addresses.TEAM),
        )


RULES = (
    Rule(
        "loose-hook",
        Severity.TO_SOLVE,
        gettext_lazy("Every opened thread was picked up or settled."),
        gettext_lazy("An expectation that nobody answers costs trust in the next cycle."),
        loose_hooks,
    ),
    Rule(
        "unplanted-hook",
        Severity.WARNING,
        gettext_lazy("No planned thread was forgotten in its session."),
        gettext_lazy("A thread that is not opened calls nobody back."),
        unplanted_hooks,
    ),
    Rule(
        "session-without-hook",
        Severity.WARNING,
        gettext_lazy("Every session but the last left a thread open."),
        gettext_lazy("Threads connect the sessions and keep attendance up to the close."),
        sessions_without_hook,
    ),
    Rule(
        "no-agenda",
        Severity.WARNING,
        gettext_lazy("Every session to come has its agenda."),
        gettext_lazy("Who is invited decides by the agenda."),
        coming_sessions_without_agenda,
    ),
    Rule(
        "long-agenda",
        Severity.WARNING,
        gettext_lazy("The agendas fit into their sessions."),
        gettext_lazy("An agenda that is too long cuts the dialogue."),
        agendas_too_long,
    ),
    Rule(
        "hours",
        Severity.ADVICE,
        gettext_lazy("The sessions to come are within working hours in all countries."),
        gettext_lazy("Officials join from their desk, in their hours."),
        hours_outside_the_working_day,
    ),
    Rule(
        "order",
        Severity.TO_SOLVE,
        gettext_lazy("The sessions follow each other in time."),
        gettext_lazy("Each theme builds on the ones before."),
        sessions_out_of_order,
    ),
    Rule(
        "no-focal-point",
        Severity.TO_SOLVE,
        gettext_lazy("Every invited country has its focal point."),
        gettext_lazy("The cycle belongs to the countries through their focal points."),
        countries_without_focal_point,
    ),
)
