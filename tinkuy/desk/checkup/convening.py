"""2 CONVENE: reports, names to match, countries that leave."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.attendance.warnings.queries.cards import card_of

from . import addresses, ground
from .addresses import address
from .facts import Facts
from .planning.languages import own_language
from .rule import Remark, Rule, Severity
from .wording import countries_listed, language_name, places_listed


def sessions_without_report(facts: Facts) -> Iterator[Remark]:
    places = [webinar.ordinal for webinar in facts.held_webinars if webinar.pk not in facts.with_report]
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
    if count is None or count:
        sentence = ngettext("%(count)s name waits to be matched", "%(count)s names wait to be matched", count or 0)
        yield Remark(
            fact=_("Some names wait to be matched") if count is None else sentence % {"count": count},
            advice=_("They count as attendances, but not in retention. Say who they are, or that nobody knows."),
            deed=_("Match them"),
            href=address(facts, addresses.ATTENDANCE),
        )


def undecided_warnings(facts: Facts) -> Iterator[Remark]:
    """The early warnings that nobody decided on, as their own page works them out."""
    if (board := facts.board) is None:
        return
    for standing in board.waiting:
        card = card_of(board, standing)
        yield Remark(
            fact=card.fact,
            advice=_missing_interpretation(facts, card.subject.country) or f"{card.suggestions[0]}.",
            deed=_("Decide"),
            href=address(facts, addresses.WARNINGS, field=standing.key),
        )


def _missing_interpretation(facts: Facts, country: str) -> str:
    """Names the missing interpretation where there is one: association, not cause."""
    language = own_language(country, facts.cycle.main_language) if country else ""
    without = [
        w.ordinal for w in facts.held_webinars if language and language not in {str(i)[:2] for i in w.interpretation}
    ]
    if not language or not without:
        return ""
    name = language_name(language)
    return _(
        "Sessions without interpretation into %(language)s: %(places)s. "
        "Offer a summary in %(language)s and publish the sheet in both languages."
    ) % {"places": places_listed(without), "language": name}


def countries_without_invitation(facts: Facts) -> Iterator[Remark]:
    invited = {wave.country for wave in facts.waves if wave.invited}
    silent = [code for code in facts.countries if code not in invited]
    if silent and invited:
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
        ground=ground.HELD,
    ),
    Rule(
        "unmatched-names",
        Severity.WARNING,
        gettext_lazy("No name of a report waits to be matched."),
        gettext_lazy("Who is not matched is missing from retention."),
        unmatched_names,
        ground=ground.REPORTS,
    ),
    Rule(
        "early-warning",
        Severity.WARNING,
        gettext_lazy("No early warning waits for a decision."),
        gettext_lazy("A drop that is seen at once can still be answered before the next session."),
        undecided_warnings,
        ground=ground.MEASURED,
    ),
    Rule(
        "no-invitation",
        Severity.ADVICE,
        gettext_lazy("Invitations were sent in every invited country."),
        gettext_lazy("All countries have the same right to take part."),
        countries_without_invitation,
        ground=ground.INVITATIONS.where(lambda facts: bool(facts.countries)),
    ),
)
