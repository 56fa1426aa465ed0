"""Whom a list registers: written together, and taken back together while nobody of them has used it.

Sealing, opening names and drawing numbers come before anything is locked; under the lock it is looked at whether what
they rest on has changed, and rows are written that were made before.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.actions.verdicts import Recognition, give_owners, recognise
from tinkuy.attendance.matching.queries.owners import registrants, waiting_presences
from tinkuy.attendance.matching.queries.state import state_of_recognition
from tinkuy.attendance.matching.rules import Registrant
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.attendance.reports.registrations import ReadList, RegistrationRow
from tinkuy.attendance.uploads.queries.preview import whom_it_adds
from tinkuy.convening.admission.actions.places import fill_places, seat_listed
from tinkuy.convening.registrations.actions import ABOUT, REMOVED, draw_numbers, numbers_beforehand
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import public_ids
from tinkuy.core.rows.many_rows import Tell, delete_rows, insert_rows
from tinkuy.core.sealing import Sealer, blind_index
from tinkuy.core.text import folded
from tinkuy.journal.erasures import fingerprints, note_fingerprints
from tinkuy.notices.outbox import forget_all
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.institutions.queries import hold_institutions, institution_keys
from tinkuy.uploads.models import Upload
from tinkuy.uploads.prepared_rows import filed, rows_in
from tinkuy.uploads.queries import rests_on

COLUMNS = (
    "public_id",
    "country",
    "sector",
    "organisation_id",
    "language",
    "sealed_name",
    "sealed_email",
    "email_index",
    "number",
)


@dataclass(frozen=True)
class PreparedList:
    """Whom a list adds, sealed, in a file without a name: `COLUMNS` without the number, then the sessions they name.

    `recognition` says whose waiting presences are, those of new registrations by their public id, and by which state of
    the cycle all of it was made.
    """

    new: int
    counts: Mapping[str, Any]
    file: IO[bytes]
    numbers: Sequence[int]
    recognition: Recognition
    institutions: frozenset[int]


def prepare_list(listed: Upload, read: ReadList) -> PreparedList:
    """What `register_prepared` writes of a list, as the registrations and decisions of its cycle are now."""
    cycle = listed.cycle
    waiting = waiting_presences()
    state = state_of_recognition(waiting)
    summary = whom_it_adds(cycle, read)
    names = {organisation.pk: organisation.name for organisation in Organisation.objects.all()}
    people: list[Registrant] = []
    institutions: set[int] = set()
    file = filed(_sealed(cycle, summary.new, names, people, institutions))
    recognition = recognise(cycle, waiting, lambda: [*registrants(cycle), *people])
    new = len(summary.new)
    recognition = Recognition(state, recognition.owners)
    return PreparedList(
        new, summary.counts(read), file, numbers_beforehand(cycle, new), recognition, frozenset(institutions)
    )


def is_as_prepared(prepared: PreparedList) -> bool:
    """Whether what it rests on has not changed since: the cycle in scope, and which institutions there are."""
    is_same_cycle = prepared.recognition.state == state_of_recognition(waiting_presences())
    return is_same_cycle and hold_institutions(prepared.institutions)


def register_prepared(listed: Upload, prepared: PreparedList, tell: Tell | None = None) -> None:
    """Register all of a list for the sessions they name, else for all; within the caller's transaction.

    *tell* is called with how many are written.
    """
    cycle, now = listed.cycle, clock.now()
    numbers = draw_numbers(cycle, prepared.new, prepared.numbers)
    same = {
        "cycle_id": cycle.pk,
        "upload_id": listed.pk,
        "made_at": now,
        "confirmed_at": now,
        "erase_on": registration_erased_on(cycle),
    }
    rows = zip(rows_in(prepared.file), numbers, strict=True)
    insert_rows(Registration, COLUMNS, ((*row[:-1], number) for row, number in rows), same, tell)
    keys: dict[Hashable, int] = dict(Registration.objects.filter(upload=listed).values_list("public_id", "pk"))
    webinars = dict(Webinar.objects.order_by("ordinal").values_list("ordinal", "pk"))
    joined = (
        (keys[row[0]], webinars[ordinal])
        for row in rows_in(prepared.file)
        for ordinal in row[-1] or webinars
        if ordinal in webinars
    )
    seat_listed(list(Webinar.objects.select_related("cycle")), joined)
    give_owners(prepared.recognition.owners, keys)


def _sealed(
    cycle: Cycle,
    new: Iterable[RegistrationRow],
    names: Mapping[int, str],
    people: list[Registrant],
    institutions: set[int],
) -> Iterator[tuple[Any, ...]]:
    """A row for each of the *new*, sealed; beside it *people* grows by what matching needs of them, and *institutions*
    by what they name.
    """
    sealer, place_of = Sealer(cycle.data_key), Registration.place_of
    key_of_institution = institution_keys()
    for row, public_id in zip(new, public_ids(), strict=False):
        organisation = key_of_institution(row.organisation, row.country)
        if organisation:
            institutions.add(organisation)
        people.append(
            Registrant(
                public_id,
                folded(row.display_name),
                row.email.casefold(),
                row.country,
                names[organisation] if organisation else "",
            )
        )
        yield (
            public_id,
            row.country,
            row.sector,
            organisation,
            row.language or cycle.main_language,
            sealer.seal(row.display_name, place=place_of(public_id, "name")),
            sealer.seal(row.email, place=place_of(public_id, "email")),
            blind_index(row.email, place=cycle.public_id) if row.email else "",
            row.webinars,
        )


@dataclass(frozen=True)
class PreparedUndo:
    """What taking a list back writes: fingerprints for the ledger of erasures, and whose the presences are then."""

    gone: Sequence[str]
    recognition: Recognition


def prepare_removal(listed: Upload) -> PreparedUndo:
    cycle, own = listed.cycle, Registration.objects.filter(upload=listed)
    gone = fingerprints(REMOVED, own.values_list("public_id", flat=True))
    keys = set(own.values_list("pk", flat=True))
    recognition = recognise(cycle, _waiting_without(listed), lambda: _others(cycle, keys))
    return PreparedUndo(gone, recognition)


def _others(cycle: Cycle, keys: set[int]) -> Iterator[Registrant]:
    return (one for one in registrants(cycle) if one.id not in keys)


def remove_listed(listed: Upload, prepared: PreparedUndo | None = None) -> int:
    """Those whom the list registered, as if they had never been, within the caller's transaction; how many.

    What reports tell of them waits for its owner again. Refuses where anybody has used their registration, or the team
    has decided something of it. What they did on their page begins with a device, so votes, which bear no name, are
    among it. What was *prepared* is prepared again where what it rests on has changed.
    """
    own = Registration.objects.filter(upload=listed)
    is_used = own.exclude(state=RegistrationState.CONFIRMED).exists() or own.exclude(link_fingerprint="").exists()
    if is_used or rests_on(own, besides=(Presence, Registration.webinars.through, Registration.awaited.through)):
        raise Refused(
            _(
                "Somebody of this list has used their registration since, or the team has decided on it: "
                "nobody is removed. Each of them can withdraw on their page."
            )
        )
    if prepared is None or prepared.recognition.state != state_of_recognition(_waiting_without(listed)):
        prepared = prepare_removal(listed)
    forget_all(own.order_by().values_list(Concat(Value(ABOUT), "public_id")))
    Presence.objects.filter(registration__in=own).update(registration=None)
    note_fingerprints(REMOVED, prepared.gone)
    for through in (Registration.webinars.through, Registration.awaited.through):
        delete_rows(through.objects.filter(registration__in=own))
    count = delete_rows(own)
    fill_places(list(Webinar.objects.filter(is_full=True).select_related("cycle")))
    give_owners(prepared.recognition.owners)
    return count


def _waiting_without(listed: Upload) -> QuerySet[Presence]:
    """The presences that wait once those of *listed* are gone."""
    is_open = Q(registration=None, role__in=COUNTED_ROLES) | Q(registration__upload=listed)
    return Presence.objects.filter(is_open, is_team=False)
