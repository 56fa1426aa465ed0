"""What is done to a registration, whatever page asks: a code by mail, a number, its lock, its removal.

A code has six digits and opens a participant's page in one more browser. As those of the team, see `people`.
By a number somebody goes who appears without a name: drawn, so that it tells neither their order nor their count.
"""

import secrets
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.identifiers import new_public_id
from tinkuy.journal.erasures import note_erasure
from tinkuy.notices.outbox import forget_messages, owe_to_address
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.own_pages import actions as mailed_codes

from .models import PersonalCode, Registration


def asked_too_often(cycle: Cycle, email_index: str) -> bool:
    """Whether this address was sent enough mails of *cycle* within the hour."""
    return mailed_codes.asked_too_often(PersonalCode, cycle=cycle, registration__email_index=email_index)


def mail_code(registrations: Sequence[Registration], *, kind: str, email: str, language: str, secret: str = "") -> None:
    """Owe one message of *kind* whose code opens all these registrations, with the personal link where there is one.

    The message holds no word that a person wrote and no theme: an address may be anybody's until it is confirmed.
    """
    code = mailed_codes.new_code(PersonalCode, "registration", registrations)
    owe_to_address(
        email=email,
        language=language,
        kind=kind,
        dedupe_key=f"{kind}-{new_public_id()}",
        about=about(registrations[0]),
        code=code,
        path=own_pages_path(language) + (f"#{secret}" if secret else ""),
    )


ABOUT = "registration|"
"""What the outbox puts before the public id."""


def about(registration: Registration) -> str:
    """How the outbox names whose message it is."""
    return f"{ABOUT}{registration.public_id}"


def own_pages_path(language: str) -> str:
    with translation.override(language):
        return reverse("convening:enter")


def opened_by(code: str, registrations: Iterable[Registration]) -> list[Registration]:
    """Those of *registrations* that *code* opens; it is used up. A wrong try counts, and the fifth closes a code."""
    return mailed_codes.opened_by(PersonalCode, "registration", list(registrations), code)


FIRST, SPAN = 100_000, 900_000
"""Of six digits, while not more than one in ten is taken."""
AT_ONCE = 500


def draw_number(cycle: Cycle) -> int:
    """A number that no registration of *cycle* has or, withdrawn since, had; it stays locked until the transaction
    ends.
    """
    return draw_numbers(cycle, 1)[0]


def draw_numbers(cycle: Cycle, count: int, drawn_before: Sequence[int] = ()) -> list[int]:
    """As `draw_number`, *count* different ones in no order; of those *drawn_before* all that are still free."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    own = Registration.objects.filter(cycle=cycle)
    taken = set(own.filter(number__gt=0).values_list("number", flat=True)) if drawn_before else set()
    numbers = dict.fromkeys([number for number in drawn_before if number not in taken][:count])
    span = _span(cycle, count)
    while len(numbers) < count:
        some = {FIRST + secrets.randbelow(span) for _ in range(min(AT_ONCE, count - len(numbers)))}
        numbers |= dict.fromkeys(some.difference(own.filter(number__in=some).values_list("number", flat=True)))
    return list(numbers)


def numbers_beforehand(cycle: Cycle, count: int) -> list[int]:
    """*count* different ones for `draw_numbers`, drawn before anything is locked: some may be taken by then."""
    span, numbers = _span(cycle, count), dict[int, None]()
    while len(numbers) < count:
        numbers[FIRST + secrets.randbelow(span)] = None
    return list(numbers)


def _span(cycle: Cycle, count: int) -> int:
    return max(SPAN, 10 * (Registration.objects.filter(cycle=cycle).count() + count))


def lock_own(registration: Registration) -> None:
    """Read *registration* as it is now, locked: a form on its way must not write anew what was erased meanwhile."""
    registration.refresh_from_db(from_queryset=Registration.objects.select_for_update())
    if not (registration.is_confirmed and registration.appears_as):
        raise Refused(_("This registration was withdrawn already."))


WITHDRAWN, REMOVED = "registration-withdrawn", "registration-removed"
"""How the ledger of erasures calls it."""


def remove_registrations(registrations: QuerySet[Registration]) -> int:
    """The rows go, with the messages that are owed; how many."""
    found = list(registrations.select_related("cycle"))
    for registration in found:
        forget_messages(about=about(registration), email="")
    note_erasure(REMOVED, *[registration.public_id for registration in found])
    registrations.delete()
    return len(found)
