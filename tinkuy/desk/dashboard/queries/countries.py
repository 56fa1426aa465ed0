"""The same steps for every country, and how far each has come (nobody may do what another country cannot)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.desk.checkup.facts import Facts, quoted_by
from tinkuy.people.countries import country_name
from tinkuy.practice.models import ResponseState
from tinkuy.systematisation.evidence.models.finding import FindingState

STEPS: tuple[Promise, ...] = (
    _("Invite people"),
    _("Be heard in a session"),
    _("Validate its findings"),
    _("Name a counterpart"),
    _("Answer the recommendations"),
)


@dataclass(frozen=True)
class CountrySteps:
    """One country: for each of `STEPS` whether it is done, and the words of the first that is not."""

    country: str
    are_done: Sequence[bool]

    @property
    def count(self) -> int:
        return sum(self.are_done)

    @property
    def next_step(self) -> str | Promise:
        return next((step for step, is_done in zip(STEPS, self.are_done, strict=True) if not is_done), "")


def country_steps(facts: Facts) -> list[CountrySteps]:
    """A row for each invited country, by name."""
    heard = {country for _session, country in facts.quoted}
    waiting = {country for _finding, countries in facts.waiting for country in countries}
    rows = [
        CountrySteps(
            code,
            (
                code in facts.convened,
                code in heard,
                code not in waiting and _validated(facts, code),
                *_practice_steps(facts, code),
            ),
        )
        for code in facts.countries
    ]
    return sorted(rows, key=lambda row: country_name(row.country))


def _validated(facts: Facts, code: str) -> bool:
    """There are findings that quote the country, and none of them has still to be taken to it."""
    own = [finding for finding in facts.standing_findings if code in quoted_by(finding)]
    return bool(own) and all(finding.state != FindingState.PROPOSED for finding in own)


def _practice_steps(facts: Facts, code: str) -> tuple[bool, bool]:
    """Whether each recommendation has an institution that answers, and whether each has an answer."""
    own = [response for response in facts.responses if response.country == code]
    named = bool(own) and all(response.institution_id for response in own)
    answered = bool(own) and all(response.state != ResponseState.NO_ANSWER for response in own)
    return named, answered
