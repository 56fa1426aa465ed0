"""Layouts and error pages: whole with nothing in the context, complete with everything."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from tinkuy.design.views import system_context

LAYOUTS = ["public", "participant", "team", "workbench", "focus"]
ERRORS = ["400", "403", "403_csrf", "404", "500"]
SPANISH = {
    "400": "No pudimos leer",
    "403": "No puede abrir",
    "403_csrf": "No se pudo comprobar",
    "404": "no existe",
    "500": "Algo falló",
}


def item(label, **more):
    return {"label": label, "href": f"/{label}/", "current": False} | more


class Named:
    name = "Gestión del conocimiento"


FULL = {
    "navigation": {
        "public": [item("Ciclos", current=True), item("Fichas")],
        "languages": [{"code": "es", "label": "ES", "name": "Español", "href": "/es/", "current": True}],
        "stages": [
            {"label": "Planificar", "state": "done", "items": [item("Hilos")]},
            {"label": "Convocar", "state": "now", "items": [item("Invitaciones", current=True)]},
            {"label": "Dialogar", "state": "later", "items": []},
        ],
        "cycle_title": "Trata & COVID",
        "cycles_href": "/es/team/cycles/",
        "exit": {"action": "/es/exit/", "href": "https://www.wikipedia.org/"},
        "footer": [{"title": "El hub", "items": [item("Ciclos")]}],
    },
    "person": Named(),
    "sign_out_href": "/salir/",
    "is_example": True,
    "counts": {"risk": 3},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_survives_an_empty_context(layout):
    html = render_to_string(f"design/{layout}.html", {})

    assert '<main id="main"' in html
    assert 'href="#main"' in html


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_speaks_the_readers_language(layout):
    with override("pt-br"):
        html = render_to_string(f"design/{layout}.html", {})

    assert '<html lang="pt-br">' in html
    assert "Ir para o conteúdo" in html


def test_the_public_layout_shows_where_one_is_and_how_to_leave():
    with override("es"):
        html = render_to_string("design/public.html", FULL)

    assert '<a href="/Ciclos/" aria-current="page">Ciclos</a>' in html
    assert 'method="post" action="/es/exit/" data-quick-exit="https://www.wikipedia.org/">' in html
    assert ">Salir rápido<" in html
    assert "datos de ejemplo" in html
    assert 'hreflang="es"' in html


def test_the_teams_layout_shows_the_stages_the_person_and_the_way_out():
    with override("es"):
        html = render_to_string("design/team.html", FULL)

    assert "Trata &amp; COVID" in html
    assert 'class="now" aria-current="step"' in html
    assert "(por venir)" in html
    assert html.count('aria-current="page"') == 2  # once in the side column, once in the phone's menu
    assert "Gestión del conocimiento" in html
    assert '<form method="post" action="/salir/">' in html


def test_the_teams_styles_stay_out_of_public_pages():
    for layout in ("public", "participant", "focus"):
        html = render_to_string(f"design/{layout}.html", FULL)
        assert "team.css" not in html


def test_a_message_is_shown_with_its_sign_and_escaped():
    class Message:
        level_tag = "warning"

        def __str__(self):
            return "<b>Revise</b>"

    html = render_to_string("design/public.html", {"messages": [Message()]})

    assert '<p class="notice warning">' in html
    assert "&lt;b&gt;Revise&lt;/b&gt;" in html


@pytest.mark.parametrize("page", ERRORS)
def test_an_error_page_needs_no_context_and_no_database(page):
    with override("es"):
        html = render_to_string(f"{page}.html")

    assert SPANISH[page] in html
    assert "<h1>" in html


def test_a_refusal_shows_its_own_sentence():
    assert "Solo la coordinación puede." in render_to_string("403.html", {"exception": "Solo la coordinación puede."})


def test_the_page_of_the_design_system_draws_everything():
    with override("es"):
        html = render_to_string("design/system.html", system_context())

    assert "La tinta actúa" in html
    assert html.count("<h1") == 1
    assert html.count('class="quipu quipu-') == 6
    assert "siguieron 178" in html
