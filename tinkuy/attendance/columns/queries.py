"""What is known of reports beside the file of synonyms: the hub's own words, and what the cycle said of columns."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.reports.vocabulary import MEANINGS, AddedWords, KnownColumns
from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import is_for_trying

from .models import ColumnMapping, HeaderWord

MEANINGS_OF_WORDS = {
    **{meaning: label for meaning, label in MEANINGS.items() if meaning},
    "total_minutes": _("Duration of all stays together"),
    "attended": _("Whether they came"),
    "country": _("Country"),
    "organisation": _("Organisation"),
    "sector": _("Sector"),
}
"""What a word of the hub may mean: a column of a report, or of a list of registrations."""


def meaning_label(meaning: str) -> str:
    """The name of a meaning for a person; those that only the readers use have none."""
    return str(MEANINGS_OF_WORDS.get(meaning) or _("another column of the platforms"))


def hub_words(cycle: Cycle, at: datetime | None = None) -> AddedWords:
    """The words that held at the moment *at* (else now) and the mappings of *cycle*, which is in scope.

    They are read once for a whole file. Words that persons of the example added hold in cycles for trying only, and go
    there before the rest.
    """
    kinds = [False, True] if is_for_trying(cycle) else [False]
    words = _words_at(at or clock.now()).filter(is_example__in=kinds).order_by("-is_example", "pk")
    mappings = ColumnMapping.objects.filter(cycle=cycle).select_related("cycle").order_by("pk")
    return AddedWords(
        words=tuple(words.values_list("word", "meaning", "language")),
        mappings=tuple(KnownColumns(one.public_id, one.headers, one.columns, one.language) for one in mappings),
    )


def _words_at(moment: datetime) -> QuerySet[HeaderWord]:
    return HeaderWord.objects.filter(added_at__lte=moment).filter(Q(removed_at=None) | Q(removed_at__gt=moment))


def words_in_use() -> QuerySet[HeaderWord]:
    """The words of the hub, for its page."""
    return HeaderWord.objects.filter(removed_at=None).select_related("added_by")
