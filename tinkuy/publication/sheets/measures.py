"""How long a text or a list of the sheet should be, and the ruler that says so beside its label: a dotted line, cord
where the length is right, a dot where the text is; outside the dot is hollow and dashed.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.design.figures.drawing import element

WIDTH, HEIGHT = 150, 10
BEYOND = 1.27
"""The line goes on behind the longest that is right, so that a dot outside of it is seen."""


class Unit(StrEnum):
    """What is counted: a list is typed in lines, or its points have a field each."""

    WORDS = "words"
    LETTERS = "letters"
    LINES = "lines"
    POINTS = "points"


@dataclass(frozen=True)
class Measure:
    """From *least* to *most* of its *unit*."""

    most: int
    least: int = 0
    unit: Unit = Unit.WORDS

    def count(self, text: str) -> int:
        if self.unit == Unit.LETTERS:
            return len(text)
        return len([line for line in text.splitlines() if line.strip()] if self.unit == Unit.LINES else text.split())

    def fits(self, text: str) -> bool:
        return self.holds(self.count(text))

    def holds(self, count: int) -> bool:
        """What is empty is missing, not too short."""
        return not count or self.least <= count <= self.most

    def place(self, count: float) -> float:
        return round(min(count / (self.most * BEYOND), 1) * (WIDTH - HEIGHT) + HEIGHT / 2, 1)


MEASURES = {
    "title": Measure(120, unit=Unit.LETTERS),
    "summary": Measure(110, least=60),
    "objective": Measure(60),
    "context": Measure(150),
    "beneficiaries": Measure(50),
    "actions": Measure(8, unit=Unit.LINES),
    "featured_recommendation": Measure(80),
    "success_factors": Measure(100),
    "constraints": Measure(100),
    "innovation": Measure(60),
    "sustainability": Measure(100),
    "replicability": Measure(8, unit=Unit.LINES),
    "approaches": Measure(120),
    "safeguards": Measure(120),
}
ITEM_MEASURES = {"lessons": Measure(60, least=35), "recommendations": Measure(40, least=12)}
SECTION_MEASURES = {
    "lessons": Measure(6, least=2, unit=Unit.POINTS),
    "recommendations": Measure(5, least=1, unit=Unit.POINTS),
}
"""How many of them a reader takes along."""


def ruler(measure: Measure, text: str) -> SafeString:
    """The script moves it while somebody types."""
    return count_ruler(measure, measure.count(text))


def count_ruler(measure: Measure, count: int) -> SafeString:
    """The count in words with its line."""
    fits = measure.holds(count)
    attributes: dict[str, object] = {
        "class": "ruler" if fits else "ruler outside",
        "data-least": measure.least,
        "data-most": measure.most,
        "data-unit": measure.unit,
    }
    hidden: dict[str, object] = {"class": "visually-hidden outside-word", "hidden": "hidden" if fits else None}
    words = format_html(
        '<span class="num"><b>{}</b> {}</span> {}', count, measure_words(measure), element("span", hidden, _("outside"))
    )
    return element("span", attributes, words, _line(measure, count))


def measure_words(measure: Measure) -> str:
    """How long it should be, in words: what stands behind the count."""
    values = {"least": measure.least, "most": measure.most}
    if measure.unit == Unit.LETTERS:
        return ngettext("of %(most)s letter", "of %(most)s letters", measure.most) % values
    if measure.unit == Unit.LINES:
        return _("of up to %(most)s lines") % values
    if measure.unit == Unit.POINTS:
        return _("of %(least)s to %(most)s points") % values
    if measure.least:
        return _("of %(least)s to %(most)s words") % values
    return _("of up to %(most)s words") % values


def _line(measure: Measure, count: int) -> SafeString:
    middle = HEIGHT / 2
    first = measure.place(measure.least) if measure.least else HEIGHT / 2
    right = {"class": "ruler-right", "x1": first, "x2": measure.place(measure.most), "y1": middle, "y2": middle}
    line = {"class": "ruler-line", "x1": 0, "x2": WIDTH, "y1": middle, "y2": middle}
    dot = {"class": "ruler-dot", "cx": measure.place(count), "cy": middle, "r": 4}
    box = {"width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}", "aria-hidden": "true"}
    return element("svg", box, element("line", line), element("line", right), element("circle", dot))
