"""Days: public holidays, weekends, the pace of the sessions, the period of the cycle."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import CALL, HOLD, WEBINAR, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
from tinkuy.desk.checkup.wording import countries_listed, day_written
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.best_hours.public_holidays import holiday_on
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import local_day

CLOSEST, FARTHEST = 5, 35
"""Days between two sessions: time to prepare the next one, and not so long that the last one is forgotten."""

SATURDAY = 5


def _day(facts: Facts, webinar: Webinar) -> date:
    return local_day(webinar.starts_at, facts.cycle.zone)


def _change_the_day(facts: Facts, webinar: Webinar) -> str:
    return address(facts, WEBINAR, webinar.ordinal, field="date")


def public_holidays(facts: Facts) -> Iterator[Remark]:
    by_code, language = countries(), get_language() or "es"
    for webinar in (step.webinar for step in facts.ahead):
        names = {}
        for country in (by_code[code] for code in facts.countries if code in by_code):
            holiday = holiday_on(local_day(webinar.starts_at, country.zone), country.code, language)
            if holiday:
                names[country.code] = holiday.name
        if names:
            holidays_by_country = [f"{country_name(code)}: {names[code]}" for code in sorted(names, key=country_name)]
            yield Remark(
                fact=_("Session %(place)s is on a public holiday in %(countries)s")
                % {"place": webinar.ordinal, "countries": countries_listed(names)},
                advice=_("%(holidays)s. Offices are closed there and those people stay out. Choose another day.")
                % {"holidays": "; ".join(holidays_by_country)},
                deed=_("Change the day"),
                href=_change_the_day(facts, webinar),
                subject=str(webinar.ordinal),
            )


def weekends(facts: Facts) -> Iterator[Remark]:
    for webinar in (step.webinar for step in facts.ahead):
        if _day(facts, webinar).weekday() >= SATURDAY:
            yield Remark(
                fact=_("Session %(place)s is on a weekend") % {"place": webinar.ordinal},
                advice=_("Officials and those who care for a family stay out. Choose a day from Monday to Friday."),
                deed=_("Change the day"),
                href=_change_the_day(facts, webinar),
                subject=str(webinar.ordinal),
            )


def sessions_too_close(facts: Facts) -> Iterator[Remark]:
    for earlier, later, days in _pace(facts):
        if 0 <= days < CLOSEST:
            yield Remark(
                fact=ngettext(
                    "Session %(later)s comes %(days)s day after session %(earlier)s",
                    "Session %(later)s comes %(days)s days after session %(earlier)s",
                    days,
                )
                % {"later": later.ordinal, "earlier": earlier.ordinal, "days": days},
                advice=_("There is no time to invite again or to work on what stayed open. Leave five days or more."),
                deed=_("Change the day"),
                href=_change_the_day(facts, later),
                subject=str(later.ordinal),
            )


def sessions_with_long_gaps(facts: Facts) -> Iterator[Remark]:
    for earlier, later, days in _pace(facts):
        if days > FARTHEST:
            yield Remark(
                fact=_("%(days)s days pass between sessions %(earlier)s and %(later)s")
                % {"later": later.ordinal, "earlier": earlier.ordinal, "days": days},
                advice=_("After five weeks people forget what stayed open. Move one, or send something in between."),
                deed=_("Change the day"),
                href=_change_the_day(facts, later),
                subject=str(later.ordinal),
            )


def _pace(facts: Facts) -> Iterator[tuple[Webinar, Webinar, int]]:
    """Each session to come with the one before it and the days between them."""
    ahead = {step.webinar.pk for step in facts.ahead}
    for earlier, later in pairwise(step.webinar for step in facts.standing_path):
        if later.pk in ahead:
            yield earlier, later, (_day(facts, later) - _day(facts, earlier)).days


def sessions_outside_the_period(facts: Facts) -> Iterator[Remark]:
    begins, ends = facts.cycle.begins_on, facts.cycle.ends_on
    for webinar in (step.webinar for step in facts.ahead):
        day = _day(facts, webinar)
        if (begins and day < begins) or (ends and day > ends):
            limit = begins if begins and day < begins else ends
            words = _("The cycle begins on %(day)s.") if limit == begins else _("The cycle ends on %(day)s.")
            yield Remark(
                fact=_("Session %(place)s lies outside the period of the cycle") % {"place": webinar.ordinal},
                advice=f"{words % {'day': day_written(limit, facts.today)}} "  # type: ignore[arg-type]
                + _("Whoever reserved those weeks is not free. Move the session or change the period."),
                deed=_("Change the day"),
                href=_change_the_day(facts, webinar),
                subject=str(webinar.ordinal),
            )


def sessions_without_outcome(facts: Facts) -> Iterator[Remark]:
    now = facts.cycle.now()
    for webinar in (step.webinar for step in facts.ahead):
        if (
            webinar.ends_at <= now
            and webinar.state != WebinarState.POSTPONED
            and facts.cycle.state == CycleState.RUNNING
        ):
            yield Remark(
                fact=_("The day of session %(place)s has passed and nobody said how it went")
                % {"place": webinar.ordinal},
                advice=_("Its threads, report and transcript wait for that. Say when it was held, or postpone it."),
                deed=_("Say how it went"),
                href=address(facts, HOLD, webinar.ordinal, field="id_began"),
                subject=str(webinar.ordinal),
            )


def unanswered_proposals(facts: Facts) -> Iterator[Remark]:
    until = facts.cycle.call_until
    if facts.may_be_planned and until and until < facts.today and facts.proposals_waiting:
        yield Remark(
            fact=ngettext(
                "The call for themes is over and %(count)s proposal waits for an answer",
                "The call for themes is over and %(count)s proposals wait for an answer",
                facts.proposals_waiting,
            )
            % {"count": facts.proposals_waiting},
            advice=_("Whoever proposed a theme and hears nothing does not propose again. Answer each one."),
            deed=_("Answer them"),
            href=address(facts, CALL),
        )


def _call_is_over(facts: Facts) -> bool:
    until = facts.cycle.call_until
    return facts.may_be_planned and until is not None and until < facts.today


RULES = (
    Rule(
        "holiday",
        Severity.WARNING,
        gettext_lazy("No session to come is on a public holiday of an invited country."),
        gettext_lazy("A country whose offices are closed is left out."),
        public_holidays,
        Together(gettext_lazy("Sessions %(list)s are on a public holiday of some country")),
        ground=ground.AHEAD.where(lambda facts: bool(facts.countries)),
    ),
    Rule(
        "weekend",
        Severity.WARNING,
        gettext_lazy("No session to come is on a weekend."),
        gettext_lazy("The work of an institution is done on working days."),
        weekends,
        Together(gettext_lazy("Sessions %(list)s are on a weekend")),
        ground=ground.AHEAD,
    ),
    Rule(
        "too-close",
        Severity.ADVICE,
        gettext_lazy("Five days or more lie between the sessions to come."),
        gettext_lazy("What stayed open needs time to be worked on."),
        sessions_too_close,
        Together(gettext_lazy("Sessions %(list)s come less than five days after the one before")),
        ground=ground.AHEAD.where(lambda facts: any(_pace(facts))),
    ),
    Rule(
        "too-far-apart",
        Severity.ADVICE,
        gettext_lazy("No more than five weeks lie between the sessions to come."),
        gettext_lazy("A thread tears when it waits too long."),
        sessions_with_long_gaps,
        Together(gettext_lazy("Sessions %(list)s come more than five weeks after the one before")),
        ground=ground.AHEAD.where(lambda facts: any(_pace(facts))),
    ),
    Rule(
        "outside-period",
        Severity.WARNING,
        gettext_lazy("The sessions to come lie within the period of the cycle."),
        gettext_lazy("Countries plan their year by that period."),
        sessions_outside_the_period,
        Together(gettext_lazy("Sessions %(list)s lie outside the period of the cycle")),
        ground=ground.AHEAD.where(lambda facts: bool(facts.cycle.begins_on or facts.cycle.ends_on)),
    ),
    Rule(
        "not-told",
        Severity.WARNING,
        gettext_lazy("Of every session whose day has passed it is said how it went."),
        gettext_lazy("The next stages begin with a held session."),
        sessions_without_outcome,
        Together(gettext_lazy("The days of sessions %(list)s have passed and nobody said how they went")),
        ground=ground.HELD.where(lambda facts: facts.cycle.state == CycleState.RUNNING),
    ),
    Rule(
        "call-unanswered",
        Severity.WARNING,
        gettext_lazy("No proposal of a closed call waits for an answer."),
        gettext_lazy("Who is heard proposes again."),
        unanswered_proposals,
        ground=ground.PROPOSALS.where(_call_is_over),
    ),
)
