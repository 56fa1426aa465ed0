"""Frozen dataclasses to plain JSON values and back, by their types."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Dataclasses become dictionaries, tuples lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of type *kind*; what does not fit its type becomes the type's empty value, never an error."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, plain if isinstance(plain, Mapping) else {})
    if origin is tuple:
        return _tuple(arguments, plain if isinstance(plain, list | tuple) else [])
    if origin in (Union, UnionType):
        return None if plain is None else from_plain(next(a for a in arguments if a is not type(None)), plain)
    return _scalar(kind, plain)


def _dataclass(kind: type, plain: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    return kind(**{f.name: from_plain(hints[f.name], plain[f.name]) for f in fields(kind) if f.name in plain})


def _tuple(arguments: tuple[Any, ...], plain: list[Any] | tuple[Any, ...]) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(from_plain(arguments[0], item) for item in plain)
    return tuple(from_plain(kind, item) for kind, item in zip(arguments, plain, strict=False))


def _scalar(kind: Any, plain: Any) -> Any:
    if kind is str:
        return plain if isinstance(plain, str) else "" if plain is None else str(plain)
    if kind is bool:
        return bool(plain)
    if kind in (int, float):
        return kind(plain) if isinstance(plain, int | float) else kind()
    return plain
