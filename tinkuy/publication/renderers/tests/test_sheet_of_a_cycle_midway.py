"""A sheet drafted midway says only what happened: what was held, by its number; what is to come, as such."""

from dataclasses import replace

import pytest

from tinkuy.attendance.pictures.cycle_pictures import conclusion
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.publication.content.sections import section_heading
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.sheets.drafting.content import draft_content

OF_A_CYCLE_THAT_IS_OVER = {
    "es": ("a la última", "de la primera", "Cómo fue", "pocas personas", "conservó el 1"),
    "pt-br": ("na última", "da primeira", "Como foi", "poucas pessoas", "manteve 1"),
    "en": ("the last", "the first", "went", "few persons", "kept 1"),
}


def held_until(last: int, language: str = "es") -> SheetContent:
    """The whole sheet as it was after its first *last* sessions."""
    whole = whole_sheet(language)
    lines = [
        line if line.number <= last else replace(line, is_planned=True, persons=None, knots=())
        for line in whole.webinars
    ]
    figures = replace(whole.figures, webinars=last, steps=whole.figures.steps[: max(last - 1, 0)])
    return replace(whole, webinars=tuple(lines), figures=figures)


def drafted(content: SheetContent) -> str:
    """The sentences of the cycle on the page of the sheet."""
    page = page_context(content)
    return " ".join(str(page.get(name, "")) for name in ("numbers", "quipu_caption", "weave_title", "weave_caption"))


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
def test_a_sheet_midway_says_nothing_of_a_last_session(language):
    for last in (0, 1, 2):
        content = held_until(last, language)
        text = f"{drafted(content)} {section_heading('cycle', content)}"
        assert [word for word in OF_A_CYCLE_THAT_IS_OVER[language] if word in text] == []
        assert f"## {section_heading('cycle', content)}\n" in render_markdown(content)


@pytest.mark.one_database
def test_the_weave_names_the_sessions_it_compares():
    with speaking("es"):
        assert wording.weave_title(held_until(2)).startswith("La sesión 2 conservó el ")
        assert wording.weave_title(held_until(2)).endswith(" de la asistencia de la sesión 1")
        caption = wording.weave_caption(held_until(2), 3)
    assert caption.startswith("Asistieron 238 personas a la sesión 1 y ")
    assert " a la sesión 2. " in caption


def spoken(sessions: list[int], persons: list[int | None]) -> str:
    """The conclusion with every space a plain one."""
    return " ".join(conclusion(sessions, persons).split())


@pytest.mark.one_database
def test_a_session_that_grew_kept_nothing():
    with speaking("es"):
        assert spoken([2, 3], [100, 120]) == "A la sesión 3 vino más gente que a la sesión 2: 120 y 100 personas"
        assert spoken([1, 2], [100, 100]) == "La sesión 2 conservó el 100 % de la asistencia de la sesión 1"
        assert spoken([1, 2], [100, None]) == "Asistencia a lo largo de las sesiones"


@pytest.mark.one_database
def test_a_number_that_is_hidden_is_not_said_to_be_small():
    whole = held_until(2)
    hidden = replace(whole, webinars=(whole.webinars[0], replace(whole.webinars[1], persons=None), *whole.webinars[2:]))

    with speaking("es"):
        description = wording.weave_description(hidden)
    assert description == "Sesión 1: 238 personas. Sesión 2: no se muestra el número de personas."


@pytest.mark.one_database
def test_a_sheet_without_figures_tells_none():
    bare = SheetContent(title="Solo el título", webinars=held_until(0).webinars)

    with speaking("es"):
        assert wording.figures(bare) == [(5, "sesiones por venir")]
        page = page_context(bare)
    assert (page["quipu"], page["names"]["cycle"], "weave" in page) == ("", "El ciclo hasta ahora", False)


@pytest.mark.one_database
def test_countries_are_those_that_were_invited():
    with speaking("es"):
        assert (10, "países invitados") in wording.figures(whole_sheet())


def test_no_thread_waits_for_a_session_that_was_cancelled(scoped, webinars):
    for number, (origin, target) in enumerate(((0, 1), (1, 2)), 1):
        Hook.objects.create(
            cycle=scoped,
            number=number,
            text={"es": "¿Y?"},
            origin=webinars[origin],
            target=webinars[target],
            state="planted",
            planted_second=60,
        )
    Webinar.objects.filter(ordinal=2).update(state=WebinarState.CANCELLED)

    content = draft_content(scoped, "es")

    assert [(thread.label, thread.target) for thread in content.threads] == [("H1", None)]
    with speaking("es"):
        assert "El hilo H1, de la sesión 1, quedó suelto." in wording.quipu_description(content)
