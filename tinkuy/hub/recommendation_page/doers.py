"""Who did what on the way of a recommendation: countries alone, as its steps name them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core.text import listed
from tinkuy.hub.recommendation_page.step import Step, capitalised


@dataclass(frozen=True)
class Doer:
    """A country, and what it did in the order of the steps, as one sentence without its subject."""

    country: str
    deeds: str


def doers_of(steps: Sequence[Step]) -> list[Doer]:
    """Each country once, in the order in which it comes first."""
    deeds: dict[str, list[str]] = {}
    for step in steps:
        for country, deed in _deeds_in(step):
            of_country = deeds.setdefault(country, [])
            if deed not in of_country:
                of_country.append(deed)
    return [Doer(country, capitalised(listed(done))) for country, done in deeds.items()]


def _deeds_in(step: Step) -> Iterator[tuple[str, str]]:
    details = step.details
    if step.name == "asked" and details["country"]:
        yield details["country"], _("asked it")
    elif step.name == "validated":
        yield from ((country, _("validated it")) for country in details["agreed"])
    elif step.name == "done" and details.get("country"):
        yield details["country"], _("put it into practice")
    elif step.name == "verified":
        verifiers = (row["verification"].country for row in details["verifications"])
        yield from ((country, _("verified it")) for country in verifiers if country)
    elif step.name == "adopted":
        yield from ((country, _("adopted it")) for country in details["countries"])
