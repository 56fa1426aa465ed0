"""Names: those of the glossary, and none that means something only while the file is open."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from Stemmer import Stemmer

from tests.house.test_architecture import PACKAGE, ROOT, own_models, python_files, relative
from tests.sources import nodes

pytestmark = pytest.mark.together("sources")

RIDDLES = {
    *("apart", "asked", "beside", "echoes", "hanging", "holdings", "keeping"),
    *("kept", "said", "seen", "shown", "telling", "told"),
}
"""Words that mean something only when the file is open; alone they are no name."""

LAYERS_WITH_WORDS = frozenset({"models", "actions", "queries"})


def rows_of_the_glossary() -> list[str]:
    return [line for line in (ROOT / "GLOSSARY.md").read_text().splitlines() if line.startswith("|")]


def test_every_model_is_in_the_glossary():
    words = {word for row in rows_of_the_glossary() for word in re.findall(r"\b[A-Z]\w+\b", row)}
    missing = sorted(model.__name__ for model in own_models() if model.__name__ not in words)

    assert missing == []


def files_with_plain_names() -> Iterator[Path]:
    for path in python_files():
        if "tests" not in path.parts and path.name != "conftest.py":
            yield path


def names_defined_in(path: Path) -> Iterator[str]:
    """Of the module, its classes and its functions."""
    yield path.stem
    yield from (node.name for node in nodes(path, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))


def test_no_module_class_or_function_is_named_by_a_riddle():
    riddles = [
        f"{relative(path)}: {name}"
        for path in files_with_plain_names()
        for name in names_defined_in(path)
        if name.strip("_").lower() in RIDDLES
    ]

    assert riddles == []


LOCAL_RIDDLES = RIDDLES | {"found", "given", "held"}


@cache
def local_names_in(path: Path) -> frozenset[str]:
    """Of the variables and parameters of its functions."""
    return frozenset(_local_names_in(path))


def _local_names_in(path: Path) -> Iterator[str]:
    for function in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda):
        for node in ast.walk(function):
            if isinstance(node, ast.arg):
                yield node.arg
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id


def test_no_variable_or_parameter_is_named_by_a_riddle():
    riddles = {
        f"{relative(path)}: {name}"
        for path in files_with_plain_names()
        for name in local_names_in(path)
        if name.strip("_") in LOCAL_RIDDLES
    }

    assert sorted(riddles) == []


def fields_in(path: Path) -> Iterator[str]:
    """Of its classes."""
    for part in chain.from_iterable(one.body for one in nodes(path, ast.ClassDef)):
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield part.target.id


def test_no_field_is_named_by_a_riddle():
    """`held` is none: a session is."""
    riddles = {
        f"{relative(path)}: {name}"
        for path in files_with_plain_names()
        for name in fields_in(path)
        if name.strip("_") in RIDDLES | {"found"}
    }

    assert sorted(riddles) == []


RIDDLES_OF_TESTS = {"apart", "beside", "keeping", "kept", "telling", "told"}
"""What no test calls a variable either. A test may *ask*, and look at what is *shown*, *said* or *found*."""


def test_no_variable_of_a_test_is_named_by_a_riddle():
    bound = re.compile(rf"\b_?(?:{'|'.join(RIDDLES_OF_TESTS)})(?:,| =|:|\)| in )")  # most files are not read closer
    folders = (PACKAGE.rglob("*.py"), (ROOT / "tests").rglob("*.py"), (ROOT / "bench").rglob("*.py"))
    riddles = {
        f"{relative(path)}: {name}"
        for path in chain(*folders)
        if bound.search(path.read_text("utf-8"))
        for name in local_names_in(path)
        if name.strip("_") in RIDDLES_OF_TESTS
    }

    assert sorted(riddles) == []


PIECES_OF_RIDDLES = RIDDLES - {"asked", "seen"}
STATEMENTS = ("is", "are", "was", "were", "has", "may", "can")
COLUMNS_OF_THE_DIALECT = {"own_said_on", "said_at", "said_by", "sealed_shown", "shown_as", "told_at"}
"""They stand in filled databases, and whoever reads or passes them calls them so."""
VERBS = {"take_apart"}


def test_no_function_or_class_ends_or_begins_with_a_riddle():
    """But what is a statement (`is_shown`)."""
    riddles = {
        f"{relative(path)}: {name}"
        for path in files_with_plain_names()
        for name in {*names_defined_in(path), *local_names_in(path)}
        if (words := name.strip("_").split("_"))[0] not in STATEMENTS
        if PIECES_OF_RIDDLES & {words[0], words[-1]}
        if name not in COLUMNS_OF_THE_DIALECT | VERBS
    }

    assert sorted(riddles) == []


def test_who_is_reminded_by_the_clock_is_reminded_in_a_file_or_folder_named_reminders():
    """Each feature owes its own: ARCHITECTURE says where they are found."""
    reminding = {
        f"{relative(path)}: {function.name}"
        for path in files_with_plain_names()
        for function in nodes(path, ast.FunctionDef)
        if function.name.startswith("remind_") and path.parent.name != "views"
        if "reminders" not in {path.stem, *path.relative_to(PACKAGE).parts}
    }

    assert sorted(reminding) == []


def test_models_actions_and_queries_are_named_in_the_words_of_the_glossary():
    stem = Stemmer("english").stemWord
    words = {word.lower() for row in rows_of_the_glossary() for word in re.findall(r"[A-Z]?[a-z]+", row)}
    known = {stem(word) for word in words | {"meta", *LAYERS_WITH_WORDS}}
    unknown = [
        f"{relative(path)}: {name} ({word.lower()})"
        for path in files_with_plain_names()
        if LAYERS_WITH_WORDS & {part.removesuffix(".py") for part in path.relative_to(PACKAGE.parent).parts}
        for name in modules_and_classes_in(path)
        for word in re.findall(r"[A-Z]?[a-z]+", name)
        if stem(word.lower()) not in known
    ]

    assert unknown == [], "say it in the words of GLOSSARY.md, or add the word there with its translations"


def modules_and_classes_in(path: Path) -> Iterator[str]:
    if path.stem != "__init__":
        yield path.stem
    yield from (node.name for node in nodes(path, ast.ClassDef))


def test_a_test_that_names_an_id_says_whether_it_is_a_capability_a_promise_an_invariant_or_a_threat():
    """«P10» alone is a capability of planning as well as a promise of privacy."""
    bare = re.compile(r"def (test_[A-Za-z]\d{1,2}_\w*)")

    assert [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted([*PACKAGE.rglob("test_*.py"), *(ROOT / "tests").rglob("test_*.py")])
        for name in bare.findall(path.read_text("utf-8"))
    ] == []
