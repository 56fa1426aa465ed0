"""The small scripts, in a real browser: leaving quickly, manners of forms, keyboard in the quipu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from playwright.sync_api import Page, Route, expect

from tinkuy.design import example
from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.sprite import PAGE_SPRITE

STATIC = Path(__file__).resolve().parent.parent / "static"
SITE = "http://tinkuy.test"
OUTSIDE = "https://neutral.test/"
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    page = chromium.new_page()
    page.route(f"{SITE}/static/**", lambda route: route.fulfill(path=STATIC / route.request.url.split("/static/")[1]))
    page.route(OUTSIDE, lambda route: route.fulfill(body="elsewhere"))
    page.route(f"{SITE}/leave", lambda route: route.fulfill(status=204))
    yield page
    page.close()


def show(page: Page, html: str) -> None:
    """Serve *html* as the site's only page, with the site's own rules about scripts."""

    def answer(route: Route) -> None:
        route.fulfill(
            body=html,
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": f"{CSP}; connect-src 'self'"},
        )

    page.route(f"{SITE}/page", answer)
    page.goto(f"{SITE}/page")


def public(**context: object) -> str:
    return render_to_string(
        "design/public.html",
        {"navigation": {"exit": {"action": f"{SITE}/leave", "href": OUTSIDE, "holds": True}}} | context,
    )


def with_script(script: str, body: str) -> str:
    head = '<!doctype html><html lang="en-US"><title>x</title>'
    return f'{head}{body}<script type="module" src="/static/design/js/{script}"></script>'


def test_esc_three_times_leaves_and_the_way_back_does_not_lead_here(page):
    show(page, public())

    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(OUTSIDE)

    page.go_back()
    assert SITE not in page.url


def test_esc_twice_and_another_key_does_not_leave(page):
    show(page, public())

    for key in ("Escape", "Escape", "a", "Escape"):
        page.keyboard.press(key)

    assert page.url == f"{SITE}/page"


def test_the_exit_replaces_the_page(page):
    show(page, public())

    page.click("[data-quick-exit] button")
    page.wait_for_url(OUTSIDE)

    assert page.evaluate("history.length") <= 2


def test_the_error_summary_takes_the_focus(page):
    show(page, with_script("forms.js", '<div data-focus tabindex="-1">Falta un dato</div><input>'))

    expect(page.locator("[data-focus]")).to_be_focused()


def test_a_refused_form_opens_at_its_summary_wherever_the_address_led_before(page):
    far = "<p>Otro dato</p>" * 200 + '<input id="id_day">'
    page.route(f"{SITE}/refused", lambda route: route.fulfill(body=refused(far), content_type="text/html"))

    page.goto(f"{SITE}/refused#id_day")

    expect(page.locator("[data-focus]")).to_be_focused()
    expect(page.locator("[data-focus]")).to_be_in_viewport()
    assert page.url == f"{SITE}/refused"


def refused(rest: str) -> str:
    return with_script("forms.js", f'<div data-focus tabindex="-1" id="errors">Falta un dato</div>{rest}')


def test_a_day_is_written_out_below_its_field_as_it_is_understood(page):
    show(page, with_script("dates.js", '<input type="date" id="day" value="2026-04-03">'))
    output = page.locator("output[for=day]")

    expect(output).to_have_text("Friday, April 3, 2026")
    page.fill("#day", "2026-03-04")

    expect(output).to_have_text("Wednesday, March 4, 2026")


def test_a_button_says_that_it_is_sending_and_is_not_pressed_twice(page):
    form = '<form method="post" action="/send"><button type="submit" data-busy="Enviando">Enviar</button></form>'
    sent = []

    def stay(route: Route) -> None:
        sent.append(route.request.method)
        route.fulfill(status=204)  # the page stays, as it does while the line is slow

    page.route(f"{SITE}/send", stay)
    show(page, with_script("forms.js", form))

    page.click("button")
    expect(page.locator("button")).to_have_text("Enviando")
    page.click("button")

    expect(page.locator("button")).to_have_attribute("aria-busy", "true")
    assert sent == ["POST"]


def quipu_page(size: str) -> str:
    with override("en"):
        cords = example.cords()
    svg = quipu(cords, example.threads(), size=size, title="Quipu", description="")
    return with_script("quipu-keys.js", PAGE_SPRITE + svg)


@pytest.mark.parametrize(
    ("size", "onward", "next_cord"), [("full", "ArrowDown", "ArrowRight"), ("turned", "ArrowRight", "ArrowDown")]
)
def test_arrows_go_along_a_cord_and_across_the_cords(page, size, onward, next_cord):
    show(page, quipu_page(size))
    focused = "document.activeElement.querySelector('title').textContent"

    page.keyboard.press("Tab")
    names = [page.evaluate(focused)]
    for key in (onward, next_cord, "End", "Home"):
        page.keyboard.press(key)
        names.append(page.evaluate(focused))

    places = [name.split(".")[0] for name in names]
    assert places == [
        "Session 1, minute 5",
        "Session 1, minute 10",
        "Session 2, minute 18",
        "Session 2, minute 76",
        "Session 2, minute 12",
    ]


def test_the_quipu_has_one_tab_stop_per_cord_and_esc_leaves_it(page):
    show(page, quipu_page("full"))

    assert page.locator('.q-knots a[tabindex="0"]').count() == 5
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement === document.body")


def test_capability_S7_the_knot_that_was_opened_has_the_focus_again_when_one_comes_back(page):
    show(page, quipu_page("full"))
    focused = "document.activeElement.querySelector('title')?.textContent"

    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    opened = page.evaluate(focused)
    page.keyboard.press("Enter")
    page.goto(f"{SITE}/static/design/js/forms.js")
    page.goto(f"{SITE}/page")

    assert opened.startswith("Session 1, minute 10")
    assert page.evaluate(focused) == opened
