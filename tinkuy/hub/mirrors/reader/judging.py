"""What stands in the newest release that can be rebuilt, and from which mirror each file can be had."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .releases import (
    FILES,
    LARGEST_LIST,
    RELEASE,
    SIGNATURE,
    WITHDRAWN,
    FileList,
    Mirror,
    Release,
    digest_of,
    file_list,
    read,
)
from .successions import Reign, Succession, is_proven, reigns_of, successions_of


@dataclass
class Judgement:
    """What stands in the newest release that can be rebuilt, and where each of its files can be had."""

    release: Release
    files: FileList
    mirrors: list[Mirror]
    withdrawn: dict[str, str]
    known: dict[int, Release]
    reigns: dict[str, Reign]
    sources: dict[str, Path] = field(default_factory=dict)
    taken_from: dict[str, int] = field(default_factory=dict)
    bad: dict[str, list[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    to_delete: dict[str, list[str]] = field(default_factory=dict)
    has_forks: bool = False

    @property
    def known_bytes(self) -> dict[str, bytes]:
        """What was proven needs no file of its own."""
        return {RELEASE: self.release.raw, SIGNATURE: self.release.signature}

    @property
    def gaps(self) -> list[int]:
        """Numbers of releases before this one that no mirror can prove, or that do not fit their followers."""
        broken, after = [], self.release
        for number in range(self.release.number - 1, 0, -1):
            former = self.known.get(number)
            if former is None or (after.number == number + 1 and after.previous != former.digest):
                broken.append(number)
            after = former or after
        return broken


class NoTrust(Exception):
    """No signed list can be believed; `keys` are those that the mirrors name, each with its mirrors."""

    def __init__(self, keys: dict[str, list[str]]) -> None:
        super().__init__()
        self.keys = keys


def judge(folders: Iterable[Path], key: str = "") -> Judgement:
    """Raises `NoTrust` where nothing is signed by *key*, or without one, where the mirrors name several."""
    places = [Path(folder) for folder in folders]
    signatures = [signature for place in places if (signature := read(place / SIGNATURE, 1000))]
    mirrors = [Mirror(place, signatures) for place in places]
    keys: dict[str, list[str]] = {}
    for mirror in mirrors:
        for one in {release.key for release in mirror.releases}:
            keys.setdefault(one, []).append(str(mirror.folder))
    reigns = _reigns(key.lower(), keys, successions_of(mirrors))
    proven = [one for mirror in mirrors for one in mirror.releases if is_proven(one, reigns)]
    if not proven:
        raise NoTrust(keys)
    for release in sorted({one.digest: one for one in proven}.values(), key=lambda one: -one.number):
        data = _listed(mirrors, FILES, release.files)
        if data:
            known = {one.number: one for one in proven}
            forks = len({one.digest for one in proven}) != len(known)
            files = file_list(data) | _own_files(release, data)
            withdrawn = _withdrawn(mirrors, proven, release, files)
            judgement = Judgement(release, files, mirrors, withdrawn, known, reigns, has_forks=forks)
            _find_all(judgement)
            return judgement
    raise NoTrust(keys)


def _reigns(key: str, keys: Iterable[str], successions: set[Succession]) -> dict[str, Reign]:
    """Of the *key* that is trusted; without one, where all *keys* that the mirrors name are one chain."""
    if key:
        return reigns_of(key, successions)
    for one in keys:
        reigns = reigns_of(one, successions)
        if set(keys) <= set(reigns):
            return reigns
    return {}


def _listed(mirrors: list[Mirror], path: str, digest: str) -> bytes:
    """What has this checksum, from whichever mirror has it."""
    for mirror in mirrors:
        data = read(mirror.folder / path, LARGEST_LIST)
        if hashlib.sha256(data).hexdigest() == digest:
            return data
    return b""


def _own_files(release: Release, listed: bytes) -> FileList:
    """The signed release itself, and its list: they cannot be in the list."""
    own = {RELEASE: release.raw, SIGNATURE: release.signature, FILES: listed}
    return {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in own.items()}


def _withdrawn(mirrors: list[Mirror], proven: list[Release], release: Release, files: FileList) -> dict[str, str]:
    """All that any proven release takes back, also one whose other files are lost; but what came back in *release*
    after an earlier one took it back stands in its *files* again.
    """
    listed = {digest for _size, digest in files.values()}
    taken_back: dict[str, str] = {}
    for number, digest in {(one.number, one.withdrawn) for one in proven}:
        data = _listed(mirrors, WITHDRAWN, digest)
        former = json.loads(data) if data else {}
        taken_back |= {one: why for one, why in former.items() if number > release.number or one not in listed}
    return taken_back


def _find_all(judgement: Judgement) -> None:
    lacking = []
    for path, (size, digest) in sorted(judgement.files.items()):
        if digest in judgement.withdrawn:
            continue
        for number, mirror in enumerate(judgement.mirrors):
            if mirror.holds(path, size, digest):
                judgement.sources.setdefault(path, mirror.folder / path)
                if judgement.sources[path] == mirror.folder / path:
                    judgement.taken_from[path] = number
            else:
                judgement.bad.setdefault(str(mirror.folder), []).append(path)
        if path not in judgement.sources and path not in judgement.known_bytes:
            lacking.append(path)
    _find_elsewhere(judgement, lacking)
    for mirror in judgement.mirrors if judgement.withdrawn else ():
        named = [place for place in mirror.all_files() if mirror.digest_at(place) in judgement.withdrawn]
        if named:
            judgement.to_delete[str(mirror.folder)] = [place.relative_to(mirror.folder).as_posix() for place in named]


def _find_elsewhere(judgement: Judgement, lacking: list[str]) -> None:
    """What lies under another name: in the folder of an older release, or where somebody moved it."""
    sizes = {judgement.files[path][0] for path in lacking}
    by_digest: dict[str, tuple[int, Path]] = {}
    if lacking:
        for number, mirror in enumerate(judgement.mirrors):
            for place in mirror.all_files():
                if place.stat().st_size in sizes:
                    by_digest.setdefault(mirror.digest_at(place), (number, place))
    for path in lacking:
        elsewhere = by_digest.get(judgement.files[path][1])
        if elsewhere is None:
            judgement.missing.append(path)
        else:
            judgement.taken_from[path], judgement.sources[path] = elsewhere


def rebuild(judgement: Judgement, folder: Path) -> None:
    """Write the release into *folder*, each file read anew and checked as it is written."""
    for path, source in sorted(judgement.sources.items()):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
        if digest_of(place) != judgement.files[path][1]:  # it was changed while it was read
            place.unlink()
            judgement.missing.append(path)
    for path, data in judgement.known_bytes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
