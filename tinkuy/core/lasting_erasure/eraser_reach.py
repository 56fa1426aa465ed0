"""What the code of an eraser names: the models it may write, and the fields and methods that it speaks of.

Read from the compiled functions, through whatever functions of this program they call. An eraser that names neither the
model nor one whose deletion takes it along erases nothing of it, whatever the map of `core/personal_data_map.py` says.
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType, FunctionType, ModuleType
from typing import Any

from django.db.models import CASCADE, ForeignKey, Model

OWN = "tinkuy"


WHOLE = 10
"""A model with more tables below it than this is never deleted to take out a word: a cycle, a person, a session."""


@dataclass
class Reach:
    """`models` are named in the code or in its signatures, `deleted` by functions that delete; `words` are names and
    texts of the code.
    """

    models: set[type[Model]] = field(default_factory=set)
    deleted: set[type[Model]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def fault_of(self, model: type[Model], names: tuple[str, ...]) -> str:
        """Why what was read here erases not every field *names* of *model*; empty where it may."""
        if model in self.deleted or self._deletes_a_parent(model):
            return ""
        if model not in self.models:
            return "does not name the model"
        missing = [name for name in names if name not in self.words]
        return f"neither deletes nor names {', '.join(missing)}" if missing else ""

    def _deletes_a_parent(self, model: type[Model]) -> bool:
        parents = [one for one in model._meta.fields if isinstance(one, ForeignKey)]
        return any(
            one.related_model in self.deleted
            and one.remote_field.on_delete is CASCADE
            and len(one.related_model._meta.related_objects) <= WHOLE
            for one in parents
        )


def reach_of(eraser: Any) -> Reach:
    """Of the function *eraser* and all of ours that it calls by name."""
    reach, known, waiting = Reach(), set[FunctionType](), [eraser]
    while waiting:
        function = inspect.unwrap(waiting.pop())
        if not isinstance(function, FunctionType) or function in known or not _is_own(function):
            continue
        known.add(function)
        words = {word for code in _codes(function.__code__) for word in _words_of(code)}
        values = list(_values(function, words))
        named = set(filter(_is_model, [*values, *function.__annotations__.values()]))
        reach.words |= words | {value for value in values if isinstance(value, str)}
        reach.models |= named
        reach.deleted |= named if "delete" in words else set()
        waiting += [value for value in values if not isinstance(value, type)]
    return reach


def _values(function: FunctionType, words: set[str]) -> Iterator[Any]:
    """What the *words* of a function are in its module, or in a module of ours that it imported."""
    for value in map(function.__globals__.get, words):
        if isinstance(value, ModuleType) and value.__name__.startswith(OWN):
            yield from (getattr(value, word, None) for word in words)
        elif isinstance(value, tuple | list):
            yield from value
        else:
            yield value


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _words_of(code: CodeType) -> Iterator[str]:
    """Names, names of arguments (`update(text=…)`) and texts."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, tuple):
            yield from (one for one in constant if isinstance(one, str))


def _is_model(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Model) and hasattr(value, "_meta")


def _is_own(function: FunctionType) -> bool:
    return function.__module__.startswith(OWN)
