"""The steps up to the sheet: the question, what was said, the finding, its validation, its publication."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.number_words import number_word
from tinkuy.core.text import in_language
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.step import Step, capitalised, day_of, named, the
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import local_day
from tinkuy.systematisation.rounds.queries.results import sentence_of

MOST_NAMES = 3


def question_step(facts: Facts) -> Iterator[Step]:
    """The expectation: which country asked it, where that was written and may be read; else that it was left open."""
    if facts.hook is None:
        return
    hook, country = facts.hook.hook, facts.hook.country
    place = {"n": hook.origin.ordinal}
    yield Step(
        name="asked",
        mark="asked",
        label=(country_name(country), _("asks")) if country else (_("A question"), _("stays open")),
        heading=_("%(country)s asks") % {"country": the(country)} if country else _("A question stays open"),
        on=day_of(facts, hook.origin),
        words=in_language(hook.text, facts.language, facts.cycle.main_language),
        summary=_("Session %(n)s") % place,
        details={"hook": facts.hook, "hook_minute": _minute(facts.hook.opened), "country": country},
        is_large=True,
        is_question=True,
    )


def _minute(second: int | None) -> int | None:
    return None if second is None else second // 60


def answer_step(facts: Facts) -> Iterator[Step]:
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
        on=day_of(facts, webinar),
        words=words,
        summary=ngettext("%(count)s quote", "%(count)s quotes", count) % {"count": count} if count else _("Its minute"),
        details={
            "quotes": facts.quotes,
            "hook": facts.hook,
            "picked_up_minute": _minute(facts.hook.picked_up) if facts.hook else None,
        },
        is_public=any(one.is_public for one in facts.quotes) or not facts.quotes,
    )


def finding_step(facts: Facts) -> Iterator[Step]:
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


def validation_step(facts: Facts) -> Iterator[Step]:
    result = facts.validated
    agreed = [*result.agreed, *result.with_change]
    if not agreed:
        return
    count = len(agreed)
    number = {"count": number_word(count)}
    words = capitalised(ngettext("%(count)s country validates", "%(count)s countries validate", count) % number)
    if facts.is_open and count <= MOST_NAMES:
        verb = ngettext("%(countries)s validates", "%(countries)s validate", count)
        words = verb % {"countries": named(agreed)}
    label = capitalised(ngettext("%(count)s country", "%(count)s countries", count) % number)
    yield Step(
        name="validated",
        mark="validated",
        label=(label, ngettext("validates", "validate", count)),
        heading=words,
        on=facts.validated_on,
        words=sentence_of(result, facts.language, names=facts.is_open),
        summary=_("Who validated"),
        details={"agreed": sorted(agreed, key=country_name) if facts.is_open else []},
        codes=sorted(agreed) if facts.is_open else [],
    )


def sheet_step(facts: Facts) -> Iterator[Step]:
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
