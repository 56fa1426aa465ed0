"""How values of each type are read is found out once, however many sheets are opened."""

from tests.calls import calls_of
from tinkuy.publication.content.sheet import SheetContent


def test_the_types_of_a_sheet_are_looked_at_once():
    SheetContent.from_json({"title": "Una ficha", "sections": []})

    calls = calls_of(lambda: SheetContent.from_json({"title": "Otra", "sections": []}))

    assert calls["from_plain"] == 1
    assert not calls["get_type_hints"] + calls["get_origin"]
