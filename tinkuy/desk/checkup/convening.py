"""2 CONVENE: reports, names to match, countries that leave."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.desk.queries.attendance import CountryAttendance
from tinkuy.people.countries import country_name

from . import addresses
from .addresses import address
from .facts import Facts
from .planning.languages import own_language
from .rule import Remark, Rule, Severity
from .wording import countries_listed, language_name, places_listed

LEAST_KEPT = 0.6
"""Below this share of its own first session, a country is losing its people."""


def sessions_without_report(facts: Facts) -> Iterator[Remark]:
    places = [webinar.ordinal for webinar in facts.held if webinar.pk not in facts.with_report]
    if places:
        yield Remark(
            fact=ngettext(
                "Session %(places)s has no attendance report",
                "Sessions %(places)s have no attendance report",
                len(places),
            )
            % {"places": places_listed(places)},
            advice=_("Retention cannot be measured without it. Import the file of the video conference."),
            deed=_("Import"),
            href=address(facts, addresses.ATTENDANCE),
        )


def unmatched_names(facts: Facts) -> Iterator[Remark]:
    count = facts.attendance.unmatched
    if count:
        yield Remark(
            fact=ngettext("%(count)s name waits to be matched", "%(count)s names wait to be matched", count)
            % {"count": count},
            advice=_("They count as attendances, but not in retention. Say who they are, or that nobody knows."),
            deed=_("Match them"),
            href=address(facts, addresses.ATTENDANCE),
        )


def countries_that_fell(facts: Facts) -> Iterator[Remark]:
    for row in facts.attendance.countries:
        if row.kept is not None and row.kept < LEAST_KEPT and row.first is not None and row.last is not None:
            yield Remark(
                fact=_("%(country)s went down from %(first)s to %(last)s attendees")
                % {"country": country_name(row.country), "first": row.first, "last": row.last},
                advice=_advice_to(facts, row),
                deed=_("See attendance"),
                href=address(facts, addresses.ATTENDANCE),
            )


def _advice_to(facts: Facts, row: CountryAttendance) -> str:
    """Names the missing interpretation where there is one: association, not cause."""
    language = own_language(row.country, facts.cycle.main_language)
    without = [w.ordinal for w in facts.held if language and language not in {str(i)[:2] for i in w.interpretation}]
    if not language or not without:
        return _("Ask its focal point what keeps people away, and offer them a summary of what they missed.")
    name = language_name(language)
    return _(
        "Sessions without interpretation into %(language)s: %(places)s. "
        "Offer a summary in %(language)s and publish the sheet in both languages."
    ) % {"places": places_listed(without), "language": name}


def countries_without_invitation(facts: Facts) -> Iterator[Remark]:
    invited = {wave.country for wave in facts.waves}
    silent = [code for code in facts.countries if code not in invited]
    if silent and facts.waves:
        yield Remark(
            fact=_("No invitation was sent in %(countries)s") % {"countries": countries_listed(silent)},
            advice=_(
                "Others were invited already. Ask the focal point to invite, so that all countries start together."
            ),
            deed=_("See the team"),
            href=address(facts, addresses.TEAM),
        )


RULES = (
    Rule(
        "no-attendance-report",
        Severity.WARNING,
        gettext_lazy("Every held session has its attendance report."),
        gettext_lazy("Retention is measured across all sessions."),
        sessions_without_report,
    ),
    Rule(
        "unmatched-names",
        Severity.WARNING,
        gettext_lazy("No name of a report waits to be matched."),
        gettext_lazy("Who is not matched is missing from retention."),
        unmatched_names,
    ),
    Rule(
        "country-fell",
        Severity.WARNING,
        gettext_lazy("Every country kept at least 60 percent of its first session."),
        gettext_lazy("A country that leaves takes its experience with it."),
        countries_that_fell,
    ),
    Rule(
        "no-invitation",
        Severity.ADVICE,
        gettext_lazy("Invitations were sent in every invited country."),
        gettext_lazy("All countries have the same right to take part."),
        countries_without_invitation,
    ),
)
