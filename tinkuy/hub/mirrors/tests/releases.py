"""Mirrors for the tests: releases of a few files, which are signed as those of a hub, and what becomes of a folder."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from tinkuy.hub.mirrors.releasing import release_copy
from tinkuy.hub.static_copy.writing import WrittenCopy

CONTENT = "packages/ficha/es/v1/data/content.json"
PAGE, FORM = "es/hub/ficha/index.html", "es/hub/ficha.pdf"
FILES = {
    "index.html": b"<p>Copia</p>",
    PAGE: b"<p>Una ficha con una cita</p>",
    "es/hub/ficha/trail/RE-1/index.html": b"<p>De donde viene</p>",
    FORM: b"%PDF una ficha",
    CONTENT: b'{"title": "Una ficha con una cita"}',
    **{f"es/countries/{number}/index.html": b"<p>Un pa\xc3\xads %d</p>" % number for number in range(40)},
}


def release(place: Path, changed: Mapping[str, bytes] | None = None, but: str = "") -> Path:
    files = {path: data for path, data in {**FILES, **(changed or {})}.items() if path != but}
    for path, data in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
    checksums = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return release_copy(WrittenCopy(place, checksums, {}, 1)).folder


def mirror(source: Path, place: Path) -> Path:
    shutil.copytree(source, place)
    return place


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
