"""What a person says of the columns of a file, kept for files with the same headers; and forgotten again."""

import hashlib
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import ColumnMapping
from tinkuy.convening.reports import MEANINGS
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle

WHO = frozenset({"name", "first_name", "email"})
"""One of these tells who it was."""


def demand_columns(columns: Mapping[str, str]) -> None:
    """Refuse what could not be read: an unknown meaning, nobody's name, the same meaning twice."""
    meanings = [meaning for meaning in columns.values() if meaning]
    if set(meanings) - set(MEANINGS):
        raise Refused(_("Choose what each column is from the list."))
    if not WHO & set(meanings):
        raise Refused(_("Say which column is the name, or which is the e-mail address."))
    twice = next((meaning for meaning in meanings if meanings.count(meaning) > 1), "")
    if twice:
        raise Refused(_("Two columns are “%(meaning)s”. Leave one of them unused.") % {"meaning": MEANINGS[twice]})


@transaction.atomic
def save_mapping(
    *, actor: Person, cycle: Cycle, headers: Sequence[str], columns: Mapping[str, str], language: str
) -> ColumnMapping:
    """Keep what was said of *columns* (key → meaning) for files with exactly these *headers* (keys) in *language*."""
    rules.demand(actor, "import_attendance", cycle)
    demand_columns(columns)
    kept = sorted(set(headers))
    mapping, _made = ColumnMapping.objects.update_or_create(
        signature=hashlib.sha256("\n".join(kept).encode()).hexdigest(),
        language=language,
        is_example=actor.is_example,
        defaults={
            "headers": kept,
            "columns": dict(columns),
            "made_by": actor,
            "made_at": clock.now(),
        },
    )
    record(actor, "saved", mapping)
    return mapping


@transaction.atomic
def forget_mapping(*, actor: Person, mapping: ColumnMapping, cycle: Cycle | None = None) -> None:
    """Use it no more: by who imports attendance in *cycle*, or without one by a hub editor."""
    rules.demand(actor, "import_attendance" if cycle else "keep_header_words", cycle)
    record(actor, "forgot", mapping)
    mapping.delete()
