"""Writing a line of the ledger, correcting it, taking it back and putting it back; each leaves its trace."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new

from .currencies import is_currency
from .models import LONGEST_NOTE, LONGEST_WHAT, ResourceEntry, ResourceKind

LARGEST_HOURS, LARGEST_AMOUNT = Decimal(99_999), Decimal(99_999_999_999)
VALUES = ("kind", "what", "role", "hours", "replaces_estimate", "amount", "currency", "institution", "spent_on", "note")


@dataclass(frozen=True)
class ResourceWords:
    """What is typed of a line. What its kind has no use for is left out of it."""

    kind: str
    spent_on: date | None
    what: str = ""
    role: str = ""
    hours: Decimal | None = None
    replaces_estimate: bool = False
    amount: Decimal | None = None
    currency: str = ""
    institution: WantedInstitution = None
    note: str = ""


@transaction.atomic
def record_resource(*, actor: Person, cycle: Cycle, words: ResourceWords) -> ResourceEntry:
    rules.demand(actor, "keep_the_ledger", cycle)
    entry = ResourceEntry(cycle=cycle, recorded_by=actor)
    _write(actor, entry, words)
    entry.save()
    record(actor, "recorded", entry, kind=entry.kind)
    return entry


@transaction.atomic
def correct_entry(*, actor: Person, entry: ResourceEntry, words: ResourceWords) -> ResourceEntry:
    """Write the line anew. The former one stays in the ledger as taken back: it says what stood there before."""
    former = _standing(actor, entry)
    corrected = ResourceEntry(cycle=former.cycle, recorded_by=actor, corrects=former)
    _write(actor, corrected, words)
    if all(getattr(corrected, name) == getattr(former, name) for name in VALUES):
        raise Refused(_("This is how it stands already."))
    former.taken_back_at = clock.now()
    former.save(update_fields=["taken_back_at"])
    corrected.save()
    record(actor, "corrected", corrected, kind=corrected.kind)
    return corrected


@transaction.atomic
def take_entry_back(*, actor: Person, entry: ResourceEntry) -> ResourceEntry:
    """It counts nowhere from now on, and can be put back."""
    return _mark(actor, entry, is_taken_back=True, refusal=_("This line was taken back already."))


@transaction.atomic
def put_entry_back(*, actor: Person, entry: ResourceEntry) -> ResourceEntry:
    """Not while its correction counts: it would count twice."""
    if ResourceEntry.objects.filter(corrects=entry, taken_back_at=None).exists():
        raise Refused(_("A correction of this line counts. Take that one back first."))
    return _mark(actor, entry, is_taken_back=False, refusal=_("This line counts already."))


def _mark(actor: Person, entry: ResourceEntry, *, is_taken_back: bool, refusal: str) -> ResourceEntry:
    rules.demand(actor, "keep_the_ledger", entry.cycle)
    standing = ResourceEntry.objects.filter(pk=entry.pk, taken_back_at__isnull=is_taken_back)
    if not standing.update(taken_back_at=clock.now() if is_taken_back else None):
        raise Refused(refusal)
    entry.refresh_from_db()
    record(actor, "took back" if is_taken_back else "put back", entry, kind=entry.kind)
    return entry


def _standing(actor: Person, entry: ResourceEntry) -> ResourceEntry:
    rules.demand(actor, "keep_the_ledger", entry.cycle)
    rows = ResourceEntry.objects.select_for_update(of=("self",)).select_related("cycle")
    standing: ResourceEntry | None = rows.filter(pk=entry.pk).first()
    if standing is None:  # the import that brought it was undone at this moment
        raise Refused(_("This line was taken back already."))
    if standing.taken_back_at is not None:
        raise Refused(_("This line was taken back: put it back before it is corrected."))
    return standing


def _write(actor: Person, entry: ResourceEntry, words: ResourceWords) -> None:
    """Does not save."""
    fill_entry(entry, words)
    entry.institution = known_or_new(actor, words.institution, entry.cycle) if words.institution else None


def fill_entry(entry: ResourceEntry, words: ResourceWords) -> None:
    """All but the institution; refuses what makes no line of a ledger. Asks no other table, and does not save."""
    if words.kind not in ResourceKind.values:
        raise Refused(_("Choose what it is."), about="kind")
    if words.spent_on is None or words.spent_on > entry.cycle.today():
        raise Refused(_("Write the day on which it was: one that is over, or today."), about="spent_on")
    is_of_hours = words.kind == ResourceKind.HOURS
    entry.kind, entry.spent_on = words.kind, words.spent_on
    entry.note = _short(words.note, LONGEST_NOTE, "note")
    entry.what = _short(words.what, LONGEST_WHAT, "what")
    if not is_of_hours:
        demand_text(entry.what, _("Write what it was."), about="what")
    entry.role = _role(words) if is_of_hours else ""
    entry.hours = _hours(words) if words.kind in (ResourceKind.HOURS, ResourceKind.IN_KIND) else None
    entry.replaces_estimate = is_of_hours and words.replaces_estimate
    entry.amount, entry.currency = (None, "") if is_of_hours else _amount(words)
    wants_institution = words.kind == ResourceKind.IN_KIND
    if wants_institution and not words.institution:
        raise Refused(_("Write which institution gave it."), about="institution")
    if wants_institution and entry.hours is None and entry.amount is None:
        raise Refused(_("Write how many hours it was, or what it would have cost."), about="hours")


def _short(text: str, longest: int, name: str) -> str:
    text = tidy(text)
    if len(text) > longest:
        raise Refused(_("Write this in at most %(most)d characters.") % {"most": longest}, about=name)
    return text


def _role(words: ResourceWords) -> str:
    if words.role not in CYCLE_ROLES:
        raise Refused(_("Choose whose hours they are."), about="role")
    return words.role


def _hours(words: ResourceWords) -> Decimal | None:
    if words.hours is None and words.kind == ResourceKind.IN_KIND:
        return None
    if words.hours is None or not 0 <= words.hours <= LARGEST_HOURS:
        raise Refused(_("Write how many hours, for example 12 or 7,5."), about="hours")
    return words.hours


def _amount(words: ResourceWords) -> tuple[Decimal | None, str]:
    """Money has one. A tool without one is free, and what is given in kind may have one."""
    if words.amount is None and words.kind != ResourceKind.CASH:
        return None, ""
    if words.amount is None or not 0 <= words.amount <= LARGEST_AMOUNT:
        raise Refused(_("Write the amount, for example 1250,50."), about="amount")
    if not is_currency(words.currency):
        raise Refused(_("Choose the currency: amounts are never converted."), about="currency")
    return words.amount, words.currency
