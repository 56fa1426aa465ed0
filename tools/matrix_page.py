#!/usr/bin/env python3
"""Writes docs/es/reference/roles.md and docs/en/reference/roles.md from the access matrix. `--check` only compares."""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tinkuy.people.access import ANYONE, SIGNED_IN, Row, matrix  # noqa: E402
from tinkuy.people.roles import HUB_ROLES, Role  # noqa: E402
from tools.matrix_words import DEEDS  # noqa: E402
from tools.pages_of_manual import LANGUAGES, WordsMissing, write_pages  # noqa: E402

PAGE = "roles.md"

WORDS = {
    "es": {
        "title": "Los roles y lo que puede hacer cada uno",
        "intro": "Esta página se genera a partir de `tinkuy/people/access_matrix.yaml`, la misma tabla que aplica el "
        "programa: lo que no está aquí no lo puede hacer nadie. Para generarla de nuevo: "
        "`python tools/matrix_page.py`.",
        "none": "En todo el hub",
        "cycle": "En un ciclo, con un rol en él",
        "public_cycle": "En un ciclo anunciado, sin cuenta",
        "own_page": "En un ciclo, en su propia página y sin cuenta",
        "deed": "Qué",
        "who": "Quién",
        ANYONE: "cualquiera",
        SIGNED_IN: "toda cuenta del equipo",
        "alike": "Igualdad entre países",
        "alike_text": "Todos los países tienen los mismos derechos. En su ciclo, un referente local puede hacer lo "
        "mismo que la coordinación, salvo esto:",
        "more": "Y un referente local puede hacer lo que la coordinación no puede:",
        "role": "Rol por rol",
        "nothing": "Nada dentro de un ciclo.",
    },
    "en": {
        "title": "The roles and what each may do",
        "intro": "This page is written from `tinkuy/people/access_matrix.yaml`, the same table that the program obeys: "
        "what is not here nobody may do. To write it again: `python tools/matrix_page.py`.",
        "none": "Over the whole hub",
        "cycle": "In a cycle, with a role in it",
        "public_cycle": "In an announced cycle, without an account",
        "own_page": "In a cycle, on one's own page and without an account",
        "deed": "What",
        "who": "Who",
        ANYONE: "anyone",
        SIGNED_IN: "every team account",
        "alike": "Countries have equal rights",
        "alike_text": "Every country has the same rights. In their cycle a focal point may do what the coordination "
        "may, save this:",
        "more": "And a focal point may do what the coordination may not:",
        "role": "Role by role",
        "nothing": "Nothing inside a cycle.",
    },
}


def main() -> None:
    if not settings.configured:
        settings.configure(LOCALE_PATHS=[ROOT / "tinkuy" / "people" / "locale"])
        django.setup()
    write_pages(PAGE, page, command="tools/matrix_page.py")


def page(language: str) -> str:
    """The whole page; raises `WordsMissing`."""
    with translation.override(language):
        return "\n".join([*_head(language), *_tables(language), *_alike(language), *_roles(language)]) + "\n"


def _head(language: str) -> Iterator[str]:
    yield f"# {WORDS[language]['title']}"
    yield ""
    yield WORDS[language]["intro"]


def _tables(language: str) -> Iterator[str]:
    words = WORDS[language]
    for scope in ("cycle", "public_cycle", "own_page", "none"):
        yield from ["", f"## {words[scope]}", "", f"| {words['deed']} | {words['who']} |", "|---|---|"]
        for row in matrix().values():
            if row.scope == scope:
                yield f"| {_deed(row, language)} | {_who(row, language)} |"


def _alike(language: str) -> Iterator[str]:
    words = WORDS[language]
    rows = [row for row in matrix().values() if row.scope == "cycle"]
    coordination = [row for row in rows if Role.COORDINATION in row.who and Role.FOCAL_POINT not in row.who]
    focal_point = [row for row in rows if Role.FOCAL_POINT in row.who and Role.COORDINATION not in row.who]
    yield from ["", f"## {words['alike']}", "", words["alike_text"], ""]
    yield from (f"- {_deed(row, language)}" for row in coordination)
    yield from ["", words["more"], ""]
    yield from (f"- {_deed(row, language)}" for row in focal_point)


def _roles(language: str) -> Iterator[str]:
    yield from ["", f"## {WORDS[language]['role']}"]
    for role in Role:
        rows = [row for row in matrix().values() if role in row.who]
        yield from ["", f"### {role.label}", ""]
        yield from [f"- {_deed(row, language)}" for row in rows] or [WORDS[language]["nothing"]]


def _deed(row: Row, language: str) -> str:
    if row.action not in DEEDS:
        raise WordsMissing(f"The page has no words for {row.action}: add them to DEEDS of tools/matrix_words.py")
    return DEEDS[row.action][LANGUAGES.index(language)]


def _who(row: Row, language: str) -> str:
    for word in (ANYONE, SIGNED_IN):
        if word in row.who:
            return WORDS[language][word]
    ordered = [role for role in (*(r for r in Role if r not in HUB_ROLES), *HUB_ROLES) if role in row.who]
    return ", ".join(str(role.label).lower() for role in ordered)


if __name__ == "__main__":
    main()
