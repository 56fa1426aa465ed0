"""The step of who took a recommendation over from another country."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.number_words import number_word
from tinkuy.core.text import listed
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.step import Step, capitalised, days_written
from tinkuy.people.countries import country_after, country_name
from tinkuy.practice.adoptions.queries import PublicAdoption

MOST_BRANCHES = 3


def adopted_step(facts: Facts) -> Iterator[Step]:
    """Every country that adopted it; the day is that of the first. Two or more are a fork of the cord."""
    if not facts.adopted:
        return
    first = facts.adopted[0]
    countries = list(dict.fromkeys(one.country for one in facts.adopted))
    count = len(countries)
    subject = listed(country_after("the", code) for code in sorted(countries, key=country_name))
    label = country_name(first.country)
    if count > 1:
        label = ngettext("%(count)s country", "%(count)s countries", count) % {"count": number_word(count)}
        label = capitalised(label)
    yield Step(
        name="adopted",
        mark="adopted",
        label=(label, ngettext("adopts it", "adopt it", count)),
        heading=ngettext("%(countries)s adopts it", "%(countries)s adopt it", count)
        % {"countries": capitalised(subject)},
        on=first.adopted_on,
        words=_words(first) if count == 1 else "",
        summary=_("What was adapted and why"),
        details={"adoptions": facts.adopted, "countries": countries, "subject": subject},
        codes=countries,
        is_large=True,
        is_public=any(one.is_public for one in facts.adopted),
    )


def _words(one: PublicAdoption) -> str:
    return one.words.adaptations if one.words else ""


def branches_of(step: Step) -> list[tuple[str, str]]:
    """The other countries of a fork, each with how long after the first one it was; of many the last is a number."""
    adoptions: list[PublicAdoption] = step.details["adoptions"]
    first = adoptions[0]
    others = {one.country: (one.adopted_on - first.adopted_on).days for one in reversed(adoptions[1:])}
    others.pop(first.country, None)
    rows = [
        (code, f"+ {days_written(days)}" if days else "")
        for code, days in sorted(others.items(), key=lambda row: row[1])
    ]
    if len(rows) <= MOST_BRANCHES:
        return rows
    return [*rows[: MOST_BRANCHES - 1], (f"+{len(rows) - MOST_BRANCHES + 1}", "")]
