"""What people without an account press in the walk over the public pages, on the example."""

from django.conf import settings
from django_scopes import scope
from playwright.sync_api import Page

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Device, Registration
from tinkuy.dialogue.ratings.rules import rateable
from tinkuy.people.browser_sessions import SessionStore
from tinkuy.planning.cycles.models.cycle import Cycle

LIVE_CYCLE, SESSION = "demo-en-vivo", 2
OWN_PAGES = (f"me/{LIVE_CYCLE}/", f"me/{LIVE_CYCLE}/s/{SESSION}/rating/")
"""Of who attended the session, which may be rated: the form comes last."""
BASIS = "Dos visitas por video."


def press(page: Page, place: str) -> None:
    """The browser of the walks draws too little for a pointer, which waits until a thing stands still."""
    page.locator(place).first.dispatch_event("click")


def enter_own_page(page: Page, address: str) -> None:
    """The page of who attended the session that may be rated is open in the page's browser."""
    cycle = Cycle.objects.get(slug=LIVE_CYCLE)
    with scope(cycle=cycle):
        registrations = Registration.objects.order_by("pk")
        registration = next(one for one in registrations if SESSION in rateable(one))
        device = Device.objects.create(cycle=cycle, registration=registration)
    session = SessionStore()
    session[PARTICIPANT_PAGES.browsers_key] = {cycle.public_id: device.public_id}
    session.create()
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}])


def rate_session(page: Page) -> str:
    """On the page of the form; what is said of it afterwards."""
    for name in ("useful", "apply"):
        press(page, f"input[name={name}]")
    press(page, "main form[action*='/rating/'] button[type=submit]")
    return page.locator(".messages").inner_text()


def drafts_behind_link(page: Page, path: str) -> list[str]:
    """Of the second voice: what waits once the page was closed, unasked and asked for; what is left once it is sent."""
    waiting = []
    for is_kept in (False, True):
        tab = page.context.new_page()
        tab.goto(path)
        if is_kept:
            press(tab, "[data-draft-box] input")
        tab.locator("[name=basis]").fill(BASIS)
        tab.close()
        page.goto(path)
        waiting.append(page.locator("[name=basis]").input_value())
    page.locator("[name=grade_1]").select_option("met")
    press(page, "form[data-draft] button[type=submit]")
    page.locator("[data-draft-sent]").wait_for()
    return [*waiting, page.evaluate("JSON.stringify(localStorage)")]
