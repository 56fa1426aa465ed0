"""The steps of a thread, in order. What adds one (who adopted it) adds a builder to `BUILDERS`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _, ngettext

from tinkuy.hub.recommendation_page.adopted_step import adopted_step
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.practice_steps import next_cycle_step, practice_step, responses_step
from tinkuy.hub.recommendation_page.sheet_steps import (
    answer_step,
    finding_step,
    question_step,
    sheet_step,
    validation_step,
)
from tinkuy.hub.recommendation_page.step import Step, capitalised, the
from tinkuy.hub.recommendation_page.verified_step import verified_step


def steps_of(facts: Facts) -> list[Step]:
    """Each with the days until the next one that has a day."""
    steps = [step for build in BUILDERS for step in build(facts)]
    known = {one.name: (after.on - one.on).days for one, after in pairwise(steps) if one.on and after.on}
    return [replace(step, days=max(known[step.name], 0)) if step.name in known else step for step in steps]


def spread_steps(facts: Facts) -> Iterator[Step]:
    """Who looked at the practice and who adopted it, whichever came first."""
    yield from sorted([*verified_step(facts), *adopted_step(facts)], key=lambda step: step.on or date.max)


BUILDERS: tuple[Callable[[Facts], Iterator[Step]], ...] = (
    question_step,
    answer_step,
    finding_step,
    validation_step,
    sheet_step,
    responses_step,
    practice_step,
    spread_steps,
    next_cycle_step,
)


def lead_of(steps: Sequence[Step]) -> list[str]:
    """The story in a few sentences, each of which a step below proves."""
    by_name = {step.name: step for step in steps}
    question, done, published = by_name.get("asked"), by_name.get("done"), by_name["published"]
    begun = question or by_name.get("answered") or by_name["written"]
    lines = [_first_line(question)] if question else []
    if done and done.is_done and done.on and begun.on:
        lines.append(_done_line((done.on - begun.on).days, done.details.get("subject", done.label[0])))
    elif begun.on and published.on:
        lines.append(_published_line((published.on - begun.on).days))
    if spread := _spread(by_name):
        lines.append(spread)
    elif answers := by_name.get("answers"):
        lines.append(f"{answers.heading}.")
    return [capitalised(line) for line in lines]


def _first_line(question: Step) -> str:
    country = question.details["country"]
    return _("%(country)s asked it.") % {"country": the(country)} if country else _("It began as an open question.")


def _done_line(days: int, country: str) -> str:
    """Without a number where no day passed, or a session was held before the day that was planned for it."""
    if days < 1:
        return _("%(country)s does it.") % {"country": country}
    sentence = ngettext("%(days)s day later %(country)s did it.", "%(days)s days later %(country)s did it.", days)
    return sentence % {"days": days, "country": country}


def _published_line(days: int) -> str:
    if days < 1:
        return _("The recommendation is published.")
    return ngettext("%(days)s day later it was published.", "%(days)s days later it was published.", days) % {
        "days": days
    }


def _spread(by_name: Mapping[str, Step]) -> str:
    """Who looked at it and who adopted it, in a sentence; empty while nobody did."""
    verified, adopted = by_name.get("verified"), by_name.get("adopted")
    verifier = verified.details["subject"] if verified and verified.is_large else ""
    if adopted is None:
        return _("%(who)s verified it.") % {"who": verifier} if verifier else ""
    words, count = {"who": verifier, "countries": adopted.details["subject"]}, len(adopted.details["countries"])
    if verifier:
        sentence = ngettext(
            "%(who)s verified it and %(countries)s adopted it.",
            "%(who)s verified it and %(countries)s adopted it.",
            count,
        )
        return sentence % words
    return ngettext("%(countries)s adopted it.", "%(countries)s adopted it.", count) % words
