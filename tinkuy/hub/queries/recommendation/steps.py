"""The steps of a thread, in order. What adds one (who verified it, who adopted it) adds a builder to `BUILDERS`."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.core.text import in_language, listed
from tinkuy.people.countries import country_after, country_name
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year, local_day, short_day
from tinkuy.practice.key_actions.models import KeyActionState
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.systematisation.rounds.queries.results import sentence_of

from .facts import Facts

MOST_NAMES = 3
FURTHEST_FIRST = (
    ResponseState.IN_PRACTICE,
    ResponseState.UNDER_WAY,
    ResponseState.AGREED,
    ResponseState.IN_DIALOGUE,
    ResponseState.STALLED,
    ResponseState.REJECTED,
    ResponseState.NO_ANSWER,
)


@dataclass(frozen=True)
class Step:
    """A step as the list and the figure say it. *details* go to the part of the page that opens."""

    name: str
    mark: str
    label: tuple[str, str]
    heading: str
    on: date | None = None
    words: str = ""
    summary: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    codes: Sequence[str] = ()
    is_large: bool = False
    is_done: bool = True
    is_public: bool = True
    is_question: bool = False
    days: int | None = None

    @property
    def day(self) -> str:
        return day_with_year(self.on) if self.on else ""

    @property
    def short_day(self) -> str:
        return short_day(self.on) if self.on else ""

    @property
    def days_words(self) -> str:
        return days_written(self.days) if self.days else ""


def days_written(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def steps_of(facts: Facts) -> list[Step]:
    """Each with the days until the next one that has a day."""
    steps = [step for build in BUILDERS for step in build(facts)]
    known = {one.name: (after.on - one.on).days for one, after in pairwise(steps) if one.on and after.on}
    return [replace(step, days=max(known[step.name], 0)) if step.name in known else step for step in steps]


def _day(facts: Facts, webinar: Webinar) -> date:
    return local_day(webinar.starts_at, facts.cycle.zone)


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def the(code: str) -> str:
    """The country as the subject of a sentence."""
    return capitalised(country_after("the", code))


def named(codes: Sequence[str]) -> str:
    return capitalised(listed(country_after("the", code) for code in sorted(codes, key=country_name)))


def _asked(facts: Facts) -> Iterator[Step]:
    """The expectation. Who brought it is kept nowhere: the session left it open."""
    if facts.hook is None:
        return
    hook = facts.hook.hook
    place = {"n": hook.origin.ordinal}
    yield Step(
        name="asked",
        mark="asked",
        label=(_("A question"), _("stays open")),
        heading=_("A question stays open"),
        on=_day(facts, hook.origin),
        words=in_language(hook.text, facts.language, facts.cycle.main_language),
        summary=_("Session %(n)s") % place,
        details={"hook": facts.hook, "hook_minute": _minute(facts.hook.opened)},
        is_large=True,
        is_question=True,
    )


def _minute(second: int | None) -> int | None:
    return None if second is None else second // 60


def _answered(facts: Facts) -> Iterator[Step]:
    """Where the thread was picked up; without one, where it was spoken of. Nothing where no quote may be read."""
    hook = facts.hook.hook if facts.hook else None
    if hook is None and not facts.quotes:
        return
    webinar = hook.target if hook and hook.target else facts.quotes[-1].excerpt.webinar
    place = {"n": webinar.ordinal}
    countries = sorted({one.excerpt.country for one in facts.quotes if one.excerpt.country})
    words = _("%(countries)s tell how they do it.") % {"countries": named(countries)} if len(countries) > 1 else ""
    if len(countries) == 1:
        words = _("%(country)s tells how it does it.") % {"country": the(countries[0])}
    count = len(facts.quotes)
    yield Step(
        name="answered",
        mark="answered",
        label=(_("It is answered") if hook else _("It is said"), _("in session %(n)s") % place),
        heading=_("It is answered in session %(n)s") % place if hook else _("It is said in session %(n)s") % place,
        on=_day(facts, webinar),
        words=words,
        summary=ngettext("%(count)s quote", "%(count)s quotes", count) % {"count": count} if count else "",
        details={"quotes": facts.quotes, "hook": facts.hook},
        is_public=any(one.is_public for one in facts.quotes) or not facts.quotes,
    )


def _written(facts: Facts) -> Iterator[Step]:
    unread = facts.item.quotes - sum(one.is_public for one in facts.quotes)
    yield Step(
        name="written",
        mark="finding",
        label=(_("It is written"), facts.item.code),
        heading=_("%(code)s is written") % {"code": facts.item.code},
        on=local_day(facts.finding.written_at, facts.cycle.zone),
        words=facts.item.text,
        summary=_("What it rests on"),
        details={"item": facts.item, "unread": max(unread, 0)},
    )


def _validated(facts: Facts) -> Iterator[Step]:
    result = facts.validated
    agreed = [*result.agreed, *result.with_change]
    if not agreed:
        return
    count = len(agreed)
    words = ngettext("%(count)s country validates", "%(count)s countries validate", count) % {"count": count}
    if facts.is_open and count <= MOST_NAMES:
        verb = ngettext("%(countries)s validates", "%(countries)s validate", count)
        words = verb % {"countries": named(agreed)}
    label = ngettext("%(count)s country", "%(count)s countries", count) % {"count": count}
    yield Step(
        name="validated",
        mark="validated",
        label=(label, ngettext("validates", "validate", count)),
        heading=words,
        on=facts.validated_on,
        words=sentence_of(result, facts.language, names=facts.is_open),
        summary=_("Who validated") if facts.is_open else "",
        details={"agreed": sorted(agreed, key=country_name) if facts.is_open else []},
        codes=sorted(agreed) if facts.is_open else [],
    )


def _published(facts: Facts) -> Iterator[Step]:
    zone = facts.cycle.zone
    versions = sorted({(one.version.number, local_day(one.version.published_at, zone)) for one in facts.printed})
    yield Step(
        name="published",
        mark="sheet",
        label=(_("The sheet"), _("is published")),
        heading=_("The sheet is published"),
        on=facts.published_on,
        words=facts.content.title,
        summary=_("Open the sheet"),
        details={"version": facts.version, "versions": versions, "sheet_title": facts.content.title},
    )


def _responded(facts: Facts) -> Iterator[Step]:
    """What countries answered: those that show it by name, the others in counts where that reveals none."""
    if not facts.responses and not facts.counted:
        return
    counted = facts.counted or {}
    answered = sum(counted.values()) - counted.get(ResponseState.NO_ANSWER, 0)
    readable = [one for one in facts.responses if one.state != ResponseState.NO_ANSWER]
    if facts.is_team:
        answered = len(readable)
    number = answered if counted or facts.is_team else len(readable)
    words = ngettext("%(count)s country answers", "%(count)s countries answer", number) % {"count": number}
    days = [step.taken_on for one in facts.responses for step in one.steps.all()]
    asked = [one.communicated_on for one in facts.responses if one.communicated_on]
    label = ngettext("%(count)s country", "%(count)s countries", number) % {"count": number}
    yield Step(
        name="answers",
        mark="answers",
        label=(label, ngettext("answers", "answer", number)),
        heading=words,
        on=min(days or asked, default=None),
        words=counts_sentence(facts),
        summary=_("Each answer"),
        details={"responses": [AnswerRow(one) for one in facts.responses], "others": unnamed_sentence(facts)},
    )


@dataclass(frozen=True)
class AnswerRow:
    """A country's answer as the list says it; of one that shows its state alone nothing more is read."""

    response: Response

    @property
    def is_public(self) -> bool:
        return self.response.openness != Openness.CLOSED

    @property
    def is_whole(self) -> bool:
        return self.response.openness == Openness.WHOLE

    @property
    def knot(self) -> str:
        return "no_response" if self.response.state == ResponseState.NO_ANSWER else self.response.state

    @property
    def state_words(self) -> str:
        return str(ResponseState(self.response.state).label)


