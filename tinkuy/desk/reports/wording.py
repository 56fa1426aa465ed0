"""How numbers, figures and long texts are written in a report."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.attendance.figures.figure import Figure
from tinkuy.design.components import percent
from tinkuy.desk.exports.source import hidden
from tinkuy.desk.figures.queries.rows import FigureRow

from .content import FigureLine
from .queries import ParticipationCounts

LONGEST_PURPOSE = 420
LONGEST_THREAD = 150
LONGEST_TITLE = 130
"""In characters: what is longer would push a report over its page."""


def shortened(text: str, most: int) -> str:
    """*text* on one line, at most *most* characters, cut between two words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"


def count_or_hidden(count: int | None) -> str:
    return hidden() if count is None else str(count)


def figure_line(row: FigureRow) -> FigureLine:
    figure = row.figure
    if figure is None:
        return FigureLine(row.name, hidden(), "", row.definition)
    if row.form == "count":
        return FigureLine(row.name, str(int(figure.numerator)), "", row.definition)
    return FigureLine(row.name, _value(figure, row.form), _counts_of(figure, row.form), row.definition)


def _value(figure: Figure, form: str) -> str:
    if form != "ratio" or figure.value is None:
        return percent(figure.value)
    return number_format(figure.value, decimal_pos=1)


def _counts_of(figure: Figure, form: str) -> str:
    part, whole = int(figure.numerator), int(figure.denominator)
    if form == "ratio":
        return f"{part} ÷ {whole}"
    if form == "median":
        return _("the median: %(part)s of %(whole)s minutes") % {"part": part, "whole": whole}
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}


def participation_lines(acts: ParticipationCounts) -> list[str]:
    """A line for each kind of act there was."""
    spoke = ngettext("%(count)s country took the floor", "%(count)s countries took the floor", acts.countries)
    questions_sentence = ngettext(
        "%(count)s question, %(answered)s answered", "%(count)s questions, %(answered)s answered", acts.questions
    )
    counts = (
        (acts.countries, spoke),
        (acts.questions, questions_sentence),
        (acts.polls, ngettext("%(count)s poll", "%(count)s polls", acts.polls)),
        (acts.quotes, ngettext("%(count)s quote", "%(count)s quotes", acts.quotes)),
        (acts.findings or 0, ngettext("%(count)s finding", "%(count)s findings", acts.findings or 0)),
    )
    return [words % {"count": count, "answered": acts.answered} for count, words in counts if count]
