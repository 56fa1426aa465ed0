#!/usr/bin/env python3
"""Writes docs/{es,en}/reference/held.md from what the models declare. `--check` only compares."""

import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tinkuy.core import personal_data_map  # noqa: E402
from tools.erasure_words import HEADINGS, IN_SPANISH  # noqa: E402
from tools.pages_of_manual import WordsMissing, write_pages  # noqa: E402

PAGE = "held.md"


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    write_pages(PAGE, page, command="tools/erasure_page.py")


def page(language: str) -> str:
    """The whole page; raises `WordsMissing`."""
    words = HEADINGS[language]
    lines = [f"# {words['title']}", "", words["intro"], ""]
    lines += [f"## {words['tables']}", "", *_table(words, _of_models(language))]
    lines += ["", f"## {words['elsewhere']}", "", *_table(words, _of_places(language))]
    lines += ["", f"## {words['nobody']}", "", words["nobody_text"], "", *_nobody(language)]
    return "\n".join(lines) + "\n"


def _table(words: dict[str, str], rows: Iterator[str]) -> Iterator[str]:
    yield f"| {words['purpose']} | {words['where']} | {words['until']} | {words['by']} |"
    yield "|---|---|---|---|"
    yield from rows


def _of_models(language: str) -> Iterator[str]:
    """One row for each purpose, last day and eraser, with all the columns that share them."""
    columns_by_purpose: dict[tuple[str, personal_data_map.Until, str], list[str]] = defaultdict(list)
    for model in personal_data_map.own_models():
        for one in personal_data_map.declared(model):
            if one.until:
                columns = f"`{model._meta.label}` {', '.join(one.names)}"
                columns_by_purpose[one.purpose, one.until, one.by].append(columns)
    for (purpose, until, by), columns in columns_by_purpose.items():
        yield _row(language, purpose, "; ".join(columns), until, by)


def _of_places(language: str) -> Iterator[str]:
    for one in personal_data_map.elsewhere():
        yield _row(language, one.purpose, f"`{one.place}`", one.until, one.by)


def _row(language: str, purpose: str, where: str, until: personal_data_map.Until, by: str) -> str:
    eraser = f"`{by}`" if by else HEADINGS[language]["nothing"]
    return f"| {_translated(purpose, language)} | {where} | {_translated(until.value, language)} | {eraser} |"


def _nobody(language: str) -> Iterator[str]:
    columns_by_purpose: dict[str, list[str]] = defaultdict(list)
    for model in personal_data_map.own_models():
        for one in personal_data_map.declared(model):
            if not one.until:
                columns_by_purpose[one.purpose].append(f"`{model._meta.label}` {', '.join(one.names)}")
    for purpose in sorted(columns_by_purpose):
        yield f"- **{_translated(purpose, language)}**: {'; '.join(columns_by_purpose[purpose])}."


def _translated(english: str, language: str) -> str:
    if english not in IN_SPANISH:
        raise WordsMissing(f"The page has no Spanish for «{english}»: add it to IN_SPANISH of tools/erasure_words.toml")
    return english if language == "en" else IN_SPANISH[english]


if __name__ == "__main__":
    main()
