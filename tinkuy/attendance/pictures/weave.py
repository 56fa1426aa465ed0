"""The retention weave with its words."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.design.components import percent
from tinkuy.design.figures.weave.figure import weave
from tinkuy.design.figures.weave.loom import Step, persons_per_line

from .picture import Picture, Size, numbers

type Flow = tuple[int | None, int | None, int | None, int | None]


def weave_of(sessions: Sequence[int], persons: Sequence[int | None], flows: Sequence[Flow]) -> Picture | None:
    """*flows* are stayed, left, new and returned between two sessions. A single session has no weave."""
    if len(sessions) < 2:
        return None
    steps = [Step(*flow) for flow in flows]
    title, description = conclusion(sessions, persons), _description(persons, steps)

    def draw(size: Size) -> SafeString:
        return weave(persons, steps, title=title, description=description, size=size, numbers=sessions)

    return Picture(title, description, _note(persons), draw)


def _note(persons: Sequence[int | None]) -> str:
    unit = persons_per_line(persons)
    line = ngettext("Each line is one person.", "Each line is a group of %(count)s people.", unit) % {"count": unit}
    reading = _(
        "Who is missing peels off; who returns or arrives joins the weave."
        " It counts attendance, it does not follow anybody."
    )
    return f"{line} {reading}"


def conclusion(sessions: Sequence[int], persons: Sequence[int | None]) -> str:
    """The last of *sessions* against the first, by their numbers: «La sesión 5 conservó el 79 % …», or that it grew.

    Sessions without attendance are none of them: *the first* would name a session that may be another one.
    """
    first, last = persons[0], persons[-1]
    if not first or last is None:
        return _("Attendance across the sessions")
    if last > first:
        sentence = _("Session %(last)s had %(share)s of the attendance of session %(first)s")
    else:
        sentence = _("Session %(last)s kept %(share)s of the attendance of session %(first)s")
    return sentence % {"last": sessions[-1], "first": sessions[0], "share": percent(last / first)}


def _description(persons: Sequence[int | None], steps: Sequence[Step]) -> str:
    """One sentence that holds the numbers."""
    return _(
        "Attended: %(persons)s. Stayed: %(stayed)s. Missed the next: %(left)s. New: %(new)s. Returned: %(returned)s."
    ) % {
        "persons": numbers(persons),
        "stayed": numbers(step.stayed for step in steps),
        "left": numbers(step.left for step in steps),
        "new": numbers(step.new for step in steps),
        "returned": numbers(step.returned for step in steps),
    }  # fmt: skip
