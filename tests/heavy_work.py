"""The entrances to heavy work, watched: which of them were used while a transaction was open, and from where."""

import subprocess
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher
from django.db import transaction

from tinkuy.core import heavy
from tinkuy.core.sandbox.forking import ReaderProcess

ENTRANCES: list[tuple[Any, str]] = [
    (ReaderProcess, "__init__"),
    (subprocess.Popen, "__init__"),  # Apertium
    (MD5PasswordHasher, "encode"),
    (PBKDF2PasswordHasher, "encode"),
]
BY_NAME = (
    ("PIL.Image", "open"),
    ("typst", "compile"),
    ("typst", "compile_with_warnings"),
    ("docx", "Document"),
    ("openpyxl", "load_workbook"),
    ("xlsxwriter.workbook", "Workbook"),
    ("zipfile", "ZipFile"),
)
"""Loaded here: a process of ours loads most of them at their first use, when it would be too late to watch them."""


found: list[str] = []
"""Each use within a transaction, in words. Who asks looks at what came to it meanwhile: see `nothing_heavy`."""


def watch(patch: pytest.MonkeyPatch) -> None:
    """Once for all tests of a process: to watch anew in each of them takes a fifth of what an empty test does."""
    loaded = [(import_module(module), name) for module, name in BY_NAME]
    for owner, name in [*ENTRANCES, *loaded]:
        entrance = getattr(owner, name)
        if isinstance(entrance, type):
            patch.setattr(entrance, "__init__", _watching(entrance.__init__, entrance.__name__))
        else:
            patch.setattr(owner, name, _watching(entrance, name))


def _watching(entrance: Callable[..., Any], name: str) -> Callable[..., Any]:
    def watch(*args: Any, **kwargs: Any) -> Any:
        if heavy.is_misplaced():
            frames = traceback.extract_stack()
            if any(frame.filename.startswith("<frozen importlib") for frame in frames):
                return entrance(*args, **kwargs)  # a module that the first page of a process loads, once
            ours = [frame for frame in frames if "/tinkuy/" in frame.filename and "/tests/" not in frame.filename]
            places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.name}" for frame in ours[:-7:-1]]
            found.append(" < ".join([name, *places]))
        return entrance(*args, **kwargs)

    return watch


@contextmanager
def nothing_heavy() -> Iterator[None]:
    """Nothing heavy is used within a transaction."""
    before = len(found)
    yield
    assert found[before:] == [], f"heavy work inside a transaction: {found[before:]}"


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written within is undone. It is the test's transaction, not one of the page that is asked in it."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)
