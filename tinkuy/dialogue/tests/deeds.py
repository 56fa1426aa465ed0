"""The actions of the stage, found in the features' modules: what an action is given is always named."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from tinkuy import dialogue

BY_NAME = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


def modules_of_actions() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(dialogue.__path__, "tinkuy.dialogue."):
        if ".actions" in one.name and ".tests" not in one.name:
            yield import_module(one.name)


@cache
def every_action() -> dict[str, Callable[..., Any]]:
    return {name: function for module in modules_of_actions() for name, function in actions_in(module)}


def actions_in(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        kinds = {one.kind for one in inspect.signature(function).parameters.values()}
        is_own = function.__module__ == module.__name__ and not name.startswith("_")
        if is_own and kinds <= BY_NAME and kinds != {inspect.Parameter.VAR_KEYWORD}:
            yield name, function


def action_named(name: str) -> Callable[..., Any]:
    return every_action()[name]
