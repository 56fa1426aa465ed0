"""What became of the last backup by the clock: `backups.json` of the data folder, for the doctor and the next one."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tinkuy.core.files import write_whole


@dataclass(frozen=True)
class LastBackup:
    """`at` is the moment of the newest, empty before the first; `fault` why the last try failed, else empty. `ledger`
    is the digest of the ledger of erasures that stands in `keys.age`.
    """

    at: str = ""
    id: str = ""
    size: int = 0
    changes: str = ""
    ledger: str = ""
    fault: str = ""

    @property
    def moment(self) -> datetime | None:
        return datetime.fromisoformat(self.at) if self.at else None


def last_backup() -> LastBackup:
    try:
        values = json.loads(_state().read_text())
        return LastBackup(**{field.name: values[field.name] for field in fields(LastBackup) if field.name in values})
    except (OSError, ValueError, TypeError):
        return LastBackup()


def remember_backup(last: LastBackup) -> None:
    write_whole(str(_state()), json.dumps(asdict(last)).encode())
    _state().chmod(0o600)


def _state() -> Path:
    return Path(settings.DATA_FOLDER) / "backups.json"
