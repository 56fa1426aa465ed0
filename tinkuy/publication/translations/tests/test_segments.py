"""The words of a sheet as paragraphs, each known again by its field and its words."""

from dataclasses import replace

from tinkuy.publication.content.parts import Item, Quote
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.translations.alignment import aligned
from tinkuy.publication.translations.segments import segments_of, with_texts


def stored_for(content: SheetContent) -> list[dict[str, str]]:
    return [{"field": one.field, "source": one.text, "text": one.text.upper()} for one in segments_of(content)]


def test_each_line_is_a_paragraph_and_codes_days_and_quotes_are_none():
    content = SheetContent(
        title="Un ciclo",
        context="Uno.\n\nDos.",
        actions=("Leer", "Leer"),
        starts_on="2026-09-01",
        lessons=(Item("LE-1", "", "Se aprendió.", evidence=(Quote(1, "00:10", "Dicho así.", "PE", "es"),)),),
    )

    segments = segments_of(content)

    assert [(one.field, one.text) for one in segments] == [
        ("title", "Un ciclo"),
        ("context", "Uno."),
        ("context", "Dos."),
        ("actions", "Leer"),
        ("actions", "Leer"),
        ("lessons.LE-1.text", "Se aprendió."),
    ]
    assert len({one.key for one in segments}) == len(segments)


def test_with_other_words_everything_else_stays_in_its_place():
    content = whole_sheet()

    other = with_texts(content, {one.key: one.text.upper() for one in segments_of(content)}, "pt-br")

    assert other.language == "pt-br"
    assert [one.text for one in segments_of(other)] == [one.text.upper() for one in segments_of(content)]
    assert (other.figures, other.scope.countries, other.starts_on) == (
        content.figures,
        content.scope.countries,
        content.starts_on,
    )
    assert [item.evidence for item in other.items()] == [item.evidence for item in content.items()]


def test_invariant_19_only_the_paragraph_that_changed_is_asked_again_with_its_former_words():
    before = whole_sheet()
    after = replace(before, title=f"{before.title} (corregido)")

    paragraphs = aligned(segments_of(after), stored_for(before))

    (pending,) = [one for one in paragraphs if one.is_pending]
    assert pending.former is not None
    assert (pending.segment.field, pending.former["source"]) == ("title", before.title)
    assert ("ins", "(corregido)") in pending.difference


def test_lines_in_another_order_are_known_again_and_a_new_one_is_asked():
    before = SheetContent(actions=("Preguntar", "Escuchar", "Devolver un borrador"))
    after = SheetContent(actions=("Escuchar", "Nombrar a alguien", "Preguntar", "Devolver un borrador"))

    paragraphs = aligned(segments_of(after), stored_for(before))

    assert [one.text for one in paragraphs] == ["ESCUCHAR", "", "PREGUNTAR", "DEVOLVER UN BORRADOR"]
    assert [one.is_outdated for one in paragraphs] == [False] * 4
