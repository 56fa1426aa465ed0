"""The first draft of a sheet on the method: how the cycle was made, from its own figures. It rests on no finding; its
lessons and recommendations are written by the team, in rows of their own.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hooks.models import HookState
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.figures import has_weave

METHOD_TAGS = ("theme:knowledge", "gcm:23", "sdg:17.9")
ROWS = {"lessons": ("ML", 4), "recommendations": ("MR", 3)}
"""Section → how the codes of its rows begin, so that none is that of a finding, and how many there are to write."""


def method_content(cycle: Cycle, subject: SheetContent) -> SheetContent:
    """From *subject*, the draft on the subject, in its language: what was done and how it went, and no finding."""
    with translation.override(subject.language):
        title = in_language(cycle.title, subject.language, cycle.main_language)
        figures = replace(subject.figures, findings=None)
        content = replace(subject, risks=(), practices=(), lessons=(), recommendations=(), figures=figures)
        return replace(
            content,
            title=_("How it was done: %(title)s") % {"title": title},
            guiding_question="",
            summary=" ".join(_summary(content)),
            type=_("Method of a cycle of online sessions"),
            objective=_("That another team can repeat this way of working, with what helped and what was missing."),
            beneficiaries=_("Teams that convene an exchange between countries."),
            actions=(*subject.actions, *_threads(content)),
            results=" ".join(_results(content)),
            agreements=(),
            tags=METHOD_TAGS,
            validation="",
        )


def _summary(content: SheetContent) -> Iterator[str]:
    past, figures = content.past_webinars, content.figures
    if past:
        yield ngettext(
            "The cycle was made of %(count)d online session of some %(minutes)d minutes.",
            "The cycle was made of %(count)d online sessions of some %(minutes)d minutes.",
            len(past),
        ) % {"count": len(past), "minutes": round(sum(line.minutes for line in past) / len(past))}
    if days := wording.dates(content):
        yield _("It took place: %(days)s.") % {"days": days}
    if figures.countries:
        yield ngettext("%(count)d country was invited.", "%(count)d countries were invited.", figures.countries) % {
            "count": figures.countries
        }
    if figures.persons:
        yield _("%(count)d persons attended at least one session.") % {"count": figures.persons}
    if content.threads:
        picked_up = sum(thread.state == HookState.RESOLVED for thread in content.threads)
        yield ngettext(
            "%(count)d question was left open for a later session; picked up: %(picked_up)d.",
            "%(count)d questions were left open for a later session; picked up: %(picked_up)d.",
            len(content.threads),
        ) % {"count": len(content.threads), "picked_up": picked_up}


def _threads(content: SheetContent) -> Iterator[str]:
    """The way of each question that one session left and another picked up; the first few."""
    joined = [thread for thread in content.threads if thread.state == HookState.RESOLVED and thread.target]
    for thread in joined[:3]:
        yield _("From session %(origin)s to session %(target)s: %(text)s") % {
            "origin": thread.origin,
            "target": thread.target,
            "text": thread.text,
        }


def _results(content: SheetContent) -> Iterator[str]:
    """Who stayed, as far as the numbers may be read by anybody; each with its definition."""
    if has_weave(content):
        yield f"{wording.weave_title(content)}."
        yield wording.weave_description(content)
    if content.figures.persons:
        yield _("A person counts once, however many sessions they attended: %(count)d in all.") % {
            "count": content.figures.persons
        }


def with_rows_to_write(content: SheetContent) -> SheetContent:
    """With empty rows for what the team writes by hand; a row that stays empty is not saved."""
    lessons, recommendations = (_filled_up(content, section) for section in ROWS)
    return replace(content, lessons=lessons, recommendations=recommendations)


def _filled_up(content: SheetContent, section: str) -> tuple[Item, ...]:
    prefix, number = ROWS[section]
    items: tuple[Item, ...] = getattr(content, section)
    taken = {item.code for item in items}
    free = (f"{prefix}-{place}" for place in range(1, number + 1))
    return (*items, *(Item(code=code) for code in free if code not in taken))


def is_written_by_hand(code: str) -> bool:
    return code.partition("-")[0] in {prefix for prefix, _number in ROWS.values()}
