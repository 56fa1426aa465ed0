"""Who is heard: countries in the agendas; countries, sectors, women and men among those who speak."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import AGENDA, GUESTS, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity
from tinkuy.desk.checkup.wording import countries_listed
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector

FEWEST = 4
"""Of fewer parts or speakers than this nothing is said: any share would be chance."""

LARGEST_SHARE = 0.5
LARGEST_SECTOR = 0.8
LEAST_OF_A_SEX = 1 / 3


def _parts_by_country(facts: Facts) -> Counter[str]:
    """How many parts of the agendas tell the experience of each country."""
    return Counter(part.country for step in facts.standing_path for part in step.segments if part.country)


def _has_enough_parts(facts: Facts) -> bool:
    return bool(facts.countries) and sum(_parts_by_country(facts).values()) >= FEWEST


def _are_enough(facts: Facts, known_speakers: int) -> bool:
    """Of speakers of whom it is *known_speakers*; what is said of them is said while it can still be balanced."""
    return bool(facts.ahead) and known_speakers >= FEWEST


def _last_agenda(facts: Facts) -> str:
    return address(facts, AGENDA, facts.ahead[-1].webinar.ordinal, field="id_title")


def countries_without_a_part(facts: Facts) -> Iterator[Remark]:
    parts = _parts_by_country(facts)
    silent = [code for code in facts.countries if code not in parts]
    if facts.ahead and silent and sum(parts.values()) >= FEWEST:
        yield Remark(
            fact=_("No agenda tells the experience of %(countries)s") % {"countries": countries_listed(silent)},
            advice=_("Who is only a listener stops coming. Offer a part in a session to come."),
            deed=_("Add a part"),
            href=_last_agenda(facts),
        )


def one_country_dominates(facts: Facts) -> Iterator[Remark]:
    parts = _parts_by_country(facts)
    for code, count in parts.items():
        if facts.ahead and sum(parts.values()) >= FEWEST and count > sum(parts.values()) * LARGEST_SHARE:
            yield Remark(
                fact=_("%(country)s tells %(count)s of %(all)s experiences")
                % {"country": country_name(code), "count": count, "all": sum(parts.values())},
                advice=_("It looks like the cycle of one country. Give the next parts to others."),
                deed=_("Change an agenda"),
                href=_last_agenda(facts),
            )


def one_country_speaks_most(facts: Facts) -> Iterator[Remark]:
    counts = facts.speakers.by_country
    for code, count in counts.items():
        if facts.ahead and sum(counts.values()) >= FEWEST and count > sum(counts.values()) * LARGEST_SHARE:
            yield Remark(
                fact=_("More than half of the speakers are from %(country)s") % {"country": country_name(code)},
                advice=_("The other countries hear one way of doing things. Invite speakers from elsewhere."),
                deed=_("See the speakers"),
                href=address(facts, GUESTS),
            )


def one_sector_speaks(facts: Facts) -> Iterator[Remark]:
    counts = facts.speakers.by_sector
    for code, count in counts.items():
        if facts.ahead and sum(counts.values()) >= FEWEST and count > sum(counts.values()) * LARGEST_SECTOR:
            name = Sector(code).label if code in Sector.values else code
            yield Remark(
                fact=_("Nearly all speakers are of one sector: %(sector)s") % {"sector": name},
                advice=_(
                    "What the other sectors see is missing. Invite one of those who work with people on the spot."
                ),
                deed=_("See the speakers"),
                href=address(facts, GUESTS),
            )


def one_sex_speaks(facts: Facts) -> Iterator[Remark]:
    women, men = facts.speakers.women, facts.speakers.men
    if facts.ahead and women + men >= FEWEST and min(women, men) < (women + men) * LEAST_OF_A_SEX:
        yield Remark(
            fact=_("Fewer than a third of the speakers are women")
            if women < men
            else _("Fewer than a third of the speakers are men"),
            advice=_("Half of the experience is missing. Balance the next invitations."),
            deed=_("See the speakers"),
            href=address(facts, GUESTS),
        )


RULES = (
    Rule(
        "country-without-part",
        Severity.ADVICE,
        gettext_lazy("Every invited country tells an experience in an agenda."),
        gettext_lazy("All countries have the same right to be heard."),
        countries_without_a_part,
        ground=ground.AGENDAS.where(_has_enough_parts),
    ),
    Rule(
        "country-tells-most",
        Severity.ADVICE,
        gettext_lazy("No country tells more than half of the experiences."),
        gettext_lazy("An exchange has many voices."),
        one_country_dominates,
        ground=ground.AGENDAS.where(_has_enough_parts),
    ),
    Rule(
        "speakers-country",
        Severity.ADVICE,
        gettext_lazy("No country has more than half of the speakers."),
        gettext_lazy("Each country learns from several."),
        one_country_speaks_most,
        ground=ground.SPEAKERS.where(lambda facts: _are_enough(facts, sum(facts.speakers.by_country.values()))),
    ),
    Rule(
        "speakers-sector",
        Severity.ADVICE,
        gettext_lazy("No sector has nearly all of the speakers."),
        gettext_lazy("Government, civil society and agencies see different things."),
        one_sector_speaks,
        ground=ground.SPEAKERS.where(lambda facts: _are_enough(facts, sum(facts.speakers.by_sector.values()))),
    ),
    Rule(
        "speakers-sex",
        Severity.ADVICE,
        gettext_lazy("Women and men have each a third of the speakers or more."),
        gettext_lazy("Who speaks shows who counts."),
        one_sex_speaks,
        ground=ground.SPEAKERS.where(lambda facts: _are_enough(facts, facts.speakers.women + facts.speakers.men)),
    ),
)
