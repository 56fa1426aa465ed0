"""The JSON schema of a resource, from its class."""

from dataclasses import is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from django.utils import translation

from tinkuy.core.languages import CODES

from .resources import Texts

SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Texts: {
        "type": "object",
        "properties": {code: {"type": "string"} for code in CODES},
        "additionalProperties": False,
    },
}


def schema_of(resource: type) -> dict[str, Any]:
    """Every field is always there; what is unknown is empty."""
    hints = get_type_hints(resource, include_extras=True)
    properties = {name: _described(*get_args(hint)) for name, hint in hints.items()}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def fields_of(resource: type) -> dict[str, tuple[Any, Any]]:
    """The type and the meaning of each field."""
    hints = get_type_hints(resource, include_extras=True)
    return {name: (get_args(hint)[0], get_args(hint)[1]) for name, hint in hints.items()}


def _described(kind: Any, meaning: Any) -> dict[str, Any]:
    with translation.override("en"):
        return _of_kind(kind) | {"description": str(meaning)}


def _of_kind(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is list:
        return {"type": "array", "items": _of_kind(get_args(kind)[0])}
    if isinstance(kind, type) and is_dataclass(kind):
        return {"$ref": f"#/components/schemas/{kind.__name__}"}
    return SCALARS[kind]
