"""How good the data are: what the reports brought, in rows and files. None of these counts is of persons."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .figure import Figure, counted, ratio


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


def files_per_session(loaded: Sequence[Loaded]) -> Figure:
    return ratio(sum(one.files for one in loaded), len(loaded), _("Files imported ÷ sessions with attendance"))


def files(loaded: Loaded) -> Figure:
    return counted(loaded.files, _("Files imported for this session"))
