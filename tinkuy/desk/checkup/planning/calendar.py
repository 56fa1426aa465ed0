"""Days and hours: public holidays, weekends, the working day, the pace of the sessions, the period of the cycle."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext, gettext_lazy as _, ngettext_lazy

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import CALL, HOLD, address, of_session
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, warning
from tinkuy.desk.checkup.wording import countries_listed, day_written
from tinkuy.people.countries import Country, countries, country_name
from tinkuy.planning.best_hours.weighing import holiday_on
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import local_day

CLOSEST, FARTHEST = 5, 35
"""Days between two sessions: time to prepare the next one, and not so long that the last one is forgotten."""

SATURDAY = 5
DAY = "date"
EARLIEST, LATEST = time(8), time(18)


def _day(facts: Facts, webinar: Webinar) -> date:
    return local_day(webinar.starts_at, facts.cycle.zone)


def _invited(facts: Facts) -> list[Country]:
    by_code = countries()
    return [by_code[code] for code in facts.countries if code in by_code]


def public_holidays(facts: Facts) -> Iterator[Case]:
    invited, language = _invited(facts), get_language() or "es"
    for webinar in (step.webinar for step in facts.ahead):
        names = {}
        for country in invited:
            holiday = holiday_on(local_day(webinar.starts_at, country.zone), country.code, language)
            if holiday:
                names[country.code] = holiday.name
        if names:
            holidays = "; ".join(f"{country_name(code)}: {names[code]}" for code in sorted(names, key=country_name))
            yield of_session(facts, webinar, field=DAY, countries=countries_listed(names), holidays=holidays)


def weekends(facts: Facts) -> Iterator[Case]:
    for webinar in (step.webinar for step in facts.ahead):
        if _day(facts, webinar).weekday() >= SATURDAY:
            yield of_session(facts, webinar, field=DAY)


def _pace(facts: Facts) -> Iterator[Case]:
    """Each session to come with the one before it and the days between them."""
    ahead = {step.webinar.pk for step in facts.ahead}
    for earlier, later in pairwise(step.webinar for step in facts.standing_path):
        if later.pk in ahead:
            days = (_day(facts, later) - _day(facts, earlier)).days
            yield of_session(facts, later, field=DAY, later=later.ordinal, earlier=earlier.ordinal, days=days)


def sessions_outside_the_period(facts: Facts) -> Iterator[Case]:
    begins, ends = facts.cycle.begins_on, facts.cycle.ends_on
    for webinar in (step.webinar for step in facts.ahead):
        day = _day(facts, webinar)
        period = ""
        if begins and day < begins:
            period = gettext("The cycle begins on %(day)s.") % {"day": day_written(begins, facts.today)}
        elif ends and day > ends:
            period = gettext("The cycle ends on %(day)s.") % {"day": day_written(ends, facts.today)}
        if period:
            words = gettext("Whoever reserved those weeks is not free. Move the session or change the period.")
            yield replace(of_session(facts, webinar, field=DAY), advice=f"{period} {words}")


def sessions_without_outcome(facts: Facts) -> Iterator[Case]:
    for webinar in (step.webinar for step in facts.ahead if facts.cycle.state == CycleState.RUNNING):
        if webinar.ends_at <= facts.cycle.now() and webinar.state != WebinarState.POSTPONED:
            yield of_session(facts, webinar, route=HOLD, field="id_began")


def unanswered_proposals(facts: Facts) -> Iterator[Case]:
    if _call_is_over(facts) and facts.proposals_waiting:
        yield Case(address(facts, CALL), {"count": facts.proposals_waiting})


def _call_is_over(facts: Facts) -> bool:
    until = facts.cycle.call_until
    return facts.may_be_planned and until is not None and until < facts.today


def hours_outside_the_working_day(facts: Facts) -> Iterator[Case]:
    for webinar in (step.webinar for step in facts.ahead):
        outside = [country for country in _invited(facts) if not _is_in_working_hours(webinar, country)]
        if outside:
            codes = countries_listed(country.code for country in outside)
            hours = "; ".join(_hours_there(webinar, country) for country in outside)
            yield of_session(facts, webinar, field="id_hour", countries=codes, hours=hours)


def _is_in_working_hours(webinar: Webinar, country: Country) -> bool:
    begins, ends = _there(webinar, country)
    return begins.date() == ends.date() and begins.time() >= EARLIEST and ends.time() <= LATEST


def _there(webinar: Webinar, country: Country) -> tuple[datetime, datetime]:
    zone = ZoneInfo(country.zone)
    return webinar.starts_at.astimezone(zone), webinar.ends_at.astimezone(zone)


def _hours_there(webinar: Webinar, country: Country) -> str:
    begins, ends = _there(webinar, country)
    words = {"city": country.city, "begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"}
    return gettext("In %(city)s it is from %(begins)s to %(ends)s") % words


RULES = (
    warning(
        id="holiday",
        precondition=preconditions.AHEAD.where(lambda facts: bool(facts.countries)),
        look=public_holidays,
        fact=_("Session %(place)s is on a public holiday in %(countries)s"),
        advice=_("%(holidays)s. Offices are closed there and those people stay out. Choose another day."),
        deed=_("Change the day"),
        together=_("Sessions %(list)s are on a public holiday of some country"),
        passed=_("No session to come is on a public holiday of an invited country."),
        why=_("A country whose offices are closed is left out."),
    ),
    warning(
        id="weekend",
        precondition=preconditions.AHEAD,
        look=weekends,
        fact=_("Session %(place)s is on a weekend"),
        advice=_("Officials and those who care for a family stay out. Choose a day from Monday to Friday."),
        deed=_("Change the day"),
        together=_("Sessions %(list)s are on a weekend"),
        passed=_("No session to come is on a weekend."),
        why=_("The work of an institution is done on working days."),
    ),
    advice(
        id="too-close",
        precondition=preconditions.AHEAD.where(lambda facts: any(_pace(facts))),
        look=lambda facts: (case for case in _pace(facts) if 0 <= case.values["days"] < CLOSEST),
        fact=ngettext_lazy(
            "Session %(later)s comes %(days)s day after session %(earlier)s",
            "Session %(later)s comes %(days)s days after session %(earlier)s",
            "days",
        ),
        advice=_("There is no time to invite again or to work on what stayed open. Leave five days or more."),
        deed=_("Change the day"),
        together=_("Sessions %(list)s come less than five days after the one before"),
        passed=_("Five days or more lie between the sessions to come."),
        why=_("What stayed open needs time to be worked on."),
    ),
    advice(
        id="too-far-apart",
        precondition=preconditions.AHEAD.where(lambda facts: any(_pace(facts))),
        look=lambda facts: (case for case in _pace(facts) if case.values["days"] > FARTHEST),
        fact=_("%(days)s days pass between sessions %(earlier)s and %(later)s"),
        advice=_("After five weeks people forget what stayed open. Move one, or send something in between."),
        deed=_("Change the day"),
        together=_("Sessions %(list)s come more than five weeks after the one before"),
        passed=_("No more than five weeks lie between the sessions to come."),
        why=_("A thread tears when it waits too long."),
    ),
    warning(
        id="outside-period",
        precondition=preconditions.AHEAD.where(lambda facts: bool(facts.cycle.begins_on or facts.cycle.ends_on)),
        look=sessions_outside_the_period,
        fact=_("Session %(place)s lies outside the period of the cycle"),
        deed=_("Change the day"),
        together=_("Sessions %(list)s lie outside the period of the cycle"),
        passed=_("The sessions to come lie within the period of the cycle."),
        why=_("Countries plan their year by that period."),
    ),
    warning(
        id="not-told",
        precondition=preconditions.HELD.where(lambda facts: facts.cycle.state == CycleState.RUNNING),
        look=sessions_without_outcome,
        fact=_("The day of session %(place)s has passed and nobody said how it went"),
        advice=_("Its threads, report and transcript depend on that. Say when it was held, or postpone it."),
        deed=_("Say how it went"),
        together=_("The days of sessions %(list)s have passed and nobody said how they went"),
        passed=_("Of every session whose day has passed it is said how it went."),
        why=_("The next stages begin with a held session."),
    ),
    warning(
        id="call-unanswered",
        precondition=preconditions.PROPOSALS.where(_call_is_over),
        look=unanswered_proposals,
        fact=ngettext_lazy(
            "The call for themes is over and %(count)s proposal has no answer yet",
            "The call for themes is over and %(count)s proposals have no answer yet",
            "count",
        ),
        advice=_("Whoever proposed a theme and hears nothing does not propose again. Answer each one."),
        deed=_("Answer them"),
        passed=_("No proposal of a closed call is unanswered."),
        why=_("Who is heard proposes again."),
    ),
    advice(
        id="hours",
        precondition=preconditions.AHEAD.where(lambda facts: bool(facts.countries)),
        look=hours_outside_the_working_day,
        fact=_("Session %(place)s is outside working hours in %(countries)s"),
        advice=_("%(hours)s. Look for an hour between 8:00 and 18:00 in every country."),
        deed=_("Change the hour"),
        together=_("Sessions %(list)s are outside working hours in some country"),
        passed=_("The sessions to come are within working hours in all countries."),
        why=_("Officials join from their desk, in their hours."),
    ),
)
