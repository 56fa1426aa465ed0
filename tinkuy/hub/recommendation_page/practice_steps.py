"""The steps after the sheet: the answers of countries, who put it into practice, what the next cycle asks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.core.number_words import number_word
from tinkuy.core.text import in_language, listed, lower_first
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.step import Step, capitalised, the
from tinkuy.people.countries import country_after
from tinkuy.planning.hours import local_day
from tinkuy.practice.key_actions.models import KeyActionState
from tinkuy.practice.responses.models import Openness, Response, ResponseState

FURTHEST_FIRST = (
    ResponseState.IN_PRACTICE,
    ResponseState.UNDER_WAY,
    ResponseState.AGREED,
    ResponseState.IN_DIALOGUE,
    ResponseState.STALLED,
    ResponseState.REJECTED,
    ResponseState.NO_ANSWER,
)


def responses_step(facts: Facts) -> Iterator[Step]:
    """What countries answered: those that show it by name, the others in counts where that reveals none."""
    if not facts.responses and not facts.counted:
        return
    counted = facts.counted or {}
    answered = sum(counted.values()) - counted.get(ResponseState.NO_ANSWER, 0)
    readable = [state for state in facts.by_country().values() if state != ResponseState.NO_ANSWER]
    if facts.is_team:
        answered = len(readable)
    number = answered if counted or facts.is_team else len(readable)
    words = ngettext("%(count)s country answers", "%(count)s countries answer", number)
    days = [step.taken_on for one in facts.responses for step in one.steps.all()]
    asked_on = [one.communicated_on for one in facts.responses if one.communicated_on]
    label = capitalised(ngettext("%(count)s country", "%(count)s countries", number) % {"count": number_word(number)})
    yield Step(
        name="answers",
        mark="answers",
        label=(label, ngettext("answers", "answer", number)),
        heading=capitalised(words % {"count": number_word(number)}),
        on=min(days or asked_on, default=None),
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
    by_state = Counter(facts.by_country().values())
    counted = facts.counted if facts.counted and not facts.is_team else by_state
    order = [state for state in FURTHEST_FIRST if counted.get(state)]
    words = [f"{ResponseState(state).label}: {counted[state]}" for state in order]
    return listed([*words[:1], *map(lower_first, words[1:])])


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


def practice_step(facts: Facts) -> Iterator[Step]:
    """The first country that put it into practice; others stand beside it. Dotted while nobody shows that it did."""
    if not facts.responses and not facts.counted:
        return
    done = [one for one in facts.responses if one.state == ResponseState.IN_PRACTICE]
    count = (facts.counted or {}).get(ResponseState.IN_PRACTICE, 0)
    if not done and count:
        number = {"count": number_word(count)}
        label = capitalised(ngettext("%(count)s country", "%(count)s countries", count) % number)
        heading = capitalised(ngettext("%(count)s country does it", "%(count)s countries do it", count) % number)
        lines = (label, ngettext("does it", "do it", count))
        yield Step("done", "practice", lines, heading, summary=_("Which countries do it"), details={"is_counted": True})
        return
    if not done:
        words = _("No country shows yet that it put it into practice.")
        lines = (pgettext("two lines", "Put into"), pgettext("two lines", "practice"))
        yield Step("done", "practice", lines, _("Into practice"), words=words, is_done=False)
        return
    first, *others = sorted(done, key=_practised_on)
    adopters = {one.country for one in facts.adopted}
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
        label=(first.of_whom, _("does it")),
        heading=_("%(country)s does it") % {"country": the(first.country) if first.country else first.of_whom},
        on=on if on != date.max else None,
        words=words,
        summary=sentence % {"count": len(actions), "proven": proven} if actions else _("Its actions"),
        details={
            "subject": country_after("the", first.country) if first.country else first.of_whom,
            "country": first.country,
            "actions": actions,
            "also": list(
                dict.fromkeys(one.country for one in others if one.country not in {"", first.country, *adopters})
            ),
            "in_language": facts.cycle.main_language,
        },
        is_large=True,
        is_public=first.openness != Openness.CLOSED,
    )


def _practised_on(response: Response) -> date:
    days = [step.taken_on for step in response.steps.all() if step.state == ResponseState.IN_PRACTICE]
    return min(days, default=date.max)


def next_cycle_step(facts: Facts) -> Iterator[Step]:
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
