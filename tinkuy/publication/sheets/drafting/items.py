"""Findings as items of a sheet, with what they rest on as far as the regime lets it be shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tinkuy.attendance.figures.queries.safe_attendance import SafeAttendance
from tinkuy.convening.participant_page.queries import agreed_to_be_quoted
from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hours import local_day
from tinkuy.publication.content.parts import Figures, Item, Quote, Thread, WebinarLine
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import LEFT, Evidence, Finding, FindingState, Validation, Verdict
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.live.queries.quotable import published_words
from tinkuy.systematisation.quipu.queries import quipu_of
from tinkuy.systematisation.rounds.queries import results

SHOWN = (FindingState.CONTRASTED, FindingState.VALIDATED, FindingState.PUBLISHED)


def items_of(kind: FindingKind, cycle: Cycle, language: str) -> tuple[Item, ...]:
    """The findings of *kind* that may stand in the sheet: validated, or proposals marked as such."""
    excerpts = _excerpts_by_finding(kind, cycle)
    reader = _Reader(cycle, language, tuple(invited_countries(cycle)), agreed_to_be_quoted())
    findings = findings_for_sheets().filter(kind=kind).prefetch_related("validations")
    return tuple(_item(finding, excerpts.get(finding.pk, []), reader) for finding in findings)


def findings_for_sheets() -> QuerySet[Finding]:
    """Those of the cycle in scope that may stand in its sheet."""
    return Finding.objects.exclude(state__in=LEFT).filter(Q(state__in=SHOWN) | Q(is_proposal=True))


def _excerpts_by_finding(kind: FindingKind, cycle: Cycle) -> dict[int, list[Excerpt]]:
    """The evidence of each finding in the order it was said, under the strictest regime that ever applied."""
    joined = ("excerpt__webinar", "excerpt__poll", "excerpt__question")
    evidence = Evidence.objects.filter(finding__kind=kind).select_related(*joined)
    evidence = evidence.prefetch_related("excerpt__poll__options")
    ordered = list(evidence.order_by("excerpt__webinar__ordinal", "excerpt__start_ms"))
    under_present_regime(cycle, [one.excerpt for one in ordered])
    by_finding: defaultdict[int, list[Excerpt]] = defaultdict(list)
    for one in ordered:
        by_finding[one.finding_id].append(one.excerpt)
    return by_finding


@dataclass(frozen=True)
class _Reader:
    """For whom the items are written, and the keys of the registrations that `agreed` to be quoted."""

    cycle: Cycle
    language: str
    invited: tuple[str, ...]
    agreed: frozenset[int]


def _item(finding: Finding, excerpts: list[Excerpt], reader: _Reader) -> Item:
    cycle, language = reader.cycle, reader.language
    quoted = tuple(sorted({excerpt.country for excerpt in excerpts if excerpt.country}))
    result = results.result_of(finding, quoted, reader.invited)
    publishable = [excerpt for excerpt in excerpts if rules.may_publish_passage(excerpt.regime)]
    is_open = bool(publishable) and len(publishable) == len(excerpts)
    return Item(
        code=finding.label,
        heading=in_language(finding.heading, language, cycle.main_language),
        text=in_language(finding.text, language, cycle.main_language),
        quotes=len(excerpts),
        countries=tuple(sorted({excerpt.country for excerpt in publishable if excerpt.country})),
        is_proposal=finding.is_proposal,
        evidence=tuple(_quote(excerpt) for excerpt in publishable if _may_be_quoted(excerpt, reader.agreed)),
        validation=results.sentence_of(result, language, names=is_open),
        dissent=tuple(_dissent(one, language, names=is_open) for one in result.dissent),
    )


def _may_be_quoted(excerpt: Excerpt, agreed: frozenset[int]) -> bool:
    """What a participant wrote is printed in their words only while they agree to it; it counts as a quote anyway."""
    question = excerpt.question if excerpt.source == Source.QUESTION else None
    return question is None or question.asker_id is None or question.asker_id in agreed


def _dissent(validation: Validation, language: str, *, names: bool) -> str:
    """«Uruguay objeta: …», in *language*, which is active; the reason in the words of the country.

    Where a quote is of a regime that hides its country, who dissents is hidden as well.
    """
    who = country_name(validation.country, language) if names else _("A country")
    words = {"country": who, "reason": validation.comment}
    if validation.verdict == Verdict.OBJECTION:
        return _("%(country)s objects: “%(reason)s”") % words
    return _("%(country)s abstains: “%(reason)s”") % words


def _quote(excerpt: Excerpt) -> Quote:
    return Quote(
        webinar=excerpt.webinar.ordinal,
        clock=excerpt.clock,
        text=published_words(excerpt),
        country=excerpt.country,
        language=excerpt.language,
        source=excerpt.source if excerpt.is_live else "",
    )


def webinars_of(
    cycle: Cycle, webinars: Sequence[Webinar], attendance: SafeAttendance, language: str
) -> tuple[WebinarLine, ...]:
    cords = {cord.number: cord for cord in quipu_of(cycle, public=True).cords}
    persons = dict(zip(attendance.sessions, attendance.persons, strict=True))
    builds_on = {
        webinar.pk: tuple(sorted(earlier.ordinal for earlier in webinar.builds_on.all()))
        for webinar in Webinar.objects.prefetch_related("builds_on")
    }
    return tuple(
        WebinarLine(
            number=webinar.ordinal,
            title=in_language(webinar.title, language, cycle.main_language),
            subtitle=in_language(webinar.subtitle, language, cycle.main_language),
            date=local_day(webinar.starts_at, cycle.zone).isoformat(),
            minutes=webinar.minutes,
            builds_on=builds_on[webinar.pk],
            persons=persons.get(webinar.ordinal),
            knots=tuple((round(knot.minute, 1), knot.kind) for knot in cords[webinar.ordinal].knots),
            is_planned=not cords[webinar.ordinal].is_held,
        )
        for webinar in webinars
        if webinar.ordinal in cords  # a cancelled one has none
    )


def threads_of(lines: Sequence[WebinarLine], language: str) -> tuple[Thread, ...]:
    """The threads between the sessions of the sheet: none waits for a session that was cancelled, or comes from one."""
    numbers = {line.number for line in lines}
    hooks = Hook.objects.exclude(planted_second=None).select_related("origin", "target", "cycle")
    return tuple(
        Thread(
            label=hook.label,
            text=in_language(hook.text, language, hook.cycle.main_language),
            origin=hook.origin.ordinal,
            target=hook.target.ordinal if hook.target and hook.target.ordinal in numbers else None,
            origin_minute=round((hook.planted_second or 0) / 60, 1),
            target_minute=None if hook.resolved_second is None else round(hook.resolved_second / 60, 1),
            state=hook.state,
        )
        for hook in hooks
        if hook.origin.ordinal in numbers
    )


def figures_of(public: SafeAttendance, lines: Sequence[WebinarLine], *, findings: int) -> Figures:
    """The numbers of what was: the sessions that took place, and the *findings* that stand in the sheet."""
    return Figures(
        webinars=sum(not line.is_planned for line in lines),
        countries=InvitedCountry.objects.count(),
        persons=public.reach,
        quotes=sum(len(line.knots) for line in lines),
        findings=findings,
        steps=public.flows,
    )
