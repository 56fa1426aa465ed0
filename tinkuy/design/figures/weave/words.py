"""The numbers of the weave, always printed: the room of each session and the four counts of each step."""

from collections.abc import Iterator

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, npgettext, pgettext

from tinkuy.design.figures.drawing import INK, INK_2, SANS, SERIF, WOOL, element, joined, styled_text

from .loom import Loom, Step

HIDDEN = "—"
"""A count that is small, or would give a small one away. It may itself be large, so nothing is said of its size."""


def count_or_hidden(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def _several(count: int | None) -> int:
    """The number that chooses the grammatical form: a hidden one says «— nuevas», in every language."""
    return 2 if count is None else count


def went_on(step: Step) -> str:
    return pgettext("retention weave", "stayed %(count)s") % {"count": count_or_hidden(step.stayed)}


def missed(step: Step) -> str:
    return pgettext("retention weave", "missed %(count)s") % {"count": count_or_hidden(step.left)}


def draw_headings(loom: Loom) -> Iterator[str]:
    for place, count in enumerate(loom.persons):
        session = _("Session %(number)s") % {"number": loom.session(place)}
        yield styled_text(loom.x(place), 15, session, "w-word", 13, anchor="middle")
        size = 27 if count is not None else 15
        yield styled_text(
            loom.x(place), 41, count_or_hidden(count), "w-total", size, ink=INK, face=SERIF, anchor="middle"
        )


def draw_counts(loom: Loom, place: int, step: Step) -> Iterator[str]:
    """All four numbers of a step, in words."""
    x, gap = loom.x(place), loom.gap
    middle = loom.y(max(loom.lines(step.stayed), 1) / 2)
    stayed = went_on(step)
    width = 26 + 6.6 * len(stayed)
    box: dict[str, object] = {"x": x + gap / 2 - width / 2, "y": middle - 14, "width": width, "height": 27, "rx": 3}
    yield element("rect", {"class": "w-ground", "fill": WOOL} | box)
    yield styled_text(x + gap / 2, middle + 4, stayed, "w-stayed-count", 13, ink=INK, weight=600, anchor="middle")
    low = min(loom.bottom(place) + 70, loom.frame.height - 26)
    missed_words = missed(step)
    yield styled_text(x + gap * 0.4, low, missed_words, "w-word", 13, anchor="middle")
    yield _arrivals(loom, place, step)


def arrivals(place: int, step: Step) -> list[str]:
    """«43 nuevas», «17 vuelven»."""
    new = npgettext("retention weave", "%(count)s new", "%(count)s new", _several(step.new))
    back = npgettext("retention weave", "%(count)s returns", "%(count)s return", _several(step.returned))
    lines = [new % {"count": count_or_hidden(step.new)}]
    if place > 0 or step.returned:
        lines.append(back % {"count": count_or_hidden(step.returned)})
    return lines


def _arrivals(loom: Loom, place: int, step: Step) -> SafeString:
    """Who is new and who returns; nobody can return to the second session."""
    lines = arrivals(place, step)
    x, y = loom.x(place + 1) - 6, min(loom.bottom(place + 1) + 62, loom.frame.height - 22)
    spans = [element("tspan", {"x": x, "dy": 17 if i else 0}, line) for i, line in enumerate(lines)]
    style = {"class": "w-word", "fill": INK_2, "font-family": SANS, "font-size": 13, "text-anchor": "end"}
    return element("text", {"x": x, "y": y} | style, joined(spans))
