"""The clock's deed: DataCite is asked by the worker, for each DOI that waits and each whose sheet has changed.

No lock is held meanwhile. The DOI is made from the sheet, and DataCite writes what is put at it whether or not it is
there (PUT): a worker that was killed, or an answer that was lost, is one more request for the same DOI. Where the
account has moved meanwhile, and may not write that DOI any more, DataCite is asked whether it has it.
"""

import json
import logging
from base64 import b64encode
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from tinkuy.core import clock
from tinkuy.core.outgoing.fetching import NotFetched, fetch
from tinkuy.journal.trail import record
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.versions.models import RenderedForm

from .actions import queue_doi
from .metadata import attributes_of, digest_of
from .models import DoiAccount, DoiState, SheetDoi
from .queries import account_of_hub, due_rows, new_sheets, unanswered_rows
from .rules import is_of, why_not_registered

log = logging.getLogger("tinkuy.dois")

AT_ONCE = 20
FIRST_WAIT, MOST_ATTEMPTS = timedelta(minutes=5), 9
"""The wait doubles: the ninth attempt is some 21 hours after the first."""
GOOD_STATUSES = (200, 201)
NOT_THERE = 404
BUSY_STATUSES = (408, 429)
"""DataCite asks for another time; any other answer from 400 to 499 says that these metadata are not taken."""
MOST_BYTES = 512 * 1024
MEDIA_TYPE = "application/vnd.api+json"


def register_dois() -> int:
    """Each that is due; how many DataCite took. Where it does not answer the rest waits for the next minute."""
    account = account_of_hub()
    if account is None:
        return 0
    for sheet in new_sheets(account)[:AT_ONCE]:
        _ask_at_publication(sheet, account)
    done = 0
    for row in [*unanswered_rows(account)[:AT_ONCE], *due_rows(account)[:AT_ONCE]]:
        try:
            done += _tell(row, account) if is_of(row, account) else _look_up(row, account)
        except NotFetched as fault:
            if _is_final(fault):
                _reject(row, sentence_of(fault))
            else:
                _put_off(row)
                break
    return done


def _ask_at_publication(sheet: Sheet, account: DoiAccount) -> None:
    try:
        with transaction.atomic():
            queue_doi(sheet, account, None, None)
    except IntegrityError:
        log.warning("a DOI was asked for twice at once")


def _tell(row: SheetDoi, account: DoiAccount) -> bool:
    """Whether DataCite was told anything: nothing where it has these very words, nor of what went before it was told.

    What went after a request whose answer was lost, or that it refused, is hidden: DataCite may have it nevertheless,
    and so may it have later words than those of which it said so.
    """
    read_at, attributes = clock.now(), attributes_of(row)
    is_hidden = attributes["event"] == "hide"
    if is_hidden and not row.tried_at and not row.is_registered:
        row.delete()
        return False
    digest = digest_of(attributes)
    if row.read_at and digest == row.digest and not (row.tried_at and row.tried_at > row.read_at):
        SheetDoi.objects.filter(pk=row.pk).update(read_at=read_at, due_at=None, fault="", attempts=0)
        return False
    SheetDoi.objects.filter(pk=row.pk).update(tried_at=read_at)  # before it is told: a worker may be killed
    _put(row, account, attributes)
    if is_hidden and not row.is_registered:
        row.delete()
    else:
        _store_registered(row, read_at, digest, is_hidden=is_hidden)
    return True


def _look_up(row: SheetDoi, account: DoiAccount) -> bool:
    """Whether DataCite has, or takes, a DOI for a sheet that a former account told it, and whose answer was lost.

    Anybody may read one that is findable, and nothing else is asked for first. What is not there gets the name that
    *account* gives, where the sheet may still have a DOI.
    """
    try:
        fetch(f"{settings.DATACITE_ADDRESSES[row.service]}/dois/{row.doi}", most_bytes=MOST_BYTES)
    except NotFetched as fault:
        if fault.status != NOT_THERE:
            raise
    else:
        _store_registered(row, row.tried_at or clock.now(), "", is_hidden=False)
        return True
    row.tried_at = None
    if why_not_registered(row.sheet):
        row.delete()
        return False
    return _tell(queue_doi(row.sheet, account, row, row.asked_by), account)


def _put(row: SheetDoi, account: DoiAccount, attributes: dict[str, Any]) -> None:
    body = {"data": {"id": row.doi, "type": "dois", "attributes": attributes}}
    secret = b64encode(f"{account.repository}:{account.password}".encode()).decode()
    headers = {"Content-Type": MEDIA_TYPE, "Accept": MEDIA_TYPE, "Authorization": f"Basic {secret}"}
    data = json.dumps(body, ensure_ascii=False).encode()
    place = f"{account.address}/dois/{row.doi}"
    fetch(place, data=data, headers=headers, most_bytes=MOST_BYTES, good=GOOD_STATUSES, method="PUT")


def _store_registered(row: SheetDoi, read_at: datetime, digest: str, *, is_hidden: bool) -> None:
    """What changed of the sheet since *read_at* is told in the next minute. Files that print the DOI are made anew."""
    is_new = not row.is_registered
    row.state, row.read_at, row.digest, row.is_hidden = DoiState.REGISTERED, read_at, digest, is_hidden
    row.due_at, row.attempts, row.fault = None, 0, ""
    with transaction.atomic():
        row.save(update_fields=["state", "read_at", "digest", "is_hidden", "due_at", "attempts", "fault"])
        if is_new:
            record(None, "registered the DOI of", row.sheet)
        if is_new and row.is_printed:
            CatalogueRecord.objects.filter(sheet=row.sheet_id).update(doi=row.doi, changed_at=clock.now())
            RenderedForm.objects.filter(version__sheet=row.sheet_id).delete()


def _is_final(fault: NotFetched) -> bool:
    return 400 <= fault.status < 500 and fault.status not in BUSY_STATUSES


def sentence_of(fault: NotFetched) -> str:
    """In which DataCite refused: the titles of its errors (JSON:API), each with the attribute that it is about."""
    try:
        errors = json.loads(fault.words)["errors"]
        titles = [
            ": ".join(filter(None, (str(one.get("source") or ""), str(one.get("title") or "")))) for one in errors
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        titles = []
    words = " ".join("; ".join(filter(None, titles)).split())
    return "".join(letter for letter in words if letter.isprintable())[:300] or f"HTTP {fault.status}"


def _reject(row: SheetDoi, sentence: str) -> None:
    """One that is registered stays so, with what DataCite has of it."""
    log.warning("DataCite refused the metadata of a sheet")
    state = row.state if row.is_registered else DoiState.REJECTED
    SheetDoi.objects.filter(pk=row.pk).update(state=state, fault=sentence, due_at=None)


def _put_off(row: SheetDoi) -> None:
    attempts = row.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        _reject(row, SheetDoi.UNREACHABLE)
        return
    due_at = clock.now() + FIRST_WAIT * 2 ** (attempts - 1)
    SheetDoi.objects.filter(pk=row.pk).update(attempts=attempts, due_at=due_at)
