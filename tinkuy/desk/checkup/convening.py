"""2 CONVENE: reports, names to match, countries that leave."""

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_lazy as _, ngettext, ngettext_lazy

from tinkuy.attendance.warnings.queries.cards import card_of

from . import addresses, preconditions
from .addresses import address
from .facts import Facts
from .planning.languages import own_language
from .rule import Case, advice, warning
from .wording import countries_listed, language_name, places_listed


def sessions_without_report(facts: Facts) -> Iterator[Case]:
    places = [webinar.ordinal for webinar in facts.held_webinars if webinar.pk not in facts.with_report]
    if places:
        values = {"places": places_listed(places), "count": len(places)}
        yield Case(address(facts, addresses.ATTENDANCE), values)


def unmatched_names(facts: Facts) -> Iterator[Case]:
    """Their number is told where it is not hidden."""
    count = facts.attendance.unmatched
    if count is None or count:
        words = ngettext("%(count)s account without owner", "%(count)s accounts without owner", count or 0)
        yield Case(address(facts, addresses.ATTENDANCE), fact="" if count is None else words % {"count": count})


def undecided_warnings(facts: Facts) -> Iterator[Case]:
    """The early warnings that nobody decided on, as their own page works them out."""
    if (board := facts.board) is None:
        return
    for standing in board.waiting:
        card = card_of(board, standing)
        yield Case(
            address(facts, addresses.WARNINGS, field=standing.key),
            fact=card.fact,
            advice=_missing_interpretation(facts, card.subject.country) or f"{card.suggestions[0]}.",
        )


def _missing_interpretation(facts: Facts, country: str) -> str:
    """Names the missing interpretation where there is one: association, not cause."""
    language = own_language(country, facts.cycle.main_language) if country else ""
    without = [
        w.ordinal for w in facts.held_webinars if language and language not in {str(i)[:2] for i in w.interpretation}
    ]
    if not without:
        return ""
    words = gettext(
        "Sessions without interpretation into %(language)s: %(places)s. "
        "Offer a summary in %(language)s and publish the sheet in both languages."
    )
    return words % {"places": places_listed(without), "language": language_name(language)}


def countries_without_invitation(facts: Facts) -> Iterator[Case]:
    invited = {wave.country for wave in facts.waves if wave.invited}
    silent = [code for code in facts.countries if code not in invited]
    if silent and invited:
        yield Case(address(facts, addresses.TEAM), {"countries": countries_listed(silent)})


RULES = (
    warning(
        id="no-attendance-report",
        precondition=preconditions.HELD,
        look=sessions_without_report,
        fact=ngettext_lazy(
            "Session %(places)s has no attendance report", "Sessions %(places)s have no attendance report", "count"
        ),
        advice=_("Retention cannot be measured without it. Import the file of the video conference."),
        deed=_("Import"),
        passed=_("Every held session has its attendance report."),
        why=_("Retention is measured across all sessions."),
    ),
    warning(
        id="unmatched-names",
        precondition=preconditions.REPORTS,
        look=unmatched_names,
        fact=_("Some accounts have no owner"),
        advice=_("They count as attendances, but not in retention. Say who they are, or that nobody knows."),
        deed=_("Match them"),
        passed=_("No name of a report waits to be matched."),
        why=_("Who is not matched is missing from retention."),
    ),
    warning(
        id="early-warning",
        precondition=preconditions.MEASURED,
        look=undecided_warnings,
        deed=_("Decide"),
        passed=_("No early warning needs a decision."),
        why=_("A drop that is seen at once can still be answered before the next session."),
    ),
    advice(
        id="no-invitation",
        precondition=preconditions.INVITATIONS.where(lambda facts: bool(facts.countries)),
        look=countries_without_invitation,
        fact=_("No invitation was sent in %(countries)s"),
        advice=_("Others were invited already. Ask the focal point to invite, so that all countries start together."),
        deed=_("See the team"),
        passed=_("Invitations were sent in every invited country."),
        why=_("All countries have the same right to take part."),
    ),
)
