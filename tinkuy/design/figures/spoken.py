"""Minutes of floor by country: a cord as long as the minutes; a country not yet heard is a dashed ring and 0."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .drawing import BROWN, CORD, EDGE, INK, INK_2, RAW, element, number, picture, styled_text

STEP, TOP, LONGEST = 30.0, 24.0, 100.0


@dataclass(frozen=True)
class Spoken:
    """One country by its ISO code, whole minutes heard, and whether it has the floor now."""

    country: str
    minutes: int
    speaking: bool = False


def spoken(countries: Sequence[Spoken], *, title: str) -> SafeString:
    """Cords hang from one bar; the name says every number."""
    most = max((country.minutes for country in countries), default=0)
    minutes_by_country = ", ".join(f"{country.country} {country.minutes}" for country in countries)
    width = max(len(countries), 1) * STEP + 4
    return picture(
        width,
        TOP + LONGEST + 24,
        _layers(countries, max(most, 1), width),
        css="spoken",
        title=title,
        description=f"{minutes_by_country}." if minutes_by_country else "",
    )


def _layers(countries: Sequence[Spoken], most: int, width: float) -> Iterator[str]:
    for place, country in enumerate(countries):
        x = 2 + STEP * (place + 0.5)
        now = " now" if country.speaking else ""
        ink = INK if country.speaking else INK_2
        yield styled_text(x, 11, country.country, f"spoken-code{now}", 11, ink=ink, weight=600, anchor="middle")
        yield from _cord(country, x, most, now)
    line = {"d": f"M4 {number(TOP)}H{number(width - 4)}", "stroke-width": 5, "stroke-linecap": "round"}
    yield element("path", {"class": "q-main", "stroke": BROWN} | line)


def _cord(country: Spoken, x: float, most: int, now: str) -> Iterator[str]:
    end = TOP + LONGEST * country.minutes / most
    if country.minutes:
        cord = {"stroke": INK if now else CORD, "stroke-width": 4, "d": f"M{number(x)} {number(TOP)}V{number(end)}"}
        yield element("path", {"class": f"spoken-cord{now}"} | cord)
        knot = {"fill": INK if now else BROWN, "cx": x, "cy": end, "r": 4.5}
        yield element("circle", {"class": f"spoken-knot{now}"} | knot)
    else:
        end = TOP + 13
        ring = {
            "fill": RAW,
            "stroke": EDGE,
            "stroke-width": 1.6,
            "stroke-dasharray": "2.5 2",
            "cx": x,
            "cy": end,
            "r": 5,
        }
        yield element("circle", {"class": "spoken-none"} | ring)
    yield styled_text(x, end + 19, str(country.minutes), "spoken-minutes", 11.5, ink=INK, anchor="middle")
