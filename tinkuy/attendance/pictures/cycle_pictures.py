"""The pictures of a cycle with their words: the triangle of cohorts, the retention weave."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.design.components import percent
from tinkuy.design.figures.cohorts import Triangle, triangle
from tinkuy.design.figures.weave.figure import weave
from tinkuy.design.figures.weave.loom import Step, persons_per_line

type Size = Literal["page", "phone", "print"]


@dataclass(frozen=True)
class Picture:
    """`title` says the finding, `description` holds the numbers, `note` what is counted; `draw` gives each size."""

    title: str
    description: str
    note: str
    draw: Callable[[Size], SafeString]

    @property
    def page(self) -> SafeString:
        return self.draw("page")

    @property
    def phone(self) -> SafeString:
        return self.draw("phone")

    @property
    def alone(self) -> SafeString:
        return self.draw("print")


def numbers(counts: Iterable[int | None]) -> str:
    """«238, 221, 207»; a hidden one is said to be hidden, since it may be large."""
    return ", ".join(str(count) if count is not None else _("hidden: too few people") for count in counts)


def triangle_of(sessions: Sequence[int], table: Triangle) -> Picture | None:
    """*table* as `design.figures.triangle` takes it. A single session has no triangle."""
    if len(sessions) < 2:
        return None
    title, description = _triangle_title(sessions, table), _triangle_in_words(sessions, table)

    def draw(size: Size) -> SafeString:
        return triangle(table, sessions, title=title, description=description, size=size)

    note = _(
        "Each row is the people who came for the first time to that session; darker: more of them are there."
        " Persons, not connections."
    )
    return Picture(title, description, note, draw)


def _triangle_title(sessions: Sequence[int], table: Triangle) -> str:
    """What the last session still had of the first one's people."""
    first, last = table[0][0], table[0][-1]
    if not first or last is None:
        return _("Who came back, by the session they first came to")
    return _("Of those who came to session %(first)s, %(share)s were in session %(last)s") % {
        "first": sessions[0],
        "last": sessions[-1],
        "share": percent(last / first),
    }


def _triangle_in_words(sessions: Sequence[int], table: Triangle) -> str:
    return " ".join(
        _("First in session %(number)s: %(persons)s.") % {"number": number, "persons": numbers(row)}
        for number, row in zip(sessions, table, strict=True)
    )


type Flow = tuple[int | None, int | None, int | None, int | None]


def weave_of(sessions: Sequence[int], persons: Sequence[int | None], flows: Sequence[Flow]) -> Picture | None:
    """*flows* are stayed, left, new and returned between two sessions. A single session has no weave."""
    if len(sessions) < 2:
        return None
    steps = [Step(*flow) for flow in flows]
    title, description = conclusion(sessions, persons), _weave_in_words(persons, steps)

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
        more = _("More people came to session %(last)s than to session %(first)s: %(then)s and %(was)s")
        return more % {"last": sessions[-1], "first": sessions[0], "then": last, "was": first}
    sentence = _("Session %(last)s kept %(share)s of the attendance of session %(first)s")
    return sentence % {"last": sessions[-1], "first": sessions[0], "share": percent(last / first)}


def _weave_in_words(persons: Sequence[int | None], steps: Sequence[Step]) -> str:
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
