"""What came of a cycle and how another team can repeat it, as far as its own records say it; who came, by country. In
the language that is active; what only people know is theirs to write.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.figures.queries.safe_attendance import SafeAttendance
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.content.parts import CountryLine, Figures, Item, Thread, WebinarLine
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState
from tinkuy.systematisation.rounds.models import ValidationRound

AGREED = (FindingState.VALIDATED, FindingState.PUBLISHED)


def participation_of(public: SafeAttendance, lines: Sequence[WebinarLine]) -> tuple[CountryLine, ...]:
    """Who came of each country to each held session of *lines*, as anybody may read it; a country of which nothing is
    shown has no line.
    """
    numbers = [line.number for line in lines if not line.is_planned]
    by_country = {country: dict(zip(public.sessions, row, strict=True)) for country, row in public.by_country.items()}
    rows = (
        CountryLine(country, tuple(map(by_country[country].get, numbers))) for country in sorted(by_country) if country
    )
    return tuple(row for row in rows if any(row.persons))


def results_of(figures: Figures, findings: Mapping[str, Sequence[Item]], agreements: Sequence[str]) -> str:
    return " ".join(_results(figures, sum(map(len, findings.values())), len(agreements)))


def _results(figures: Figures, findings: int, agreements: int) -> Iterator[str]:
    if figures.persons:
        yield _("%(count)d persons attended at least one session.") % {"count": figures.persons}
    if findings and figures.quotes:
        sentence = ngettext(
            "%(count)d finding came out, resting on what was said: %(quotes)d quotes in all.",
            "%(count)d findings came out, resting on what was said: %(quotes)d quotes in all.",
            findings,
        )
        yield sentence % {"count": findings, "quotes": figures.quotes}
    if agreed := Finding.objects.filter(state__in=AGREED).count():
        yield ngettext(
            "The countries validated %(count)d of them.", "The countries validated %(count)d of them.", agreed
        ) % {"count": agreed}
    if agreements:
        yield ngettext(
            "%(count)d agreement between countries and organisations is public.",
            "%(count)d agreements between countries and organisations are public.",
            agreements,
        ) % {"count": agreements}


def replicability_of(lines: Sequence[WebinarLine], threads: Sequence[Thread]) -> tuple[str, ...]:
    """Steps and who does them, a sentence each."""
    return tuple(_steps([line for line in lines if not line.is_planned], threads))


def _steps(sessions: Sequence[WebinarLine], threads: Sequence[Thread]) -> Iterator[str]:
    focal_points = TeamRole.objects.filter(role=Role.FOCAL_POINT).exclude(country="")
    if countries := focal_points.values("country").distinct().count():
        yield ngettext(
            "A focal point in %(count)d country invites there and answers for it.",
            "A focal point in each of %(count)d countries invites there and answers for it.",
            countries,
        ) % {"count": countries}
    if len(sessions) > 1:
        minutes = round(sum(line.minutes for line in sessions) / len(sessions))
        yield _("%(count)d online sessions of some %(minutes)d minutes, one every %(days)d days or so.") % {
            "count": len(sessions),
            "minutes": minutes,
            "days": _days_between(sessions),
        }
    if threads:
        yield _("Each session leaves questions open, and a later one picks them up.")
    if ValidationRound.objects.exists():
        yield _("What was learned goes back to each country before it is published.")


def _days_between(sessions: Sequence[WebinarLine]) -> int:
    first, last = (date.fromisoformat(sessions[place].date) for place in (0, -1))
    return max(1, round((last - first).days / (len(sessions) - 1)))
