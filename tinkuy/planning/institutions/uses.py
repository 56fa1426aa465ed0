"""What points to an institution: each stage registers its own, and says whom an institution would not fit any more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, QuerySet
from django.utils.translation import ngettext

from tinkuy.people.models import Organisation, Person


@dataclass(frozen=True)
class Change:
    """Of which *sector* and *country* that would be to which everything points that points to *institution* today.

    Where the two are made one, it is *into*.
    """

    institution: Organisation
    sector: str
    country: str
    into: Organisation | None = None


def fits_always(change: Change) -> str:
    return ""


class UseLine(NamedTuple):
    """One row in a sentence, with the page of its cycle's team where it stands."""

    words: str
    path: str


@dataclass(frozen=True)
class InstitutionUse:
    """A table with rows that point to an institution by *field*.

    *words* says how many there are, in a short phrase. Without it neither that is told nor whether there are any: such
    rows stand for persons of one cycle, of whom nobody outside of it learns. *misfit* is a sentence where a change
    would contradict these rows, else empty. *line* is what the team of its cycle reads of a row.
    """

    model: type[models.Model]
    field: str
    words: Callable[[int], str] | None = None
    misfit: Callable[[Change], str] = fits_always
    line: Callable[[Any, str], UseLine] | None = None

    def rows(self, institution: Organisation) -> "QuerySet[models.Model]":
        """In every cycle, outside of any scope: nobody is told more of them than how many there are."""
        return self.model._base_manager.filter(**{self.field: institution})

    def counts(self) -> dict[int, int]:
        """How many rows point to each institution."""
        rows = self.model._base_manager.exclude(**{self.field: None}).order_by().values_list(self.field)
        return dict(rows.annotate(Count("pk")))


_uses: list[InstitutionUse] = []


def register_use(use: InstitutionUse) -> None:
    """Called once for each by the stage that owns the table, in `AppConfig.ready`."""
    _uses.append(use)


def registered_uses() -> tuple[InstitutionUse, ...]:
    return tuple(_uses)


def misfits(institution: Organisation, *, sector: str, country: str, into: Organisation | None = None) -> list[str]:
    """Why what points to *institution* would not bear one of this *sector* and *country*."""
    change = Change(institution, sector, country, into)
    return [sentence for use in _uses if (sentence := use.misfit(change))]


def _accounts(count: int) -> str:
    return ngettext("%(count)s account of the team", "%(count)s accounts of the team", count) % {"count": count}


ACCOUNTS_OF_INSTITUTIONS = InstitutionUse(Person, "organisation", _accounts)
