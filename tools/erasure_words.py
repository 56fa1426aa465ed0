"""The words of the pages that `tools/erasure_page.py` writes: what the models declare in English, and its Spanish."""

import tomllib
from pathlib import Path

HEADINGS = {
    "es": {
        "title": "Lo que se guarda de las personas, hasta cuándo y qué lo borra",
        "intro": "Esta página se genera a partir de lo que cada modelo declara junto a sus campos (`personal_data`, en "
        "`tinkuy/core/personal_data_map.py`): el programa no arranca si una columna puede llevar palabras de alguien y "
        "no lo dice. Para generarla de nuevo: `python tools/erasure_page.py`.",
        "tables": "En las tablas",
        "elsewhere": "Fuera de ellas",
        "nobody": "Columnas que no dicen nada de nadie",
        "nobody_text": "Podrían llevar palabras por su tipo, y no las llevan. Números, momentos, opciones cerradas e "
        "identificadores al azar no se nombran.",
        "purpose": "Para qué",
        "where": "Dónde",
        "until": "Hasta cuándo",
        "by": "Qué lo borra",
        "nothing": "nada",
    },
    "en": {
        "title": "What is held of persons, until when, and what erases it",
        "intro": "This page is written from what each model declares beside its fields (`personal_data`, in "
        "`tinkuy/core/personal_data_map.py`): the program does not start while a column may hold somebody's words and "
        "does not say so. To write it again: `python tools/erasure_page.py`.",
        "tables": "In the tables",
        "elsewhere": "Outside of them",
        "nobody": "Columns that tell nothing of anybody",
        "nobody_text": "By their kind they could hold words, and they do not. Numbers, moments, closed choices and ids "
        "drawn by lot are not named.",
        "purpose": "What for",
        "where": "Where",
        "until": "Until when",
        "by": "What erases it",
        "nothing": "nothing",
    },
}

IN_SPANISH: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
