"""Somebody whose name, address and file go in (`canary_entering`), and what of them can still be opened."""

import base64
from typing import Any

from django.test import Client
from django_scopes import scopes_disabled

from tinkuy.core import personal_data_map
from tinkuy.core.text import folded
from tinkuy.people.models import Person

NAME, ADDRESS, FILE = (
    "Xochiquetzal Ñandubay",
    "xochiquetzal.nandubay@example.org",
    "asistencia-Tlalocan-Zempasúchil.csv",
)
QUESTION = "¿Cuándo regresa mi prima Coyolxauhqui del taller?"
PROPOSED = "Lo que aprendió la cooperativa Huitzilihuitl"
COMMENT = "Lo mismo vio la red Ixtlixóchitl"
WALKED_IN_NAME, WALKED_IN_ADDRESS = "Tzilacatzin Ñandubay", "tzilacatzin.nandubay@example.org"
WORDS = ("Xochiquetzal", "Ñandubay", "xochiquetzal.nandubay", "Tlalocan", "Zempasúchil", "Coyolxauhqui")
WORDS += ("Huitzilihuitl", "Ixtlixóchitl", "Tzilacatzin", "tzilacatzin.nandubay")
MARKS = (*WORDS, *(folded(word) for word in WORDS))
"""Words that nobody else writes, as they are typed and as the program compares them."""


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def opened(*words: str) -> set[str]:
    """The sealed columns, told by the map, whose values hold one of *words* once they are opened."""
    columns = set()
    with scopes_disabled():
        for model in personal_data_map.own_models():
            for one in personal_data_map.declared(model):
                rows = model._base_manager.all() if one.opens else ()
                if any(holds_one(getattr(row, one.opens), words) for row in rows):
                    columns.add(f"{model._meta.label} {one.opens}")
    return columns


def holds_one(value: Any, words: tuple[str, ...]) -> bool:
    text = str(value() if callable(value) else value)
    return any(form in text for word in words for form in (word, *_in_base64(word)))


def _in_base64(word: str) -> list[str]:
    return [base64.b64encode(b"\0" * shift + word.encode())[4:-4].decode() for shift in range(3)]
