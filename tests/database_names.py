"""Which functions and classes of the product ask the database, by the names in their code."""

import inspect
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType, ModuleType

from django.db.models import Model

OF_QUERIES = {
    *("objects", "_base_manager", "_default_manager", "all", "filter", "exclude", "exists", "values", "values_list"),
    *("aggregate", "annotate", "select_related", "create", "bulk_create", "get_or_create", "update_or_create"),
    *("order_by", "first", "last", "latest", "count", "in_bulk", "iterator", "select_for_update", "prefetch_related"),
    *("save", "update", "delete", "refresh_from_db", "rows", "connection", "cursor", "execute", "transaction"),
}
"""Names in a function that asks the database, or may."""


@cache
def asks_database(thing: type | FunctionType) -> bool:
    """A model does, and a function that names one or what a query is made with, or does so by others of the product."""
    waiting, found = [thing, *functions_of(thing)], set[object]()
    while waiting:
        function = waiting.pop()
        function = inspect.unwrap(function) if callable(function) else function
        if isinstance(function, type) and issubclass(function, Model):
            return True
        if not isinstance(function, FunctionType) or function in found or not function.__module__.startswith("tinkuy."):
            continue
        found.add(function)
        names = names_in(function.__code__)
        if names & OF_QUERIES or any(name.startswith("tinkuy.") for name in names):  # what it imports only then
            return True
        for named in filter(None, map(function.__globals__.get, names)):
            if isinstance(named, ModuleType):
                waiting += filter(None, map(vars(named).get, names))
            elif isinstance(named, type) and named.__module__.startswith("tinkuy."):
                waiting += [named, *functions_of(named)]
            elif isinstance(named, FunctionType):
                waiting.append(named)
            elif type(named).__module__.startswith("tinkuy."):
                return True  # a query that was compiled once, or a registry of what may ask
    return False


def functions_of(thing: type | FunctionType) -> Iterator[object]:
    """Methods and properties of a class."""
    for method in vars(thing).values() if isinstance(thing, type) else ():
        yield next((found for name in ("fget", "func", "__func__") if (found := getattr(method, name, None))), method)


def names_in(code: CodeType) -> set[str]:
    return {*code.co_names, *(name for inner in _inner(code) for name in names_in(inner))}


def _inner(code: CodeType) -> Iterator[CodeType]:
    return (constant for constant in code.co_consts if isinstance(constant, CodeType))
