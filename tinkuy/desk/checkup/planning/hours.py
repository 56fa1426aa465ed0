"""The hour of each session on the clocks of every invited country."""

from collections.abc import Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import WEBINAR, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
from tinkuy.desk.checkup.wording import countries_listed
from tinkuy.people.countries import Country, countries
from tinkuy.planning.cycles.models.webinar import Webinar

EARLIEST, LATEST = time(8), time(18)


def hours_outside_the_working_day(facts: Facts) -> Iterator[Remark]:
    by_code = countries()
    invited = [by_code[code] for code in facts.countries if code in by_code]
    for webinar in (step.webinar for step in facts.ahead):
        outside = [country for country in invited if not _is_in_working_hours(webinar, country)]
        if outside:
            yield Remark(
                fact=_("Session %(place)s is outside working hours in %(countries)s")
                % {"place": webinar.ordinal, "countries": countries_listed(country.code for country in outside)},
                advice=_("%(hours)s. Look for an hour between 8:00 and 18:00 in every country.")
                % {"hours": "; ".join(_hours_there(webinar, country) for country in outside)},
                deed=_("Change the hour"),
                href=address(facts, WEBINAR, webinar.ordinal, field="id_hour"),
                subject=str(webinar.ordinal),
            )


def _is_in_working_hours(webinar: Webinar, country: Country) -> bool:
    begins, ends = _there(webinar, country)
    return begins.date() == ends.date() and begins.time() >= EARLIEST and ends.time() <= LATEST


def _there(webinar: Webinar, country: Country) -> tuple[datetime, datetime]:
    zone = ZoneInfo(country.zone)
    return webinar.starts_at.astimezone(zone), webinar.ends_at.astimezone(zone)


def _hours_there(webinar: Webinar, country: Country) -> str:
    begins, ends = _there(webinar, country)
    words = {"city": country.city, "begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"}
    return _("In %(city)s it is from %(begins)s to %(ends)s") % words


RULES = (
    Rule(
        "hours",
        Severity.ADVICE,
        gettext_lazy("The sessions to come are within working hours in all countries."),
        gettext_lazy("Officials join from their desk, in their hours."),
        hours_outside_the_working_day,
        Together(gettext_lazy("Sessions %(list)s are outside working hours in some country")),
        ground=ground.AHEAD.where(lambda facts: bool(facts.countries)),
    ),
)
