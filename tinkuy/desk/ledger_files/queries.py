"""What the page of a file of the ledger shows: its first lines, and what cannot be read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tinkuy.core.languages import reader_language
from tinkuy.desk.ledger.currencies import amount_in_words
from tinkuy.desk.ledger.models import ResourceKind
from tinkuy.people.roles import Role
from tinkuy.uploads.models import Upload


@dataclass(frozen=True)
class PreviewedLine:
    """`what` is in words of the file; `state` is one of `actions.LineState`."""

    day: date
    kind: str
    what: str
    hours: Decimal | None
    amount: str
    institution: str
    state: str


@dataclass(frozen=True)
class PreviewedLedger:
    lines: Sequence[PreviewedLine]
    faults: Sequence[str]
    warnings: Sequence[str]


def previewed_ledger(upload: Upload) -> PreviewedLedger | None:
    """What was kept of the file for its page, in the reader's language; None once it was erased."""
    text = upload.stored_preview()
    if not text:
        return None
    preview = json.loads(text)
    lines = [_line(row, _state(state)) for row, state in preview["rows"]]
    return PreviewedLedger(lines, preview["faults"], preview["warnings"])


def _state(stored: str | bool) -> str:
    """A preview of before lines could be taken back says whether each is new."""
    return stored if isinstance(stored, str) else "new" if stored else "standing"


def _line(row: dict[str, str], state: str) -> PreviewedLine:
    role = str(Role(row["role"]).label) if row["role"] else ""
    amount = row.get("amount")
    return PreviewedLine(
        day=date.fromisoformat(row["day"]),
        kind=str(ResourceKind(row["kind"]).label),
        what=": ".join(filter(None, (role, row["what"]))),
        hours=Decimal(row["hours"]) if "hours" in row else None,
        amount=amount_in_words(Decimal(amount), row["currency"], reader_language()) if amount else "",
        institution=row.get("institution", ""),
        state=state,
    )
