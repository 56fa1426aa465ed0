"""How many a cycle kept from its first session to its last: what the next one may measure itself by."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import get_language, gettext as _, gettext_lazy
from django_scopes import scope

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.design.components import percent
from tinkuy.hiding import Audience
from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.cycles.models.cycle import Cycle


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    """Only a number that everybody may read: the team of the next cycle, which reads it there, is another one."""
    return [point for point in _retention(cycle) if point.code]


def _retention(cycle: Cycle) -> Sequence[OpenPoint]:
    """Nothing with fewer than two sessions; without a code where one of its numbers is hidden from the public."""
    numbers = safe_attendance(attendance_of(cycle), Audience.PUBLIC)
    if len(numbers.sessions) < 2:
        return ()
    first, stayed = numbers.persons[0], numbers.triangle[0][-1]
    language = get_language() or cycle.main_language
    if not first or stayed is None:
        hidden = _("How many of the first session attended the last is hidden now: they are too few to be shown.")
        return [OpenPoint(key=cycle.public_id, code="", words={language: hidden})]
    words = _("Of the %(first)s persons of session %(begin)s, %(stayed)s also attended session %(end)s.") % {
        "first": first, "stayed": stayed, "begin": numbers.sessions[0], "end": numbers.sessions[-1],
    }  # fmt: skip
    definition = _("Those of the first session who attended the last ÷ those of the first")
    return [
        OpenPoint(key=cycle.public_id, code=percent(stayed / first), words={language: words}, definition=definition)
    ]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    """What was taken keeps its line, also where its number was hidden since."""
    points: dict[str, OpenPoint] = {}
    for cycle in Cycle.objects.filter(public_id__in=keys):
        with scope(cycle=cycle):
            points |= {point.key: point for point in _retention(cycle)}
    return points


MEASURED_RETENTION = PointSource(
    kind="retention",
    place=5,
    heading=gettext_lazy("What was measured"),
    left_open=_left_open,
    named=_named,
    for_all=True,
)
