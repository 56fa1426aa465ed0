"""The answers as a file: a row for each text or option, and nothing of who answered."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.core.text import in_language

from .queries import QuestionSummary


def answer_table(summaries: Sequence[QuestionSummary], language: str) -> Table:
    columns = (Column(_("The question"), 40), Column(_("Answer"), 60), Column(_("People"), 10))
    return Table(_("Answers"), columns, _rows(summaries, language))


def _rows(summaries: Sequence[QuestionSummary], language: str) -> Iterator[Sequence[Cell]]:
    for one in summaries:
        label = in_language(one.question.label, language, one.question.cycle.main_language)
        for text in one.texts:
            yield label, text, None
        for option, count in one.options:
            yield label, option, _("few") if count is None else count
