"""An administrator names the hub's account; an editor of the hub asks for the DOI of a sheet. The worker registers."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.publication.sheets.models import Sheet

from .models import DoiAccount, DoiService, DoiState, SheetDoi
from .queries import account_of_hub, dois_of, is_open
from .rules import PREFIX, doi_for, why_not_registered


@dataclass(frozen=True)
class AccountDetails:
    """An empty `password` is the one that is stored."""

    service: str
    repository: str
    prefix: str
    password: str = ""
    registers_new: bool = False


@transaction.atomic
def set_doi_account(*, actor: Person, details: AccountDetails) -> DoiAccount:
    """From now on DOIs are asked for with this account. A password goes to the service and account that it was typed
    for, and to no other.
    """
    team.demand(actor, "keep_doi_account", None)
    if details.service not in DoiService.values:
        raise Refused(_("Choose one of the two services."), about="service")
    repository = demand_text(details.repository, _("Write the name of the repository account."), about="repository")
    if not PREFIX.fullmatch(details.prefix.strip()):
        raise Refused(
            _("A prefix is 10. and digits, as in 10.5072: DataCite gave it to you with the account."), about="prefix"
        )
    account = DoiAccount.objects.select_for_update().first() or DoiAccount(pk=1)
    is_other = (account.service, account.repository) != (details.service, repository)
    if not details.password and (is_other or not account.sealed_password):
        raise Refused(_("Write the password of this account."), about="password")
    account.service, account.repository, account.prefix = details.service, repository, details.prefix.strip()
    if details.password:
        account.seal(details.password)
    account.registers_since = (account.registers_since or clock.now()) if details.registers_new else None
    account.save()
    _take_over(account)
    _try_again(account)
    record(actor, "changed", account)
    return account


def _take_over(account: DoiAccount) -> None:
    """What waits for the former account, which nobody can ask any more, is asked of this one."""
    waiting = SheetDoi.objects.filter(state=DoiState.ASKED).exclude(pk__in=dois_of(account).values("pk"))
    for row in waiting.select_related("sheet__cycle", "asked_by"):
        queue_doi(row.sheet, account, row, row.asked_by)


def _try_again(account: DoiAccount) -> None:
    """What this account was refused may have been for its password."""
    dois_of(account).exclude(fault="").update(due_at=clock.now(), attempts=0)


@transaction.atomic
def remove_doi_account(*, actor: Person) -> None:
    """The password goes; what is registered stays registered, and is brought up to date no more."""
    team.demand(actor, "keep_doi_account", None)
    account = account_of_hub()
    if account is None:
        raise Refused(_("The hub has no account at DataCite."))
    record(actor, "removed", account)
    account.delete()


@transaction.atomic
def ask_for_doi(*, actor: Person, sheet: Sheet) -> SheetDoi:
    """Have the worker register the DOI of *sheet*: the first one, or again what was refused."""
    team.demand(actor, "register_dois", sheet.home)
    account = account_of_hub()
    if account is None:
        raise Refused(_("The hub has no account at DataCite."))
    if refusal := why_not_registered(sheet):
        raise Refused(refusal)
    row = SheetDoi.objects.select_for_update().filter(sheet=sheet).first()
    if not is_open(row, account):
        raise Refused(_("The DOI of this sheet has been asked for already."))
    row = queue_doi(sheet, account, row, actor)
    record(actor, "asked for the DOI of", sheet)
    return row


def queue_doi(sheet: Sheet, account: DoiAccount, row: SheetDoi | None, actor: Person | None) -> SheetDoi:
    """The row of *sheet*, due at once. One that is registered stays so while it is told anew; one that DataCite may
    have keeps its name, whoever has the account now, until DataCite was asked.
    """
    doi = doi_for(sheet, account)
    if row is None or ((row.doi, row.service) != (doi, account.service) and not row.may_be_registered):
        now = clock.now()
        waits = {"is_hidden": False, "asked_by": actor, "asked_at": now, "due_at": now, "fault": "", "attempts": 0}
        unregistered = {"read_at": None, "tried_at": None, "digest": ""}
        fresh = {"doi": doi, "service": account.service, "state": DoiState.ASKED, **waits, **unregistered}
        row, _is_new = SheetDoi.objects.update_or_create(sheet=sheet, defaults=fresh)
        return row
    row.state = DoiState.REGISTERED if row.is_registered else DoiState.ASKED
    row.fault, row.attempts, row.due_at, row.asked_by = "", 0, clock.now(), actor
    row.save(update_fields=["state", "fault", "attempts", "due_at", "asked_by"])
    return row
