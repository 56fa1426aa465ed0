"""A release of the archive: the copy of the hub with a signed list of its files, which names the release before it.

The row is committed before the signature leaves: a number is never signed twice. A hub that has not changed gives the
release that it gave last, to the byte.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.progress import ProgressWriter
from tinkuy.hub.packages.versions import packaged_versions
from tinkuy.hub.static_copy.writing import PACKAGES, WrittenCopy, silent, write_about, write_copy
from tinkuy.planning.hours import hub_today

from .models import HubRelease, MirrorKey
from .reader.releases import FILES, FORMAT, HISTORY, KEYS, PLACE, RELEASE, SIGNATURE, SIGNED, WITHDRAWN
from .signing import public_key, signature_of

HERE = Path(__file__).parent
LIST = f"{PACKAGES}/index.html"
KEY = f"{PLACE}/public-key.txt"


@dataclass(frozen=True)
class WrittenRelease:
    folder: Path
    number: int
    files: int
    size: int
    packages: int
    is_new: bool


def write_release(folder: Path, tell: ProgressWriter = silent) -> WrittenRelease:
    """Write the hub into *folder*, signed: as a new release where it has changed since the last one."""
    former = HubRelease.objects.order_by("number").last()
    copy = write_copy(folder, tell, former_days=former.days if former else {})
    tell("signing", 0, 0)
    return release_copy(copy)


def release_copy(copy: WrittenCopy) -> WrittenRelease:
    """Sign a *copy* that lies in its folder."""
    former = HubRelease.objects.order_by("number").last()
    folder, checksums = copy.folder, dict(copy.checksums)
    is_new = former is None or checksums != former.files or json.loads(former.header)["key"] != public_key()
    release = _next(former, copy, checksums) if is_new else former
    assert release is not None
    write_about(copy, json.loads(release.header)["made_on"])
    _write_archive(folder, release)
    whole = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in whole)
    return WrittenRelease(folder, release.number, len(whole), size, copy.packages, is_new)


def _next(former: HubRelease | None, copy: WrittenCopy, checksums: dict[str, str]) -> HubRelease:
    release = HubRelease(
        number=former.number + 1 if former else 1,
        files=checksums,
        days=copy.days,
        withdrawn=_withdrawn(former, checksums) if former else {},
    )
    write_about(copy, hub_today().isoformat())
    _write_lists(copy.folder, release)
    header = {
        "format": FORMAT,
        "origin": settings.BASE_ADDRESS,
        "number": release.number,
        "made_on": hub_today().isoformat(),
        "previous": hashlib.sha256(former.header.encode()).hexdigest() if former else "",
        "files": _digest(copy.folder / FILES),
        "withdrawn": _digest(copy.folder / WITHDRAWN),
        "key": public_key(),
    }
    release.header = _as_json(header)
    release.signature = signature_of(release.header.encode())
    try:
        with transaction.atomic():
            release.save(force_insert=True)
            HubRelease.objects.exclude(pk=release.pk).update(files={}, days={}, withdrawn={})
    except IntegrityError:
        raise Refused(_("Another copy was made meanwhile. Make this one again.")) from None
    return release


def _withdrawn(former: HubRelease, checksums: Mapping[str, str]) -> dict[str, str]:
    """What the hub does not show any more, by checksum, with why: no mirror should give it out again.

    A published version changes by redaction alone; a page by whatever it shows, perhaps a name that is withdrawn.
    """
    now = set(checksums.values())
    retired = {f"{PACKAGES}/{place}/" for place, version in packaged_versions() if version.retired_at}
    withdrawn = {digest: why for digest, why in former.withdrawn.items() if digest not in now}
    for path, digest in former.files.items():
        if digest not in now:
            withdrawn[digest] = _why(path, retired)
    return withdrawn


def _why(path: str, retired: set[str]) -> str:
    if not path.startswith(f"{PACKAGES}/") or path == LIST:
        return "replaced"
    return "retired" if path.startswith(tuple(retired)) else "redacted"


def _write_archive(folder: Path, release: HubRelease) -> None:
    """The lists again (they follow from the rows alone), and last what makes them valid."""
    _write_lists(folder, release)
    (folder / RELEASE).write_text(release.header)
    (folder / SIGNATURE).write_text(release.signature + "\n")


def _write_lists(folder: Path, release: HubRelease) -> None:
    place = folder / PLACE
    place.mkdir(exist_ok=True)
    former = HubRelease.objects.filter(number__lt=release.number).order_by("number")
    lines = [_as_json({"release": one.header, "signature": one.signature}) for one in former]
    (folder / HISTORY).write_text("".join(lines))
    if keys := MirrorKey.objects.filter(first_release__lte=release.number):
        (folder / KEYS).write_text("".join(map(_as_line, keys)))
    (folder / WITHDRAWN).write_text(_as_json(release.withdrawn))
    (place / "reader").mkdir(exist_ok=True)
    (place / "verify.py").write_bytes((HERE / "shipped" / "verify.py").read_bytes())
    for program in sorted((HERE / "reader").glob("*.py")):
        (place / "reader" / program.name).write_bytes(program.read_bytes())
    (folder / KEY).write_text(public_key() + "\n")
    listed = {
        path.relative_to(folder).as_posix(): [path.stat().st_size, _digest(path)]
        for path in folder.rglob("*")
        if path.is_file()
    }
    for own in (*SIGNED, FILES):
        listed.pop(own, None)
    (folder / FILES).write_text(_as_json(listed))


def _as_line(key: MirrorKey) -> str:
    return _as_json({"statement": key.statement, "signature": key.signature, "countersignature": key.countersignature})


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
