"""The chart of growth: time, queries and memory of a page made anew at 1, 10 and 100 times the persons and sheets.

Both axes are logarithmic: a level line is a page that does not grow, and what doubles with its data rises by as much
each time. Drawn from `var/bench/growth.json`, as the row `uncached` leaves it.
"""

import json
import math
from html import escape
from pathlib import Path
from typing import Any

from bench.lines import Words

KEPT = Path("var/bench/growth.json")
WIDTH, HEIGHT, LEFT, TOP, GAP = 250, 190, 60, 100, 60
TIMES = (1, 10, 100)
FIGURES = (
    ("ms", Words("tiempo, ms CPU", "time, ms CPU")),
    ("queries", Words("consultas", "queries")),
    ("kib", Words("memoria, KiB", "memory, KiB")),
)
PARTS = (
    ("persons", Words("400 → 40.000 inscripciones", "400 → 40,000 registrations")),
    ("sheets", Words("1 → 100 fichas", "1 → 100 sheets")),
)
COLOURS = ("#1b5e9b", "#b3541e", "#2f7d4f", "#7a3e8e", "#a8892c", "#444444", "#c2255c", "#0b7285")
STYLE = "text{font:12px sans-serif;fill:#222}.axis{stroke:#bbb}.line{fill:none;stroke-width:2}"


def write(file: Path, language: str) -> None:
    """Nothing without the figures."""
    if KEPT.exists():
        file.write_text(drawn(json.loads(KEPT.read_text()), language), encoding="utf-8")


def drawn(rows: dict[str, Any], language: str) -> str:
    from bench.rows.uncached import PUBLIC, TEAM

    names = {page: words.es if language == "es" else words.en for page, words in (PUBLIC | TEAM).items()}
    colours = dict(zip(names, COLOURS, strict=True))
    parts = []
    for row, (part, heading) in enumerate(PARTS):
        for column, (figure, unit) in enumerate(FIGURES):
            words = heading if not column else Words("", "")
            parts.append(_panel(rows[part][: len(TIMES)], figure, colours, column, row, _of(unit, language)))
            x, y = LEFT + column * (WIDTH + GAP), TOP + row * (HEIGHT + 80)
            parts.append(f'<text x="{x}" y="{y - 28}" font-weight="bold">{escape(_of(words, language))}</text>')
    width, height = LEFT + 3 * (WIDTH + GAP), TOP + 2 * (HEIGHT + 80) - 40
    legend = [_legend(place, name, colours[page]) for place, (page, name) in enumerate(names.items())]
    title = _of(Words("Cómo crece lo que cuesta una página", "How the cost of a page grows"), language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" lang="{language}">'
        f'<title>{title}</title><style>{STYLE}</style><rect width="{width}" height="{height}" fill="#fff"/>'
        + "\n".join([*parts, *legend])
        + "</svg>\n"
    )


def _panel(sizes: list[dict[str, Any]], figure: str, colours: dict[str, str], column: int, row: int, unit: str) -> str:
    x, y = LEFT + column * (WIDTH + GAP), TOP + row * (HEIGHT + 80)
    figures = {page: [max(1, costs[page][figure]) for costs in sizes] for page in sizes[0]}
    low = math.floor(math.log10(min(min(one) for one in figures.values())))
    high = math.ceil(math.log10(max(max(one) for one in figures.values())) + 0.001)

    def at(place: int, value: float) -> tuple[float, float]:
        share = (math.log10(value) - low) / (high - low)
        return x + place * WIDTH / (len(TIMES) - 1), y + HEIGHT - share * HEIGHT

    drawn = [f'<text x="{x}" y="{y - 10}">{escape(unit)}</text>']
    for power in range(low, high + 1):
        level = at(0, 10**power)[1]
        drawn.append(f'<path class="axis" d="M{x} {level:.0f}h{WIDTH}"/>')
        drawn.append(f'<text x="{x - 6}" y="{level + 4:.0f}" text-anchor="end">{10**power}</text>')
    drawn += [f'<text x="{at(place, 10**low)[0]:.0f}" y="{y + HEIGHT + 18}" text-anchor="middle">{times} ×</text>'
              for place, times in enumerate(TIMES)]  # fmt: skip
    for page, values in figures.items():
        points = " ".join("{:.1f},{:.1f}".format(*at(place, value)) for place, value in enumerate(values))
        drawn.append(f'<polyline class="line" stroke="{colours[page]}" points="{points}"/>')
    return "\n".join(drawn)


def _legend(place: int, name: str, colour: str) -> str:
    x, y = LEFT + place % 4 * 220, 12 + place // 4 * 18
    line = f'<path d="M{x} {y}h22" stroke="{colour}" stroke-width="3"/>'
    return f'{line}<text x="{x + 28}" y="{y + 4}">{escape(name)}</text>'


def _of(words: Words, language: str) -> str:
    return words.es if language == "es" else words.en
