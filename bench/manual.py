"""The table, with its machine and date, and the chart of growth, written into the manual in both its languages."""

from pathlib import Path

from bench import chart
from bench.lines import Line
from bench.machine import machine
from bench.table import markdown

LANGUAGES = ("es", "en")
BEGINS, ENDS = "<!-- table: python -m bench --write -->\n", "<!-- end of the table -->\n"


def write(rows: dict[str, list[Line]]) -> None:
    lines = [line for of_row in rows.values() for line in of_row]
    for place, language in enumerate(LANGUAGES):
        page = Path(f"docs/{language}/explanation/speed.md")
        before, _begins, rest = page.read_text(encoding="utf-8").partition(BEGINS)
        _old, _ends, after = rest.partition(ENDS)
        table = f"{machine()[place]}.\n\n{markdown(lines, language)}\n"
        page.write_text(f"{before}{BEGINS}{table}{ENDS}{after}", encoding="utf-8")
        chart.write(page.with_name("speed-growth.svg"), language)