def counts_sentence(facts: Facts) -> str:
    """«En práctica: 2, en marcha: 3»: every answer where it is counted, else those that are named."""
    shown = Counter(one.state for one in facts.responses)
    counted = facts.counted if facts.counted and not facts.is_team else shown
    order = [state for state in FURTHEST_FIRST if counted.get(state)]
    return listed(f"{ResponseState(state).label}: {counted[state]}" for state in order)


def unnamed_sentence(facts: Facts) -> str:
    if facts.is_team:
        return ""
    count = facts.unnamed().total()
    if not count:
        return "" if facts.counted else _("Other countries' answers are shown once each decides so.")
    sentence = ngettext(
        "%(count)s more country is counted and not named.",
        "%(count)s more countries are counted and not named.",
        count,
    )
    return sentence % {"count": count}


def _done(facts: Facts) -> Iterator[Step]:
    """The first country that put it into practice; others stand beside it. Dotted while nobody shows that it did."""
    if not facts.responses and not facts.counted:
        return
    done = [one for one in facts.responses if one.state == ResponseState.IN_PRACTICE]
    count = (facts.counted or {}).get(ResponseState.IN_PRACTICE, 0)
    if not done and count:
        label = ngettext("%(count)s country", "%(count)s countries", count) % {"count": count}
        heading = ngettext("%(count)s country does it", "%(count)s countries do it", count) % {"count": count}
        yield Step("done", "practice", (label, ngettext("does it", "do it", count)), heading)
        return
    if not done:
        words = _("No country shows yet that it put it into practice.")
        label = (pgettext("two lines", "Put into"), pgettext("two lines", "practice"))
        yield Step("done", "practice", label, _("Into practice"), words=words, is_done=False)
        return
    first, *others = sorted(done, key=_practised_on)
    actions = list(first.actions.all()) if facts.is_team or first.openness == Openness.WHOLE else []
    proven = sum(one.state == KeyActionState.DONE for one in actions)
    words = first.text if facts.is_team or first.openness == Openness.WHOLE else ""
    sentence = ngettext(
        "%(count)s action, %(proven)s with proof", "%(count)s actions, %(proven)s with proof", len(actions)
    )
    on = _practised_on(first)
    yield Step(
        name="done",
        mark="practice",
        label=(country_name(first.country), _("does it")),
        heading=_("%(country)s does it") % {"country": the(first.country)},
        on=on if on != date.max else None,
        words=words,
        summary=sentence % {"count": len(actions), "proven": proven} if actions else "",
        details={
            "subject": country_after("the", first.country),
            "actions": actions,
            "also": [one.country for one in others],
            "in_language": facts.cycle.main_language,
        },
        is_large=True,
        is_public=first.openness != Openness.CLOSED,
    )


