"""What a package says of itself to programs: an RO-Crate, JSON-LD in the words of schema.org."""

import json
from collections.abc import Mapping
from typing import Any

VERSION = "https://w3id.org/ro/crate/1.1"
METADATA = "ro-crate-metadata.json"

type Entity = dict[str, Any]


def crate_of(dataset: Entity, files: Mapping[str, Entity], others: tuple[Entity, ...] = ()) -> bytes:
    """The metadata of *dataset*, which consists of *files* (by their paths) and speaks of *others*."""
    root = {
        "@id": "./",
        "@type": "Dataset",
        **_filled(dataset),
        "hasPart": [{"@id": path} for path in sorted(files)],
    }
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": VERSION},
    }
    parts = [{"@id": path, "@type": "File", **_filled(files[path])} for path in sorted(files)]
    graph = [descriptor, root, *parts, *others]
    whole = {"@context": f"{VERSION}/context", "@graph": graph}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _filled(entity: Entity) -> Entity:
    return {name: value for name, value in entity.items() if value not in ("", None, [], {})}
