"""I06 in the live dialogue: whatever anybody wrote, no browser of the room, the desks or the mailbox runs it.

Each text is a canary that would call `zz7()`. What a page swaps in by itself is swapped in here too.
"""

import pytest
from django.conf import settings
from django_scopes import scope
from playwright.sync_api import Page

from tests.browser.live.live_session import CONSOLE, NOTES, SCREEN, SESSION, Live, live_session
from tests.promises.pages.poisoned import MARKUP, poison
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.models import Device
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.people.browser_sessions import SessionStore
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook

LIVE = f"{SESSION}live/"
ROOM = (LIVE, f"{LIVE}?mode=text", f"{LIVE}questions/")
TABS = ("approved", "answered", "held", "later")
DESKS = (CONSOLE, *(f"{CONSOLE}?tab={tab}" for tab in TABS), f"{CONSOLE}close/", NOTES, SCREEN)
EVIDENCE = "/es/team/c/ciclo-de-prueba/systematise/s/3/live/"
OWN = "/es/me/ciclo-de-prueba/"


@pytest.fixture
def live(transactional_db) -> Live:
    """Something in each place of the room and of the desks; every word of it is the canary."""
    live = live_session(name=MARKUP[:60])
    hidden = live.ask(MARKUP)
    live.do("hold_question", question=live.ask(MARKUP, "EC"))
    live.do("decline_question", question=live.ask(MARKUP, "EC"), reason=MARKUP)
    live.do("answer_question", question=live.approve(MARKUP), answer=MARKUP)
    live.do("merge_question", question=live.ask(MARKUP), into=live.approve(MARKUP, "EC"))
    live.do("write_note", webinar=live.webinar, kind="risk", text=MARKUP)
    options = [{"es": MARKUP}, {"es": "Otra"}]
    live.do("open_poll", poll=live.do("draft_poll", webinar=live.webinar, question={"es": MARKUP}, options=options))
    with scope(cycle=live.cycle):
        rows = [live.cycle, *Webinar.objects.all(), *Segment.objects.all(), *Hook.objects.all(), hidden]
        for row in rows:
            poison(row)
    return live


def enter_room(page: Page, live: Live, address: str) -> None:
    """The page of a participant is open in the page's browser."""
    registration = live.birds["PE"].registration
    with scope(cycle=live.cycle):
        device = Device.objects.create(cycle=live.cycle, registration=registration)
    session = SessionStore()
    session[PARTICIPANT_PAGES.browsers_key] = {live.cycle.public_id: device.public_id}
    session.create()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": address}
    page.context.add_cookies([cookie])


def look_at(page: Page, *paths: str) -> None:
    """Open each and have it take its whole self in again, as it takes in what the server tells."""
    for path in paths:
        page.goto(path, wait_until="load")
        assert "zz7()" in page.content(), path
        page.evaluate("document.body.insertAdjacentHTML('beforeend', document.querySelector('main').outerHTML)")
        page.evaluate("document.dispatchEvent(new CustomEvent('dialogue:page', { detail: document.body.outerHTML }))")


def watched(page: Page) -> list[str]:
    """Where a canary ran; breaches of the content policy are among the faults of the browser."""
    ran: list[str] = []
    page.expose_function("zz7", lambda: ran.append(page.url))
    return ran


def test_promise_I06_no_canary_runs_in_the_room(browse, live, live_server):
    page = browse()
    ran = watched(page)
    enter_room(page, live, live_server.url)

    look_at(page, *ROOM, OWN, f"{OWN}data/")
    page.goto(LIVE)
    page.get_by_label("Su pregunta").fill(MARKUP)
    page.get_by_role("button", name="Enviar").click()
    page.locator("#mine").get_by_text("zz7()").first.wait_for()

    assert ran == []


def test_promise_I06_no_canary_runs_on_the_desks_and_the_screen(browse, enter, live):
    page = browse()
    ran = watched(page)
    enter(page, live.lead)
    with scope(cycle=live.cycle):
        shown = {
            "hook": Hook.objects.exclude(planted_second=None).first() or Hook.objects.first(),
            "question": Question.objects.filter(state="visible").first(),
            "poll": Poll.objects.first(),
        }
        note = Note.objects.first()

    look_at(page, *DESKS, f"{NOTES}{note.public_id}/", EVIDENCE)
    for kind, thing in shown.items():
        live.do(f"show_{kind}", floor=live.floor, **{kind: thing})
        look_at(page, CONSOLE, SCREEN)
    live.do("close_poll", poll=shown["poll"], reveal=True)
    look_at(page, CONSOLE, SCREEN, LIVE)
    live.do("close_floor", webinar=live.webinar)
    look_at(page, LIVE, CONSOLE)

    assert ran == []


def test_promise_I06_no_canary_runs_in_the_mailbox(browse, transactional_db):
    DevelopmentMessage.objects.create(to="alguien@example.org", subject=MARKUP[:300], body=MARKUP)
    page = browse()
    ran = watched(page)

    look_at(page, "/es/mailbox/")

    assert ran == []
