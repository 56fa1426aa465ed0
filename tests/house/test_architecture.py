"""What keeps the house in order where import-linter does not look: foreign keys, templates, sizes, words."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from tests.sources import nodes

pytestmark = pytest.mark.together("sources")  # which are understood once

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tinkuy"
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 50
MOST_FILES_OF_A_FOLDER = 25


def layers() -> dict[str, int]:
    """The height of each app, 0 the lowest, as `.importlinter` has it."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    rows = contracts["importlinter:contract:stages"]["layers"].split("\n")
    named = [[word.strip(" ()") for word in row.split("|")] for row in rows if row.strip()]
    return {name: height for height, names in enumerate(reversed(named)) for name in names}


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("tinkuy.")]


def python_files() -> Iterator[Path]:
    for path in sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tools").glob("*.py")]):
        if "migrations" not in path.parts:
            yield path


def templates() -> Iterator[tuple[str, Path]]:
    """App and path of each of our templates."""
    for path in sorted([*PACKAGE.glob("*/templates/**/*"), *PACKAGE.glob("*/*/templates/**/*")]):
        if path.suffix in (".html", ".txt", ".xml"):
            yield path.relative_to(PACKAGE).parts[0], path


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_app_has_its_layer():
    present = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert present <= set(layers())


def test_core_has_no_models():
    assert list(apps.get_app_config("core").get_models()) == []


def test_foreign_keys_point_down_the_layers():
    height = layers()
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in own_models()
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model and field.related_model in own_models()
        if height[field.related_model._meta.app_label] > height[model._meta.app_label]
    ]

    assert upward == []


def test_templates_use_templates_of_their_own_layer_or_lower():
    height = layers()
    used = re.compile(r"{%\s*(?:extends|include)\s+['\"]([\w-]+)/")
    upward = [
        f"{relative(path)} uses {owner}/"
        for app, path in templates()
        for owner in used.findall(path.read_text())
        if owner in height and height[owner] > height[app]
    ]

    assert upward == []


MAIL = "mail.html"
"""No mail program fetches a style sheet, and none is asked to: the styles of a mail stand in it."""


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an inline style", r"\sstyle\s*=|<style\b"),
        ("an inline script", r"<script\b(?![^>]*(?:\bsrc=|type=\"application/(?:ld\+)?json\"))"),
        ("a handler in an attribute", r"\son[a-z]+\s*="),
        ("a string that is not escaped", r"\|\s*safe\b"),
    ],
)
def test_no_template_holds(what, pattern):
    found = [
        relative(path)
        for _, path in templates()
        if path.suffix == ".html" and path.name != MAIL and re.search(pattern, path.read_text())
    ]

    assert found == [], f"{what} in {found}"


def test_every_static_file_that_a_template_names_exists():
    named = re.compile(r"{%\s*static\s+['\"]([^'\"]+)['\"]")
    missing = [
        f"{relative(path)}: {name}"
        for _, path in templates()
        for name in named.findall(path.read_text())
        if not finders.find(name)
    ]

    assert missing == []


def test_views_ask_queries_and_never_the_tables():
    views = [path for path in python_files() if "tests" not in path.parts and is_view(path)]
    found = [
        f"{relative(path)}:{node.lineno}"
        for path in views
        for node in nodes(path, ast.Attribute)
        if node.attr == "objects"
    ]

    assert views
    assert found == []


def is_view(path: Path) -> bool:
    return path.name == "views.py" or path.parent.name == "views"


def test_files_are_of_a_size_that_one_can_read():
    scripts = [path for path in PACKAGE.glob("*/static/**/*.js") if "vendor" not in path.parts]
    programs = [path for path in python_files() if "tests" not in path.parts]
    files = [*programs, *(path for _, path in templates()), *scripts]
    long = {relative(path): lines for path in files if (lines := len(path.read_text().splitlines())) > MOST_LINES}

    assert long == {}


def test_functions_fit_the_eye():
    long = [
        f"{relative(path)}:{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in python_files()
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        if node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_a_folder_holds_no_more_than_one_looks_through():
    others = {"migrations", "data", "sentences", "__pycache__"}
    files = Counter(path.parent for path in PACKAGE.rglob("*.*") if path.is_file() and not others & {*path.parts})
    full = {relative(folder): number for folder, number in files.items() if number > MOST_FILES_OF_A_FOLDER}

    assert full == {}


DOORS = {"tinkuy/hiding/__init__.py", "tinkuy/people/models/__init__.py"}
"""The one call for small numbers, of which nothing else is imported; the models where Django looks for them."""


def test_no_package_hands_on_what_its_modules_make():
    lists = {relative(path) for path in python_files() if path.name == "__init__.py" and "__all__" in path.read_text()}

    assert lists == DOORS


def test_every_kind_of_notice_has_its_subject_and_its_body():
    kinds = {kind for path in python_files() for kind in kinds_owed_in(path)}

    assert "sign-in-code" in kinds
    for kind in kinds:
        get_template(f"notices/{kind}.subject.txt")
        get_template(f"notices/{kind}.body.txt")


def kinds_owed_in(path: Path) -> Iterator[str]:
    """What each call of `owe` and `tell_administrators` names, which must be written out so that this test finds it."""
    if "tests" in path.parts or path.name == "outbox.py":  # there the one hands on to the other
        return
    places = {"owe": 1, "tell_administrators": 0}
    for node in nodes(path, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in places:
            yield ast.literal_eval(node.args[places[node.func.id]])
