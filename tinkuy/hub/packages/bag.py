"""A BagIt bag after RFC 8493: what is kept lies in `data/`, and lists of checksums say whether it is whole."""

import hashlib
from collections.abc import Mapping

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
"""RFC 8493 § 2.4 asks for one, and for SHA-512 of whoever can."""

type Files = dict[str, bytes]
"""By path, with `/` between folders."""


def bag_of(payload: Mapping[str, bytes], info: Mapping[str, str]) -> Files:
    """The files of a bag that holds *payload*; *info* are the lines of its `bag-info.txt`."""
    payload_files = {f"data/{path}": payload[path] for path in sorted(payload)}
    size = f"{sum(map(len, payload_files.values()))}.{len(payload_files)}"
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": b"".join(_line(name, value) for name, value in {**info, "Payload-Oxum": size}.items() if value),
    }
    tags |= {f"manifest-{name}.txt": _checksums(payload_files, name) for name in ALGORITHMS}
    return payload_files | tags | {f"tagmanifest-{name}.txt": _checksums(tags, name) for name in ALGORITHMS}


def _line(name: str, value: str) -> bytes:
    return f"{name}: {' '.join(value.split())}\n".encode()


def _checksums(files: Mapping[str, bytes], algorithm: str) -> bytes:
    """Paths with `%`, carriage returns or line feeds would be written by their numbers (§ 2.1.3); ours have none."""
    lines = (f"{hashlib.new(algorithm, files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()
