"""What a person says of the columns of a file, kept for files of the cycle with the same headers; and forgotten."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.reports.vocabulary import MEANINGS
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

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
    """Keep what was said of *columns* (key → meaning) for files of *cycle* with exactly these *headers* (keys).

    It holds in *language*. The caller has made sure that they are headers.
    """
    rules.demand(actor, "import_attendance", cycle)
    demand_columns(columns)
    signature = ColumnMapping.signature_of(cycle, headers)
    known = ColumnMapping.objects.filter(signature=signature, language=language).select_related("cycle").first()
    mapping = known or ColumnMapping(cycle=cycle, signature=signature, language=language)
    mapping.made_by, mapping.made_at = actor, clock.now()
    mapping.keep_columns(headers, columns)
    mapping.save()
    record(actor, "saved", mapping)
    return mapping


@transaction.atomic
def forget_mapping(*, actor: Person, mapping: ColumnMapping) -> None:
    """Use it no more: by who imports attendance in its cycle."""
    rules.demand(actor, "import_attendance", mapping.cycle)
    record(actor, "forgot", mapping)
    mapping.delete()
