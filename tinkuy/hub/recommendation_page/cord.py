"""The figure of a thread: the same steps as the list, drawn."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.design.figures.thread.figure import thread_cord
from tinkuy.design.figures.thread.parts import Branch, CordQuote, CordStep, Span, Strand, ThreadData, Wait
from tinkuy.hub.recommendation_page.adopted_step import branches_of
from tinkuy.hub.recommendation_page.facts import Facts, ThreadQuote
from tinkuy.hub.recommendation_page.practice_steps import FURTHEST_FIRST
from tinkuy.hub.recommendation_page.step import Step, days_written
from tinkuy.people.countries import country_name
from tinkuy.practice.verification.rules import carries_the_mark
from tinkuy.publication.renderers.html import kind_counts


def cord_of(facts: Facts, steps: Sequence[Step], *, alone: bool = False) -> SafeString:
    """*alone*: without the page around it, as on paper."""
    by_name = {step.name: step for step in steps}
    data = ThreadData(
        steps=[_cord_step(step) for step in steps],
        wait=_wait(facts),
        quotes=[_quote(facts, one) for one in facts.quotes],
        strands=_strands(facts),
        caption=_caption(by_name),
        spans=spans_of(steps),
        stripes=kind_counts(facts.content),
        next_question=by_name["next"].words if "next" in by_name else "",
        next_session=by_name["next"].short_day if "next" in by_name else "",
    )
    title = _("The thread of %(code)s") % {"code": facts.item.code}
    return thread_cord(data, title=title, description=sentences_of(steps), alone=alone)


def sentences_of(steps: Sequence[Step]) -> str:
    """What the figure shows, said."""
    return " ".join(f"{step.heading}{f', {step.day}' if step.on else ''}." for step in steps)


def _cord_step(step: Step) -> CordStep:
    return CordStep(
        name=step.name,
        mark=step.mark,
        label=step.label,
        day=step.short_day,
        days=step.days,
        days_words=step.days_words,
        is_large=step.is_large,
        is_done=step.is_done,
        codes=step.codes,
        branches=[Branch(*one) for one in branches_of(step)] if step.name == "adopted" else (),
    )


def _wait(facts: Facts) -> Wait | None:
    if facts.hook is None:
        return None
    hook, opened = facts.hook.hook, facts.hook.opened
    words = in_language(hook.text, facts.language, facts.cycle.main_language)
    share = None if opened is None else opened / 60 / max(hook.origin.minutes, 1)
    return Wait(words, hook.label, share, "" if opened is None else f"{opened // 60}′")


def _quote(facts: Facts, quote: ThreadQuote) -> CordQuote:
    """On the cord of its session, where one of the two is drawn."""
    excerpt = quote.excerpt
    hook = facts.hook.hook if facts.hook else None
    step = "answered"
    if hook is not None and excerpt.webinar_id != hook.target_id:
        step = "asked" if excerpt.webinar_id == hook.origin_id else ""
    words = {"n": quote.session, "minute": int(excerpt.minute)}
    source = _("session %(n)s, minute %(minute)s") % words
    if excerpt.country:
        source = f"{country_name(excerpt.country)}, {source}"
    share = excerpt.minute / max(excerpt.webinar.minutes, 1)
    return CordQuote(quote.words, source, f"{int(excerpt.minute)}′", step, share)


def _strands(facts: Facts) -> list[Strand]:
    """Countries by their names; then those that are counted and not named, without a code."""
    by_name = sorted(facts.by_country().items(), key=lambda one: country_name(one[0]))
    marked = {one.response_id for one in facts.verified if carries_the_mark(one)}
    verified = {one.country for one in facts.responses if one.pk in marked}
    strands = [Strand(country, state, is_verified=country in verified) for country, state in by_name]
    if not facts.is_team:
        strands += [Strand("", state) for state in sorted(facts.unnamed().elements(), key=_how_far)]
    return strands


def _how_far(state: str) -> int:
    return [one.value for one in FURTHEST_FIRST].index(state)


def _caption(by_name: dict[str, Step]) -> list[str]:
    if "answers" not in by_name or not by_name["answers"].words:
        return []
    words = by_name["answers"].words
    half = words.rfind(", ", 0, 44) if len(words) > 44 else -1
    return [words] if half < 0 else [words[: half + 1], words[half + 2 :]]


def spans_of(steps: Sequence[Step]) -> list[Span]:
    """From the question to the practice; without one of the two, as far as the days are known."""
    by_name = {step.name: step for step in steps}
    begun = next((by_name[name] for name in ("asked", "answered", "written") if name in by_name), None)
    done = by_name.get("done")
    end = done if done and done.is_done and done.on else by_name["published"]
    if begun is None or begun.on is None or end.on is None or end.on <= begun.on:
        return []
    words = _("from the question to the practice") if end.name == "done" else _("until it was published")
    return [Span(begun.name, end.name, days_written((end.on - begun.on).days), words), *_spread(done, by_name)]


def _spread(done: Step | None, by_name: dict[str, Step]) -> list[Span]:
    """From there to another country, where it went on."""
    adopted = by_name.get("adopted")
    if not (adopted and adopted.on and done and done.is_done and done.on and adopted.on > done.on):
        return []
    return [Span("done", "adopted", days_written((adopted.on - done.on).days), _("to another country"))]
