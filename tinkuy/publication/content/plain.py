"""Frozen dataclasses to plain JSON values and back, by their types."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Dataclasses become dictionaries, tuples lists."""
    kind: Any = type(value)
    names = _names_of(kind)
    if names is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


@cache
def _names_of(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass; None for another type. A sheet has a thousand values of some thirty types."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of type *kind*; what does not fit its type becomes the type's empty value, never an error."""
    return _reader_of(kind)(plain)


@cache
def _reader_of(kind: Any) -> Callable[[Any], Any]:
    """How a value of type *kind* is read: a sheet has a thousand values of some thirty types, each looked at once."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _reader_of_dataclass(kind)
    if origin is tuple:
        return _reader_of_tuple(arguments)
    if origin in (Union, UnionType):
        read = _reader_of(next(a for a in arguments if a is not type(None)))
        return lambda plain: None if plain is None else read(plain)
    return _SCALARS.get(kind, lambda plain: plain)


def _reader_of_dataclass(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [(field.name, _reader_of(hints[field.name])) for field in fields(kind)]

    def read(plain: Any) -> Any:
        values = plain if isinstance(plain, Mapping) else {}
        return kind(**{name: read_value(values[name]) for name, read_value in readers if name in values})

    return read


def _reader_of_tuple(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [_reader_of(kind) for kind in arguments if kind is not Ellipsis]

    def read(plain: Any) -> Any:
        values = plain if isinstance(plain, list | tuple) else []
        if Ellipsis in arguments:
            return tuple([readers[0](item) for item in values])
        return tuple([read_value(item) for read_value, item in zip(readers, values, strict=False)])

    return read


def _text(plain: Any) -> str:
    return plain if isinstance(plain, str) else "" if plain is None else str(plain)


def _whole(plain: Any) -> int:
    return int(plain) if isinstance(plain, int | float) else 0


def _real(plain: Any) -> float:
    return float(plain) if isinstance(plain, int | float) else 0.0


_SCALARS: Mapping[Any, Callable[[Any], Any]] = {str: _text, bool: bool, int: _whole, float: _real}
