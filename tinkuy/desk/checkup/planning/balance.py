"""Who is heard, and who hosts: countries in the agendas; countries, sectors, women and men among those who speak."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from math import ceil

from django.utils.translation import gettext, gettext_lazy as _, ngettext_lazy

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import AGENDA, GUESTS, WEBINAR, address, of_sessions
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.preconditions import Precondition
from tinkuy.desk.checkup.rule import Case, advice
from tinkuy.desk.checkup.wording import countries_listed
from tinkuy.people.countries import country_forms
from tinkuy.people.roles import Sector

FEWEST = 4
"""Of fewer parts or speakers than this nothing is said: any share would be chance."""

LARGEST_SHARE = 0.5
LARGEST_SECTOR = 0.8
LEAST_OF_A_SEX = 1 / 3
HOST = "id_host_country"


def _parts_by_country(facts: Facts) -> Counter[str]:
    """How many parts of the agendas tell the experience of each country."""
    return Counter(part.country for step in facts.standing_path for part in step.segments if part.country)


def _has_enough_parts(facts: Facts) -> bool:
    return bool(facts.countries) and sum(_parts_by_country(facts).values()) >= FEWEST


def _enough_speakers(known_speakers: Callable[[Facts], int]) -> Precondition:
    """There are speakers enough of whom it is known; what is said of them is said while it can still be balanced."""
    return preconditions.SPEAKERS.where(lambda facts: bool(facts.ahead) and known_speakers(facts) >= FEWEST)


def _last_agenda(facts: Facts) -> str:
    return address(facts, AGENDA, facts.ahead[-1].webinar.ordinal, field="id_title")


def _largest(facts: Facts, counts: Mapping[str, int], share: float) -> list[str]:
    """Who has more than its *share* of the *counts*."""
    total = sum(counts.values())
    return [code for code, count in counts.items() if facts.ahead and total >= FEWEST and count > total * share]


def countries_without_a_part(facts: Facts) -> Iterator[Case]:
    parts = _parts_by_country(facts)
    silent = [code for code in facts.countries if code not in parts]
    if facts.ahead and silent and sum(parts.values()) >= FEWEST:
        yield Case(_last_agenda(facts), {"countries": countries_listed(silent)})


def one_country_dominates(facts: Facts) -> Iterator[Case]:
    parts = _parts_by_country(facts)
    for code in _largest(facts, parts, LARGEST_SHARE):
        values = {**country_forms(code), "count": parts[code], "all": sum(parts.values())}
        yield Case(_last_agenda(facts), values)


def one_country_speaks_most(facts: Facts) -> Iterator[Case]:
    for code in _largest(facts, facts.speakers.by_country, LARGEST_SHARE):
        yield Case(address(facts, GUESTS), country_forms(code))


def one_sector_speaks(facts: Facts) -> Iterator[Case]:
    for code in _largest(facts, facts.speakers.by_sector, LARGEST_SECTOR):
        yield Case(address(facts, GUESTS), {"sector": Sector(code).label if code in Sector.values else code})


def one_sex_speaks(facts: Facts) -> Iterator[Case]:
    women, men = facts.speakers.women, facts.speakers.men
    if facts.ahead and women + men >= FEWEST and min(women, men) < (women + men) * LEAST_OF_A_SEX:
        of_men = gettext("Fewer than a third of the speakers are men")
        yield Case(address(facts, GUESTS), fact="" if women < men else of_men)


def one_country_hosts_too_much(facts: Facts) -> Iterator[Case]:
    hosts = Counter(step.webinar.host_country for step in facts.standing_path if step.webinar.host_country)
    share = ceil(len(facts.standing_path) / max(len(facts.countries), 1))
    for code, count in hosts.items():
        coming = [step.webinar.ordinal for step in facts.ahead if step.webinar.host_country == code]
        if count > max(share, 1) and coming and len(facts.countries) > 1:
            values = {**country_forms(code), "count": count, "all": len(facts.standing_path)}
            yield Case(address(facts, WEBINAR, max(coming), field=HOST), values)


RULES = (
    advice(
        id="no-host",
        precondition=preconditions.AHEAD,
        look=lambda facts: of_sessions(
            facts, [s.webinar.ordinal for s in facts.ahead if not s.webinar.host_country], field=HOST
        ),
        fact=ngettext_lazy("No country hosts session %(places)s", "No country hosts sessions %(places)s", "count"),
        advice=_("A session that no country takes on stays the coordination's. Ask a focal point to host it."),
        deed=_("Choose a host"),
        passed=_("A country hosts every session to come."),
        why=_("Who hosts makes the cycle their own."),
    ),
    advice(
        id="host-share",
        precondition=preconditions.AHEAD.where(
            lambda facts: len(facts.countries) > 1 and any(step.webinar.host_country for step in facts.ahead)
        ),
        look=one_country_hosts_too_much,
        fact=_("%(country)s hosts %(count)s of %(all)s sessions"),
        advice=_("The cycle belongs to all countries in equal parts. Offer one of them to another country."),
        deed=_("Change the host"),
        passed=_("No session to come is hosted by a country beyond its share."),
        why=_("All countries have the same place in the cycle."),
    ),
    advice(
        id="country-without-part",
        precondition=preconditions.AGENDAS.where(_has_enough_parts),
        look=countries_without_a_part,
        fact=_("No agenda tells the experience of %(countries)s"),
        advice=_("Who is only a listener stops coming. Offer a part in a session to come."),
        deed=_("Add a part"),
        passed=_("Every invited country tells an experience in an agenda."),
        why=_("All countries have the same right to be heard."),
    ),
    advice(
        id="country-tells-most",
        precondition=preconditions.AGENDAS.where(_has_enough_parts),
        look=one_country_dominates,
        fact=_("%(country)s tells %(count)s of %(all)s experiences"),
        advice=_("It looks like the cycle of one country. Give the next parts to others."),
        deed=_("Change an agenda"),
        passed=_("No country tells more than half of the experiences."),
        why=_("An exchange has many voices."),
    ),
    advice(
        id="speakers-country",
        precondition=_enough_speakers(lambda facts: sum(facts.speakers.by_country.values())),
        look=one_country_speaks_most,
        fact=_("More than half of the speakers are %(of_country)s"),
        advice=_("The other countries hear one way of doing things. Invite speakers from elsewhere."),
        deed=_("See the speakers"),
        passed=_("No country has more than half of the speakers."),
        why=_("Each country learns from several."),
    ),
    advice(
        id="speakers-sector",
        precondition=_enough_speakers(lambda facts: sum(facts.speakers.by_sector.values())),
        look=one_sector_speaks,
        fact=_("Nearly all speakers are of one sector: %(sector)s"),
        advice=_("What the other sectors see is missing. Invite one of those who work with people on the spot."),
        deed=_("See the speakers"),
        passed=_("No sector has nearly all of the speakers."),
        why=_("Government, civil society and agencies see different things."),
    ),
    advice(
        id="speakers-sex",
        precondition=_enough_speakers(lambda facts: facts.speakers.women + facts.speakers.men),
        look=one_sex_speaks,
        fact=_("Fewer than a third of the speakers are women"),
        advice=_("Half of the experience is missing. Balance the next invitations."),
        deed=_("See the speakers"),
        passed=_("Women and men have each a third of the speakers or more."),
        why=_("Who speaks shows who counts."),
    ),
)
