"""What the looks at a page see, also where the look of a text was found right on a page before."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.looking import AXE_ADDRESS, PHONE, also_at_desk, assert_accessible, assert_no_overflow, assert_stands
from tests.browser.windows import faults_by_window

BEGINNING = '<!doctype html><html lang="es"><title>Título</title><main><h1 style="color:#222">Título</h1>'
READABLE = '<p style="color:#222">Se lee. <a href="/" style="color:#222">Se ve que es un enlace.</a></p>'
PLAIN = "color:#252525; text-decoration:none"
IN_TEXT = "link-in-text-block"


WRONG = (
    ('<p style="color:#ddd">No se lee.</p>', "color-contrast"),
    ('<div style="background:#444"><p style="color:#222">No se lee.</p></div>', "color-contrast"),
    ('<div style="opacity:.2"><p style="color:#222">No se lee.</p></div>', "color-contrast"),
    ('<p style="color:#222">Se lee. <button style="color:#fff;background:#eee">No.</button></p>', "color-contrast"),
    ("<input>", "label"),
    (f'<p style="color:#222">Se lee y no se ve que <a href="/" style="{PLAIN}">esto</a> es un enlace.</p>', IN_TEXT),
    (f'<p style="color:#222">Se lee que <span><a href="/" style="{PLAIN}">esto</a></span> y no más.</p>', IN_TEXT),
)


def test_what_is_wrong_is_seen_beside_what_was_right_before(browse):
    page: Page = browse()
    for wrong, rule in WRONG:
        page.set_content(BEGINNING + READABLE)
        assert_accessible(page)

        page.set_content(BEGINNING + READABLE + wrong)

        with pytest.raises(AssertionError, match=rule):
            assert_accessible(page)


def test_axe_is_a_part_of_the_site_that_is_looked_at(browse, transactional_db):
    page: Page = browse()
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/es/sign-in/")
    assert_accessible(page)
    assert asked[-1].endswith(AXE_ADDRESS)

    page.evaluate("document.querySelector('main').append(document.createElement('input'))")

    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_a_look_that_was_hidden_is_none_that_was_read(browse):
    page: Page = browse()
    page.set_content(BEGINNING + '<p style="color:#eee; position:absolute; clip-path:inset(50%)">Oculto.</p>')
    assert_accessible(page)

    page.set_content(BEGINNING + '<p style="color:#eee; position:absolute">No se lee.</p>')

    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page)


PALE = "color:#eee; background:#fff"
DRAWN = '<style>.drawn { position:relative } .drawn::before { content:""; position:absolute; inset:0; background:#222 }'
UNJUDGED = {
    "one letter": (f'<p style="{PALE}">x</p>', f'<p style="{PALE}">No se lee.</p>'),
    "drawn over": (
        f'{DRAWN}</style><p class="drawn" style="{PALE}">Así.</p>',
        f'<p style="{PALE}">No se lee.</p>',
    ),
    "lain over": (
        f'<div style="position:relative"><p style="{PALE}">Así.</p>'
        '<i style="position:absolute; inset:0; background:#222"></i></div>',
        f'<div style="position:relative"><p style="{PALE}">No se lee.</p></div>',
    ),
    "above the page": (
        f'<p style="{PALE}; position:absolute; top:-200px">Así.</p>',
        f'<p style="{PALE}; position:absolute; top:200px">No se lee.</p>',
    ),
    "cannot be pressed": (
        f'<button disabled style="{PALE}">Así.</button>',
        f'<button style="{PALE}">No se lee.</button>',
    ),
}


def test_where_axe_cannot_judge_a_look_it_judges_the_next_one_that_it_can(browse):
    page: Page = browse()
    for before, after in UNJUDGED.values():
        page.set_content(BEGINNING + before)
        assert_accessible(page)

        page.set_content(BEGINNING + after)

        with pytest.raises(AssertionError, match="color-contrast"):
            assert_accessible(page)


def test_a_telephone_is_also_looked_at_as_wide_as_a_desk(browse):
    page: Page = browse(width=PHONE)
    also_at_desk.add(page.context)
    style = "<style>@media (min-width: 1000px) { p { color: #eee; width: 1500px } }</style>"
    page.set_content(f"{BEGINNING}{style}<p>No se lee.</p>")

    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page)
    for look in (assert_no_overflow, assert_stands):
        with pytest.raises(AssertionError, match="wide in a window of 1280"):
            look(page)


def test_a_page_that_stands_is_accessible_at_both_widths_and_fits_the_narrowest(browse):
    page: Page = browse(width=PHONE)
    also_at_desk.add(page.context)
    for width in ("max-width: 500px", "min-width: 1000px"):
        page.set_content(f"{BEGINNING}<style>@media ({width}) {{ p {{ color: #eee }} }}</style><p>No se lee.</p>")
        with pytest.raises(AssertionError, match="color-contrast"):
            assert_stands(page)
        page.set_viewport_size({"width": PHONE, "height": 900})

    page.set_content(f"{BEGINNING}<style>@media (max-width: 330px) {{ h1 {{ width: 400px }} }}</style>")

    with pytest.raises(AssertionError, match="wide in a window of 320"):
        assert_stands(page)


def test_a_page_is_also_looked_at_in_wide_fonts_and_left_in_its_own(browse):
    page: Page = browse()
    style = ":root { --sans: 'Noto Sans' } body { margin: 0 } h1 { font: 40px var(--sans); width: max-content }"
    page.set_content(f"{BEGINNING}<style>{style}</style>")
    page.evaluate("""() => {
        const heading = document.querySelector("h1");
        heading.textContent = "Intercambio";
        heading.style.fontSize = `${40 * 310 / heading.getBoundingClientRect().width}px`;
    }""")

    for look in (assert_no_overflow, assert_stands):
        with pytest.raises(AssertionError, match=r"wide in a window of 320: \['H1"):
            look(page)
        page.evaluate("document.documentElement.removeAttribute('style')")
    page.evaluate("document.querySelector('h1').style.fontSize = '20px'")
    assert_stands(page)
    assert not page.locator("html").get_attribute("style")


def test_a_page_of_a_walk_is_looked_at_in_each_of_its_windows_and_once_at_320_px(walk_pages):
    style = "@media (max-width: 330px) { h1 { width: 400px } } @media (min-width: 1500px) { h1 { width: 2000px } }"
    style += " @media (prefers-color-scheme: dark) { p { color: #eee } }"
    page = f"data:text/html,{quote(f'{BEGINNING}<style>{style}</style><p>No se lee de noche.</p>')}"

    faults = faults_by_window(walk_pages(), [page], [(1280, False), (PHONE, False), (PHONE, True), (1600, False)])

    first, phone, dark, wide = faults.values()
    assert ["in a window of 320" in fault for fault in first] == [True]
    assert phone == []
    assert ["color-contrast" in fault for fault in dark] == [True]
    assert ["in a window of 1600" in fault for fault in wide] == [True]


def test_a_request_to_another_host_is_a_fault(desk: Page, faults):
    desk.set_content(f'{BEGINNING}<img alt="" src="https://elsewhere.example/dot.png">')
    desk.wait_for_load_state("load")

    assert faults[:1] == ["asked another host: https://elsewhere.example/dot.png"]
    faults.clear()
