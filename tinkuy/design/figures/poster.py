"""A picture that travels alone: its finding on top, what it counts, the drawing, where it is from, and Tinkuy's mark.

It is dark on white, carries its fonts by name and asks nothing of anybody: for a slide, a letter, a print.
"""

import re

from django.utils.safestring import SafeString, mark_safe

from tinkuy.design.components import MARK

from .drawing import CORD, INK, INK_2, INK_3, SANS, SERIF, element, lines_of, number, picture as framed, text

MARGIN = 40.0
TITLE, NOTE, SOURCE = 30.0, 15.0, 13.0
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def poster(drawing: SafeString, *, title: str, description: str, note: str, source: str) -> SafeString:
    """*drawing* was made alone (`size="print"`). *note* says what is counted, *source* whose it is and of which day."""
    size = _SIZE.search(drawing)
    if size is None:
        raise ValueError("a drawing says its size in its viewBox")
    width, height = float(size[1]), float(size[2])
    parts: list[str] = []
    y = MARGIN
    for line in lines_of(title, int(width / (TITLE * 0.46)), most=3):
        y += TITLE * 1.14
        parts.append(text(MARGIN, y - 6, line, fill=INK, font_family=SERIF, font_size=TITLE))
    for line in lines_of(note, int(width / (NOTE * 0.52)), most=4) if note else ():
        y += NOTE * 1.45
        parts.append(text(MARGIN, y, line, fill=INK_2, font_family=SANS, font_size=NOTE))
    y += 26
    parts.append(_placed(drawing, y))
    y += height + 26
    parts += _foot(width, y, source)
    whole = [element("rect", {"width": "100%", "height": "100%", "fill": "#FFFFFF"}), *parts]
    return framed(width + 2 * MARGIN, y + 60, whole, css="poster", title=title, description=description, alone=True)


def _placed(drawing: str, y: float) -> SafeString:
    """The drawing inside of the poster: its own title and description are the poster's."""
    inner = re.sub(r"<title>.*?</title><desc>.*?</desc>", "", drawing, count=1, flags=re.DOTALL)
    return mark_safe(inner.replace("<svg ", f'<svg x="{number(MARGIN)}" y="{number(y)}" ', 1))  # noqa: S308 - our drawing


def _foot(width: float, y: float, source: str) -> list[str]:
    """A cord, the source, and the mark with the name."""
    end = MARGIN + width
    mark = f'<svg x="{number(end - 92)}" y="{number(y + 8)}" width="24" height="24" viewBox="0 0 32 32" {MARK}</svg>'
    lines = lines_of(source, int((width - 110) / (SOURCE * 0.52)), most=2)
    return [
        element("path", {"stroke": CORD, "stroke-width": 1.5, "d": f"M{number(MARGIN)} {number(y)}H{number(end)}"}),
        *(
            text(MARGIN, y + 24 + place * 17, line, fill=INK_3, font_family=SANS, font_size=SOURCE)
            for place, line in enumerate(lines)
        ),
        mark_safe(mark),  # noqa: S308 - constants of the design
        text(end, y + 26, "Tinkuy", fill=INK, font_family=SERIF, font_size=20, text_anchor="end"),
    ]
