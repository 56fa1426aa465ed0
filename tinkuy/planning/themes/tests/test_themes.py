"""Lines of themes, and how far each session takes them."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.hooks.queries import path_of
from tinkuy.planning.sessions.tests.test_webinars import change
from tinkuy.planning.themes import actions
from tinkuy.planning.themes.models import Theme, ThemeLevel, WebinarTheme
from tinkuy.planning.themes.queries import lines_of_themes

THEMES = "/es/team/c/ciclo-de-prueba/plan/themes/"


def add(cycle, actor, name):
    return actions.add_theme(actor=actor, cycle=cycle, name={"es": name})


def test_capability_P2_each_session_says_how_far_it_takes_each_theme(designed):
    actor = coordination_of(designed)
    detection, protection = add(designed, actor, "Detección"), add(designed, actor, "Protección")
    first, second = add_session(designed, actor), add_session(designed, actor)
    change(first, actor, levels={detection: ThemeLevel.INTRODUCED})
    change(second, actor, levels={detection: ThemeLevel.DEEPENED, protection: ThemeLevel.INTRODUCED})

    lines = lines_of_themes(path_of(designed))

    rows = [(str(line.theme), [row.level if row else None for row in line.levels]) for line in lines]
    assert rows == [("Detección", [1, 2]), ("Protección", [None, 1])]


def test_capability_P2_a_theme_that_is_not_taken_up_any_more_leaves_the_session(designed):
    actor = coordination_of(designed)
    theme, session = add(designed, actor, "Detección"), add_session(designed, actor)
    change(session, actor, levels={theme: 3})

    change(session, actor, levels={theme: 0})

    assert WebinarTheme.objects.count() == 0


def test_capability_P2_a_session_edited_without_its_themes_keeps_them(designed):
    actor = coordination_of(designed)
    theme, session = add(designed, actor, "Detección"), add_session(designed, actor)
    change(session, actor, levels={theme: 3})

    change(session, actor, title={"es": "Otro título"})

    assert WebinarTheme.objects.get().level == 3


def test_capability_P2_a_fourth_level_is_refused(designed):
    actor = coordination_of(designed)
    theme, session = add(designed, actor, "Detección"), add_session(designed, actor)

    with pytest.raises(Refused, match="tres niveles"):
        change(session, actor, levels={theme: 4})


def test_capability_P2_a_theme_without_words_in_the_main_language_is_refused(designed):
    with pytest.raises(Refused, match="idioma principal"):
        actions.add_theme(actor=coordination_of(designed), cycle=designed, name={"en": "Detection"})


def test_capability_P2_the_places_close_up_when_a_theme_is_removed(designed):
    actor = coordination_of(designed)
    themes = [add(designed, actor, name) for name in ("Uno", "Dos", "Tres")]

    actions.remove_theme(actor=actor, theme=themes[0])

    assert [(theme.ordinal, str(theme)) for theme in Theme.objects.all()] == [(1, "Dos"), (2, "Tres")]


def test_capability_P2_an_observer_changes_no_theme(scoped, coordination, observer):
    theme = add(scoped, coordination, "Detección")

    for deed in (
        lambda: add(scoped, observer, "Otro"),
        lambda: actions.rename_theme(actor=observer, theme=theme, name={"es": "Otro"}),
        lambda: actions.remove_theme(actor=observer, theme=theme),
    ):
        with pytest.raises(Refused):
            deed()
    assert [str(theme) for theme in Theme.objects.all()] == ["Detección"]


def test_capability_P2_the_page_adds_renames_and_removes(signed_in, scoped, webinars, coordination):
    client = signed_in(coordination)

    assert client.post(THEMES, {"name_es": "Detección"}).status_code == 302
    assert "Detección" in client.get(THEMES).text
    assert client.post(f"{THEMES}1/", {"name_es": "Detección temprana"}).status_code == 302
    assert "Detección temprana" in client.get(THEMES).text
    assert client.post(f"{THEMES}1/remove/").status_code == 302
    assert "Todavía no hay temas" in client.get(THEMES).text


def test_capability_P2_a_theme_that_is_not_there_is_not_found(signed_in, scoped, coordination):
    assert signed_in(coordination).get(f"{THEMES}7/").status_code == 404


def test_capability_P2_the_public_pages_say_what_a_session_takes_up(client, scoped, webinars, coordination):
    theme = add(scoped, coordination, "Detección")
    WebinarTheme.objects.create(cycle=scoped, webinar=webinars[0], theme=theme, level=2)

    for address in ("/es/c/ciclo-de-prueba/", "/es/c/ciclo-de-prueba/s/1/"):
        page = client.get(address).text
        assert "Detección" in page
        assert "(se profundiza)" in page
