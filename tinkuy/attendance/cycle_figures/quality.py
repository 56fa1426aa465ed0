"""How good the data are: what the reports brought, in rows and files.

Behind each row there is a person: of a list made by hand the rows less those who attended are the accounts of nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Figure, count_figure, ratio
from tinkuy.hiding import Audience, are_safe


@dataclass(frozen=True)
class Loaded:
    """What the files of one webinar brought: files, rows of those who came, of these by telephone and typed by hand."""

    files: int = 0
    rows: int = 0
    by_phone: int = 0
    by_hand: int = 0


def together(loaded: Sequence[Loaded]) -> Loaded:
    """Of several webinars."""
    return Loaded(
        files=sum(one.files for one in loaded),
        rows=sum(one.rows for one in loaded),
        by_phone=sum(one.by_phone for one in loaded),
        by_hand=sum(one.by_hand for one in loaded),
    )


def rows_by_phone(loaded: Loaded) -> Figure:
    return ratio(loaded.by_phone, loaded.rows, _("Rows whose name is a telephone number ÷ rows of those who came"))


def manual_share(loaded: Loaded) -> Figure:
    return ratio(loaded.by_hand, loaded.rows, _("Rows of lists made by hand ÷ rows of those who came"))


def tells_of_few(figure: Figure, came: Sequence[int | None], others: Sequence[int | None], audience: Audience) -> bool:
    """Whether a *figure* of rows tells of few persons, itself or beside the numbers of its readers, None where hidden.

    *came* are the persons and the accounts of nobody that the rows are of; *others* whoever else was to come.
    """
    rows = int(figure.denominator)
    if not rows:
        return False
    readable = [count for count in came if count is not None]
    if len(readable) < len(came):
        return True
    part = int(figure.numerator)
    numbers = [readable[0], sum(readable), *(count for count in others if count is not None)]
    return any(
        not are_safe((count, *(abs(count - other) for other in numbers)), audience)
        for count in (rows, part, rows - part)
        if count
    )


def files_per_session(loaded: Sequence[Loaded]) -> Figure:
    return ratio(sum(one.files for one in loaded), len(loaded), _("Files imported ÷ sessions with attendance"))


def files(loaded: Loaded) -> Figure:
    return count_figure(loaded.files, _("Files imported for this session"))
