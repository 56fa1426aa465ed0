"""From a first proof, by the second step where one is due, to an open sign-in session.

The second step is a code of the app, a recovery code, or a passkey.
"""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tinkuy.core import clock, languages
from tinkuy.core.deeds import counts_tries
from tinkuy.design.submitting import form_page
from tinkuy.people import queries
from tinkuy.people.actions.proving import SECOND_FACTORS
from tinkuy.people.actions.sessions import begin_session, end_session
from tinkuy.people.alerts import BROWSER_COOKIE, KEPT, cookie_with, knows
from tinkuy.people.models import Person
from tinkuy.people.signin import RECENT, coarse_label, open_state, session_id, signin_holder
from tinkuy.stream.actions import revoke

from .confirm import proof_forms, proven

PENDING = "second_step"
"""In the session: whose sign-in wants its second step still, since when, and where they go then."""


def step_on(request: HttpRequest, person: Person, *, then: str) -> HttpResponse:
    """The first proof was right: enter, or go on to the second step where the person has one."""
    if not queries.has_second_factor(person):
        return enter(request, person, strong=False, then=then)
    request.session.cycle_key()
    request.session[PENDING] = {"person": person.pk, "at": clock.now().timestamp(), "next": then}
    return redirect("people:second_step")


def enter(request: HttpRequest, person: Person, *, strong: bool, then: str = "") -> HttpResponse:
    """Open the sign-in session and go where the person wanted to go. One that was open ends, with its streams.

    *strong*: a second factor was given. A browser in which the person was never before is told to them by mail.
    """
    end_own(request)
    browser_marks = request.COOKIES.get(BROWSER_COOKIE, "")
    is_strange = person.last_login is not None and not knows(browser_marks, person)
    login(request, person)
    request.session.cycle_key()
    label = coarse_label(request.headers.get("User-Agent", ""))
    begun = begin_session(person=person, label=label, is_strange=is_strange)
    open_state(request, begun.public_id, strong=strong)
    language = languages.reader_language() if then or not person.has_chosen_language else person.language
    response = redirect(_in(language, then or reverse("desk:home")))
    response.set_cookie(
        BROWSER_COOKIE,
        cookie_with(browser_marks, person),
        max_age=KEPT,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def _in(language: str, address: str) -> str:
    """The same page in *language*: addresses differ by their first part.

    Who asked for a page goes on in the language in which they entered, which may be another than that of the link
    (the page that asks who they are has all three); who asked for none has the one of their account.
    """
    written, _, rest = address.removeprefix("/").partition("/")
    return f"/{language}/{rest}" if written in languages.CODES else address


def end_own(request: HttpRequest) -> None:
    """End the session that is open in this browser, and the streams that it opened in any window."""
    if isinstance(request.user, Person) and not end_session(person=request.user, public_id=session_id(request)):
        revoke(signin_holder(request))


@counts_tries
def second_step(request: HttpRequest) -> HttpResponse:
    """Whoever gave the first proof within the last ten minutes gives the second here, and is in."""
    person = _pending(request)
    if person is None:
        request.session.pop(PENDING, None)
        return redirect("notices:sign_in")
    ways = SECOND_FACTORS
    form = proven(request, person, ways) if request.method == "POST" else None
    if form is not None and form.is_valid():
        return enter(request, person, strong=True, then=request.session.pop(PENDING)["next"])
    context = proof_forms(request, person, ways, form) | {"next": request.session[PENDING]["next"]}
    return form_page(request, "people/second_step.html", context, *filter(None, [form]))


def _pending(request: HttpRequest) -> Person | None:
    pending = request.session.get(PENDING, {})
    ago = clock.now().timestamp() - float(pending.get("at", 0))
    return queries.person_of_key(pending.get("person")) if 0 <= ago <= RECENT.total_seconds() else None
