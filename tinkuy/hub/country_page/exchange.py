"""What went between a country and others: what it received from them, and what they received from it.

Each source reads what both sides let everybody read. A new kind of thing is one function more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import lower_first
from tinkuy.hub.country_page.answers import printed_findings
from tinkuy.people.countries import country_after, country_name, country_of
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.adoptions.queries import PublicAdoption, public_adoptions
from tinkuy.practice.responses.models import Openness
from tinkuy.practice.support.models import SupportState
from tinkuy.practice.support.queries import public_supports
from tinkuy.practice.verification.models import VerificationState, Verifier
from tinkuy.practice.verification.queries import verifications

LOOK, ADOPTION, SUPPORT = "look", "adoption", "support"

MOST_STRANDS = 6
"""Of more on one side the figure draws one for each country."""


@dataclass(frozen=True)
class Exchange:
    """One thing between the country of the page and *other*: its words, what became of it, and what shows it.

    *deed* is `LOOK`, `ADOPTION` or `SUPPORT`; *other* is empty where the country is not named, or it is any.
    *is_given*: it went to the other country. *is_open*: support that was asked or offered and is not there yet.
    """

    deed: str
    other: str
    kind: str
    words: str
    language: str
    note: str
    on: date | None
    is_given: bool = False
    is_open: bool = False
    thread: str = ""
    verification: str = ""


def exchanges_of(code: str, language: str) -> list[Exchange]:
    """The oldest first; what has no day yet comes last."""
    rows = [one for source in SOURCES for one in source(code, language)]
    return sorted(rows, key=lambda one: (one.is_open, one.on or date.max))


def verifications_between(code: str, language: str) -> Iterator[Exchange]:
    """A look at what another country does, where that country shows both voices and its whole answer."""
    rows = verifications().filter(
        Q(country=code) | Q(response__country=code),
        verifier=Verifier.PEER,
        state=VerificationState.CONCLUDED,
        is_public=True,
        response__openness=Openness.WHOLE,
        cycle__state__in=ANNOUNCED_STATES,
    )
    looks = list(rows)
    printed = printed_findings({one.response.finding_id for one in looks}, language)
    for one in looks:
        words = printed.get(one.response.finding_id)
        if words is None:
            continue
        is_given = one.country == code
        other, note = (one.response.country, look_at_other) if is_given else (one.country, look_by)
        yield Exchange(
            deed=LOOK,
            other=other,
            kind=words.kind,
            words=words.title,
            language=words.language,
            note=note(other, one.concluded_on),
            on=one.concluded_on,
            is_given=is_given,
            thread=words.thread,
            verification=one.public_id,
        )


def look_at_other(country: str, on: date | None) -> str:
    return _with_day(_("Verification %(in_country)s") % {"in_country": country_after("in", country)}, on)


def look_by(country: str, on: date | None) -> str:
    return _with_day(_("Verification %(of_country)s") % {"of_country": country_of(country)}, on)


def _with_day(words: str, on: date | None) -> str:
    return f"{words}, {day_with_year(on)}" if on else words


def adoptions_between(code: str, language: str) -> Iterator[Exchange]:
    """What the country took over, and what others took over from it where they are both named."""
    received, provided = public_adoptions(taken_by=code), public_adoptions(given_by=code)
    printed = printed_findings({one.finding.pk for one in (*received, *provided)}, language)
    for one in (*received, *provided):
        words, is_given = printed.get(one.finding.pk), one.country != code
        if words is None:
            continue
        yield Exchange(
            deed=ADOPTION,
            other=one.country if is_given else one.from_country,
            kind=words.kind,
            words=words.title,
            language=words.language,
            note=_adopted_there(one) if is_given else _adopted_from(one),
            on=one.adopted_on,
            is_given=is_given,
            thread=words.thread,
        )


def _adopted_there(one: PublicAdoption) -> str:
    words = _("%(in_country)s since %(day)s") % {
        "in_country": country_after("in", one.country),
        "day": day_with_year(one.adopted_on),
    }
    return words[:1].upper() + words[1:]


def _adopted_from(one: PublicAdoption) -> str:
    day = day_with_year(one.adopted_on)
    if not one.from_country:
        return _("From a country that is not named, adopted on %(day)s") % {"day": day}
    words = _("%(of_country)s, adopted on %(day)s") % {"of_country": country_of(one.from_country), "day": day}
    return words[:1].upper() + words[1:]


def supports_between(code: str, language: str) -> Iterator[Exchange]:
    """Support that both countries let everybody read; what stands for every country has no other end to draw."""
    cycles = Cycle.objects.filter(state__in=ANNOUNCED_STATES)
    rows = [one for one in public_supports(cycles, country=code) if one.other_than(code)]
    printed = printed_findings({one.finding.pk for one in rows}, language)
    for one in rows:
        words = printed.get(one.finding.pk)
        state = lower_first(str(SupportState(one.state).label))
        yield Exchange(
            deed=SUPPORT,
            other=one.other_than(code),
            kind=one.finding.kind,
            words=one.subject,
            language=one.finding.cycle.main_language,
            note=_with_day(f"{country_name(one.other_than(code))}: {state}", one.since),
            on=one.since,
            is_given=one.giving == code,
            is_open=one.is_pending,
            thread=words.thread if words else "",
        )


SOURCES: tuple[Callable[[str, str], Iterable[Exchange]], ...] = (
    adoptions_between,
    verifications_between,
    supports_between,
)


def strands_of(side: Sequence[Exchange]) -> list[Exchange]:
    """What the figure draws of one side: each thing, or of many one for each country with how many they are."""
    if len(side) <= MOST_STRANDS:
        return list(side)
    by_country: dict[str, list[Exchange]] = {}
    for one in side:
        by_country.setdefault(one.other, []).append(one)
    return [_together(country, of_it) for country, of_it in sorted(by_country.items(), key=lambda row: -len(row[1]))]


def _together(country: str, of_it: Sequence[Exchange]) -> Exchange:
    if len(of_it) == 1:
        return of_it[0]
    words = ngettext("%(count)s practice", "%(count)s practices", len(of_it)) % {"count": len(of_it)}
    return Exchange(
        deed=of_it[0].deed,
        other=country,
        kind=of_it[0].kind,
        words=words,
        language="",
        note=country_name(country) if country else "",
        on=of_it[-1].on,
        is_given=of_it[0].is_given,
        is_open=all(one.is_open for one in of_it),
    )