def _practised_on(response: Response) -> date:
    days = [step.taken_on for step in response.steps.all() if step.state == ResponseState.IN_PRACTICE]
    return min(days, default=date.max)


def _next(facts: Facts) -> Iterator[Step]:
    """What the next cycle asks, once that cycle is public."""
    if facts.went_on is None:
        return
    following, target = facts.went_on.cycle, facts.went_on.target
    asks = in_language(following.guiding_question or following.title, facts.language, following.main_language)
    on = local_day(target.starts_at, following.zone) if target and target.starts_at else None
    yield Step(
        name="next",
        mark="next",
        label=(_("The next cycle"), _("asks")),
        heading=_("The next cycle asks"),
        on=on,
        words=asks,
        summary=_("Where it goes on"),
        details={"following": following, "target": target},
        is_done=False,
        is_question=True,
    )


BUILDERS: tuple[Callable[[Facts], Iterator[Step]], ...] = (
    _asked,
    _answered,
    _written,
    _validated,
    _published,
    _responded,
    _done,
    _next,
)


def lead_of(facts: Facts, steps: Sequence[Step]) -> list[str]:
    """The story in a few sentences, each of which a step below proves."""
    by_name = {step.name: step for step in steps}
    asked, done, published = by_name.get("asked"), by_name.get("done"), by_name["published"]
    begun = asked or by_name.get("answered") or by_name["written"]
    lines = [_("It began as an open question.")] if asked else []
    if done and done.is_done and done.on and begun.on:
        days = (done.on - begun.on).days
        sentence = ngettext("%(days)s day later %(country)s did it.", "%(days)s days later %(country)s did it.", days)
        lines.append(sentence % {"days": days, "country": done.details.get("subject", done.label[0])})
    elif begun.on and published.on:
        days = (published.on - begun.on).days
        sentence = ngettext("%(days)s day later it was published.", "%(days)s days later it was published.", days)
        lines.append(sentence % {"days": days})
    if answers := by_name.get("answers"):
        lines.append(f"{answers.heading}.")
    return [capitalised(line) for line in lines]
