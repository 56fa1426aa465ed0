"""Who hosts the sessions: it goes around."""

from collections import Counter
from collections.abc import Iterator
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import WEBINAR, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity
from tinkuy.desk.checkup.wording import places_listed
from tinkuy.people.countries import country_name

HOST = "id_host_country"


def sessions_without_host(facts: Facts) -> Iterator[Remark]:
    places = [step.webinar.ordinal for step in facts.ahead if not step.webinar.host_country]
    if places:
        yield Remark(
            fact=ngettext(
                "No country hosts session %(places)s", "No country hosts sessions %(places)s", len(places)
            )
            % {"places": places_listed(places)},
            advice=_("A session that no country takes on stays the coordination's. Ask a focal point to host it."),
            deed=_("Choose a host"),
            href=address(facts, WEBINAR, min(places), field=HOST),
        )  # fmt: skip


def one_country_hosts_too_much(facts: Facts) -> Iterator[Remark]:
    hosts = Counter(step.webinar.host_country for step in facts.standing_path if step.webinar.host_country)
    share = ceil(len(facts.standing_path) / max(len(facts.countries), 1))
    for code, count in hosts.items():
        coming = [step.webinar.ordinal for step in facts.ahead if step.webinar.host_country == code]
        if count > max(share, 1) and coming and len(facts.countries) > 1:
            yield Remark(
                fact=_("%(country)s hosts %(count)s of %(all)s sessions")
                % {"country": country_name(code), "count": count, "all": len(facts.standing_path)},
                advice=_("The cycle belongs to all countries in equal parts. Offer one of them to another country."),
                deed=_("Change the host"),
                href=address(facts, WEBINAR, max(coming), field=HOST),
            )


def _several_may_host(facts: Facts) -> bool:
    return len(facts.countries) > 1 and any(step.webinar.host_country for step in facts.ahead)


RULES = (
    Rule(
        "no-host",
        Severity.ADVICE,
        gettext_lazy("A country hosts every session to come."),
        gettext_lazy("Who hosts makes the cycle their own."),
        sessions_without_host,
        ground=ground.AHEAD,
    ),
    Rule(
        "host-share",
        Severity.ADVICE,
        gettext_lazy("No session to come is hosted by a country beyond its share."),
        gettext_lazy("All countries have the same place in the cycle."),
        one_country_hosts_too_much,
        ground=ground.AHEAD.where(_several_may_host),
    ),
)
