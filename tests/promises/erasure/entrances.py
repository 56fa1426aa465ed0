"""Where a person's words, address or file can come in, found in the code, so that no entrance is forgotten by the scan.

Three lists close themselves: the fields of forms, what views read from a request by hand, and the columns of the map
(`core/personal_data_map.py`). Each is reached by the canary, or stands here with its reason.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django_scopes import scopes_disabled

import tinkuy
from tests.promises.erasure.canary import holds_one
from tests.promises.erasure.entrances_left_out import BY_HAND, COLUMNS, FIELDS, FORMS
from tinkuy.core import personal_data_map
from tinkuy.planning.editing.forms import ContentForm

PACKAGE = Path(tinkuy.__file__).parent
READERS = ("POST", "GET", "FILES", "body", "META", "headers", "COOKIES")
NAMES_ONE = re.compile(rf"\.(?:{'|'.join(READERS)})\b")
"""To understand all of the code costs many seconds: what does not even name one of them is not looked into."""


def fields_that_may_hold_words() -> set[str]:
    """`app.Form.field` of each text or file; `app.Form.*` where the fields are made anew for each form."""
    for module in pkgutil.walk_packages(tinkuy.__path__, "tinkuy."):
        if ".forms" in module.name or ".views" in module.name:
            importlib.import_module(module.name)
    return {name for kind in _kinds_below(forms.Form) if _is_of_a_page(kind) for name in _of(kind)}


def _is_of_a_page(kind: type[forms.Form]) -> bool:
    """Other tests of the same process have forms of their own."""
    return kind.__module__.startswith("tinkuy.") and ".tests." not in kind.__module__


def _of(kind: type[forms.Form]) -> Iterator[str]:
    label = label_of(kind)
    for name, field in kind.base_fields.items():
        if isinstance(field, forms.CharField | forms.FileField):
            yield f"{label}.{name}"
    if (issubclass(kind, ContentForm) and kind.words) or not kind.base_fields:
        yield f"{label}.*"


def _kinds_below(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds_below(below)


def label_of(kind: type[forms.Form]) -> str:
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def watch_forms(monkeypatch: pytest.MonkeyPatch, marks: tuple[str, ...]) -> set[str]:
    """The fields that were filled in with one of *marks*, as forms are cleaned."""
    reached: set[str] = set()
    clean = forms.BaseForm.full_clean

    def watched(form: forms.BaseForm) -> None:
        if form.is_bound:
            for name in form.fields:
                if _bears(form[name].data, marks):
                    reached.update(f"{label_of(kind)}.{what}" for kind in type(form).__mro__[:-3]
                                   if kind.__module__.startswith("tinkuy.") for what in (name, "*"))  # fmt: skip
        clean(form)

    monkeypatch.setattr(forms.BaseForm, "full_clean", watched)
    return reached


def _bears(value: Any, marks: tuple[str, ...]) -> bool:
    if isinstance(value, list | tuple):
        return any(_bears(one, marks) for one in value)
    name = value.name if isinstance(value, UploadedFile) else value
    return any(mark in str(name) for mark in marks)


def fields_left_out() -> set[str]:
    return {name for names in FIELDS.values() for name in names.split()}


def forms_left_out() -> set[str]:
    return {name for names in FORMS.values() for name in names.split()}


def is_left_out(field: str) -> bool:
    return field in fields_left_out() or field.rpartition(".")[0] in forms_left_out()


def read_by_hand() -> set[str]:
    """What the code reads from a request without a form, by its name: `POST name`; without a name `POST in path`."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" not in path.parts and NAMES_ONE.search(source := path.read_text(encoding="utf-8")):
            for node in ast.walk(ast.parse(source)):
                found.update(_read(node, str(path.relative_to(PACKAGE))))
    return found


def _read(node: ast.AST, place: str) -> Iterator[str]:
    """`….POST.get("name")`, `.getlist("name")`, `….POST["name"]`; a name that is worked out is told by its file."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("get", "getlist"):
        source, key = node.func.value, node.args[0] if node.args else None
    elif isinstance(node, ast.Subscript):
        source, key = node.value, node.slice
    else:
        return
    if isinstance(source, ast.Attribute) and source.attr in READERS and _is_request(source.value):
        yield f"{source.attr} {key.value}" if isinstance(key, ast.Constant) else f"{source.attr} in {place}"


def _is_request(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("request", "self", "http")


def by_hand_left_out() -> set[str]:
    return {name for names in BY_HAND.values() for name in names}


def columns_that_hold() -> set[str]:
    return {
        f"{model._meta.label}.{name}"
        for model in personal_data_map.own_models()
        for one in personal_data_map.declared(model)
        if one.until
        for name in one.names
    }


def columns_reached(marks: tuple[str, ...]) -> set[str]:
    """The columns of the map in which one of *marks* stands by now, in clear or once they are opened."""
    columns: set[str] = set()
    with scopes_disabled():
        for model in personal_data_map.own_models():
            for one in personal_data_map.declared(model):
                if one.until:
                    for row in model._base_manager.all():
                        columns.update(
                            f"{model._meta.label}.{name}" for name in one.names if _stands(row, name, one, marks)
                        )
    return columns


def _reached(model: type[Model], one: personal_data_map.PersonalData, marks: tuple[str, ...]) -> Iterator[str]:
    for row in model._base_manager.all():
        yield from (name for name in one.names if _stands(row, name, one, marks))


def _stands(row: Any, name: str, one: personal_data_map.PersonalData, marks: tuple[str, ...]) -> bool:
    value = getattr(row, name)
    if one.opens and isinstance(value, bytes | memoryview):
        opened = getattr(row, one.opens)
        value = opened() if callable(opened) else opened
    return bool(value) and holds_one(value, marks)


def columns_left_out() -> set[str]:
    """Named with their reason, or what is the team's work and stays with the record of the cycle or the hub."""
    for_good = (personal_data_map.Until.RECORD, *personal_data_map.NEVER)
    of_the_record = {
        f"{model._meta.label}.{name}"
        for model in personal_data_map.own_models()
        for one in personal_data_map.declared(model)
        if one.until in for_good
        for name in one.names
    }
    return of_the_record | columns_named()


def columns_named() -> set[str]:
    return {name for names in COLUMNS.values() for name in names.split()}
