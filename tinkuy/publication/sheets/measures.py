"""How long a text of the sheet should be, and the ruler that says so beside its label: a dotted line, cord where the
length is right, a dot where the text is; outside the dot is hollow and dashed.
"""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.design.figures.drawing import element

WIDTH, HEIGHT = 150, 10
BEYOND = 1.27
"""The line goes on behind the longest that is right, so that a dot outside of it is seen."""


@dataclass(frozen=True)
class Measure:
    """From *least* to *most* words, or letters where *in_letters*."""

    most: int
    least: int = 0
    in_letters: bool = False

    def count(self, text: str) -> int:
        return len(text) if self.in_letters else len(text.split())

    def fits(self, text: str) -> bool:
        """An empty text is missing, not too short."""
        count = self.count(text)
        return not count or self.least <= count <= self.most

    def place(self, count: float) -> float:
        return round(min(count / (self.most * BEYOND), 1) * (WIDTH - HEIGHT) + HEIGHT / 2, 1)


MEASURES = {
    "title": Measure(120, in_letters=True),
    "summary": Measure(110, least=60),
    "objective": Measure(60),
    "context": Measure(150),
    "beneficiaries": Measure(50),
    "featured_recommendation": Measure(80),
    "innovation": Measure(60),
}
ITEM_MEASURES = {"lessons": Measure(60, least=35), "recommendations": Measure(40, least=12)}


def ruler(measure: Measure, text: str) -> SafeString:
    """The count in words with its line; the script moves both while somebody types."""
    count, fits = measure.count(text), measure.fits(text)
    attributes: dict[str, object] = {
        "class": "ruler" if fits else "ruler outside",
        "data-least": measure.least,
        "data-most": measure.most,
        "data-letters": "yes" if measure.in_letters else None,
    }
    hidden: dict[str, object] = {"class": "visually-hidden outside-word", "hidden": "hidden" if fits else None}
    words = format_html(
        '<span class="num"><b>{}</b> {}</span> {}', count, measure_words(measure), element("span", hidden, _("outside"))
    )
    return element("span", attributes, words, _line(measure, count))


def measure_words(measure: Measure) -> str:
    """How long it should be, in words: what stands behind the count."""
    values = {"least": measure.least, "most": measure.most}
    if measure.in_letters:
        return ngettext("of %(most)s letter", "of %(most)s letters", measure.most) % values
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
