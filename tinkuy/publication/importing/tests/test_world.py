"""Sheets after the forms of IOM, the UN Network on Migration, FAO, ILO, PAHO, PANORAMA and WOCAT, made anew."""

from pathlib import Path
from typing import Any

from tests.world_files import each_file
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.decoding import text_of
from tinkuy.publication.importing.reading import read_whole_sheet

WORLD = Path(__file__).parent / "data" / "world"


def words_of(content: SheetContent, field: str) -> Any:
    value = getattr(content, field)
    if field == "scope":
        return sorted(value.countries)
    if isinstance(value, str):
        return value
    return [getattr(part, "text", "") or getattr(part, "label", "") or part for part in value]


@each_file(WORLD)
def test_capability_H4_a_sheet_of_another_house_has_its_sections_in_their_fields(place, name, expected):
    read = read_whole_sheet(text_of(place.read_bytes()))

    def fits(field: str, words: Any) -> bool:
        written = words_of(read.content, field)
        if field == "scope":
            return written == sorted(words)
        if isinstance(written, str) and isinstance(words, list):
            return all(text in written for text in words)
        return written == words

    assert [field for field, words in expected["fields"].items() if not fits(field, words)] == []
    assert read.content.language == expected["language"]
    assert [[one.name, list(one.paragraphs)] for one in read.waiting] == expected["waiting"]
