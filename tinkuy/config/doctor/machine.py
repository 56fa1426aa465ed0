"""What the machine lends: a closed folder on a disk that can be trusted, room, mail, time zones, programs."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from tinkuy.config import checks, zones as zone_data
from tinkuy.config.check_results import Finding, bad, good, good_or_bad
from tinkuy.config.faults import Fault
from tinkuy.core import clock

FAR_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "9p", "overlay", "fuse.sshfs", "ceph", "glusterfs"}
"""Where SQLite's locks or its fsync cannot be trusted."""
LEAST_FREE = 500 * 2**20


def installation() -> Iterator[Finding]:
    yield from [bad("installation", fault) for fault in checks.serious_faults()] or [
        good("installation", _("Keys and data are closed to others."))
    ]


def disk() -> Iterator[Finding]:
    kind, folder = file_system_of(settings.DATA_FOLDER), settings.DATA_FOLDER
    bad_sentence = _("%(folder)s lies on %(kind)s: put it on a local disk, or use PostgreSQL.")
    is_good = bool(settings.ENVIRONMENT.database) or kind not in FAR_FILE_SYSTEMS
    good_sentence = _("The data lies on %(kind)s.") % {"kind": kind}
    yield good_or_bad("disk", is_good, good_sentence, bad_sentence % {"folder": folder, "kind": kind})


def file_system_of(folder: Path) -> str:
    """The kind of file system that *folder* is mounted from, `unknown` where the system does not tell."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    rows = [line.split() for line in mounts.read_text().splitlines()]
    places = [(row[1], row[2]) for row in rows if folder == Path(row[1]) or Path(row[1]) in folder.parents]
    return max(places, key=lambda place: len(place[0]), default=("", "unknown"))[1]


def space() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA_FOLDER).free
    free_size = {"size": filesizeformat(free)}
    good_sentence, bad_sentence = _("%(size)s are free."), _("Only %(size)s are free: make room.")
    yield good_or_bad("space", free > LEAST_FREE, good_sentence % free_size, bad_sentence % free_size)


def writing() -> Iterator[Finding]:
    """A folder that takes nothing: pages open still, and whatever is sent is refused."""
    closed = [folder for folder in (settings.DATA_FOLDER, settings.KEYS_FOLDER) if not _takes_files(folder)]
    for folder in closed:
        yield bad("writing", Fault.READ_ONLY.advice_for(folder))
    if not closed:
        yield good("writing", _("Data and keys can be written."))


def _takes_files(folder: Path) -> bool:
    """Whoever runs as root may write anywhere but on what is mounted for reading."""
    is_mounted_for_reading = os.statvfs(folder).f_flag & os.ST_RDONLY
    return not is_mounted_for_reading and os.access(folder, os.W_OK | os.X_OK)


def mail() -> Iterator[Finding]:
    is_good = bool(settings.ENVIRONMENT.smtp) or settings.IS_LOOPBACK
    by_server, to_mailbox = _("Mail goes by a server."), _("Mail goes to the development mailbox.")
    bad_sentence = _("No mail server is configured: set TINKUY_SMTP_URL.")
    yield good_or_bad("mail", is_good, by_server if settings.ENVIRONMENT.smtp else to_mailbox, bad_sentence)


def zones() -> Iterator[Finding]:
    version, unknown = zone_data.version_of_zones(), zone_data.unknown_changes()
    words = {"release": f" ({version})" if version else "", "zones": ", ".join(unknown)}
    if unknown:
        sentence = _(
            "The time zones%(release)s do not know the last change of clocks of %(zones)s: bring tzdata up to date, or "
            "sessions are announced at a wrong hour."
        )
        yield bad("zones", sentence % words)
        return
    words["moment"] = f"{clock.now():%Y-%m-%d %H:%M}"
    good_sentence = _("It is %(moment)s UTC here, and the time zones%(release)s are up to date.")
    bad_sentence = _("The time zones%(release)s are more than a year old: bring tzdata up to date.")
    yield good_or_bad("zones", not zone_data.is_old(version, clock.now()), good_sentence % words, bad_sentence % words)


def documents() -> Iterator[Finding]:
    try:
        import typst  # noqa: F401
    except ImportError:
        yield bad("documents", _("The PDF engine is missing: run `make setup` again."))
    else:
        yield good("documents", _("The PDF engine is there."))
