"""The DOI of a sheet as its team sees it, and which the worker has to do with."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.rules import may
from tinkuy.publication.renderers.citations.reference import DOI_ADDRESS
from tinkuy.publication.sheets.models import Sheet, SheetVersion

from .models import DoiAccount, DoiService, DoiState, SheetDoi
from .rules import is_of, why_not_registered

TOLD_AGAIN = timedelta(days=1)


@dataclass(frozen=True)
class DoiStanding:
    """`row` is nothing where nobody asked; `refusal` says why a DOI cannot be asked for, empty where it can."""

    row: SheetDoi | None
    refusal: str
    may_ask: bool

    @property
    def address(self) -> str:
        return DOI_ADDRESS + self.row.doi if self.row else ""


def account_of_hub() -> DoiAccount | None:
    return DoiAccount.objects.first()


def doi_standing(sheet: Sheet, person: Person) -> DoiStanding | None:
    """Nothing where the hub has no account and the sheet no DOI."""
    account, row = account_of_hub(), SheetDoi.objects.filter(sheet=sheet).first()
    if account is None and row is None:
        return None
    refusal = why_not_registered(sheet)
    may_ask = account is not None and not refusal and is_open(row, account) and may(person, "register_dois", sheet.home)
    return DoiStanding(row, refusal, may_ask)


def is_open(row: SheetDoi | None, account: DoiAccount) -> bool:
    """Whether *account* can be asked: for the first time, again after a refusal, or in place of what another tried
    and DataCite does not have.
    """
    if row is None:
        return True
    return bool(row.fault) if is_of(row, account) or row.may_be_registered else not row.is_printed


def counts_by_state() -> dict[str, int]:
    """How many sheets of the hub are in each state."""
    counted = SheetDoi.objects.order_by().values_list("state").annotate(sheets=Count("pk"))
    return dict.fromkeys(DoiState.values, 0) | dict(counted)


def dois_of(account: DoiAccount) -> QuerySet[SheetDoi]:
    """Those that *account* may write: at its service, under its prefix."""
    return SheetDoi.objects.filter(service=account.service, doi__startswith=f"{account.prefix}/")


def unanswered_rows(account: DoiAccount) -> QuerySet[SheetDoi]:
    """What was told by a former account, and which DataCite may have (`SheetDoi.may_be_registered`)."""
    unanswered = SheetDoi.objects.filter(service=DoiService.DATACITE, read_at=None, tried_at__isnull=False)
    due = unanswered.filter(due_at__lte=clock.now()).exclude(pk__in=dois_of(account).values("pk"))
    return due.select_related("sheet__cycle", "asked_by").order_by("due_at", "pk")


def due_rows(account: DoiAccount) -> QuerySet[SheetDoi]:
    """What *account* has to tell DataCite now: what was asked, and of what is registered whatever changed since.

    What DataCite did not take of a DOI that it has, or may have, is told again each day, and once the sheet changes:
    a sheet that is gone from here is not to stand there for a refusal of the day before.
    """
    withdrawn = Q(sheet__record__is_deleted=True) | Q(sheet__cycle__is_sensitive=True)
    registered = Q(state=DoiState.REGISTERED, due_at=None, fault="")
    # of a sensitive theme no new word is told
    is_told = Q(is_hidden=False) | Q(sheet__cycle=None) | Q(sheet__cycle__is_sensitive=False)
    changed = registered & is_told & Q(sheet__record__changed_at__gt=F("read_at"))
    discreet = registered & Q(sheet__cycle__is_sensitive=True, is_hidden=False)
    disclosed = registered & Q(sheet__cycle__is_sensitive=False, is_hidden=True, sheet__record__is_deleted=False)
    not_taken = Q(due_at=None, tried_at__isnull=False) & ~Q(fault="") & (Q(state=DoiState.REGISTERED) | withdrawn)
    again = Q(tried_at__lte=clock.now() - TOLD_AGAIN) | Q(sheet__record__changed_at__gt=F("tried_at"))
    due = Q(due_at__lte=clock.now()) | changed | discreet | disclosed | (not_taken & again)
    return dois_of(account).filter(due).select_related("sheet__cycle").order_by("due_at", "pk")


def new_sheets(account: DoiAccount) -> QuerySet[Sheet]:
    """Those that were first published since new ones are registered, and that nobody asked for yet."""
    if account.registers_since is None:
        return Sheet._base_manager.none()
    first = SheetVersion.objects.filter(
        number=1, source_version=None, retired_at=None, is_example=False, published_at__gte=account.registers_since
    )
    sheets = Sheet._base_manager.filter(pk__in=first.values("sheet"), registered_doi=None)
    return sheets.exclude(cycle__is_sensitive=True).order_by("pk")
