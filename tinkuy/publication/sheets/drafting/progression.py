"""The path of the cycle and its figures, as the sheet keeps them: frozen with the version, small numbers hidden."""

from collections.abc import Sequence

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.core.text import in_language
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.publication.content.parts import Figures, Thread, WebinarLine
from tinkuy.systematisation.quipu.queries import quipu_of


def webinars_of(cycle: Cycle, webinars: Sequence[Webinar], language: str) -> tuple[WebinarLine, ...]:
    cords = {cord.number: cord for cord in quipu_of(cycle, public=True).cords}
    attendance = safe_attendance(attendance_of(cycle), Audience.PUBLIC)
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
            date=webinar.starts_at.date().isoformat(),
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


def figures_of(cycle: Cycle, lines: Sequence[WebinarLine], *, findings: int) -> Figures:
    """The numbers of what was: the sessions that took place, and the *findings* that stand in the sheet."""
    public = safe_attendance(attendance_of(cycle), Audience.PUBLIC)
    return Figures(
        webinars=sum(not line.is_planned for line in lines),
        countries=InvitedCountry.objects.count(),
        persons=public.reach,
        quotes=sum(len(line.knots) for line in lines),
        findings=findings,
        steps=public.flows,
    )
