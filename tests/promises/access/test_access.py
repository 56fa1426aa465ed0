"""A01-A04: each page opens to whom the matrix lets in; and no cycle shows anything of another. P16: nor does a log."""

import re
import secrets
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation

from tests.heavy_work import nothing_heavy, taken_back
from tests.promises.access.asking import ALLOWED, NOT_THERE, GuestOf, answered, client_of
from tests.promises.access.gate import answer_of_the_gate, request_of
from tests.promises.access.routes import OF_THE_HUB, Route, routes
from tests.promises.access.worlds import World, hub_persons, make_world
from tests.promises.pages.recorded import BROWSER, FORM, FROM_AFAR, logged, marks_in
from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

NO_SUCH_KEY = "987654"
EMPTY_FORM = 422
"""Some deeds read the form before they look for the row: they say the same to both."""

OWN_RULE = {
    "people:enter_as": "only the example's persons, who are not there",
    "notices:mailbox": "from afar nobody reads it: `test_bounds.py`",
    "notices:mailbox_message": "the same",
    "notices:stop": "the key stands in a mail alone",
    "notices:stop_taken_back": "the same",
    "notices:reach_again": "the same",
    "mail_returns:take_reports": "a hub without a secret has no such door",
    **dict.fromkeys(
        ("convening:campaign", "convening:pause_campaign", "convening:resume_campaign"),
        "no mails went in these worlds",
    ),
    "people:ask_provider": "no provider is configured",
    "openid_back": "the same",
    "hub:sheet": "no sheet is published in these worlds",
    "hub:form": "the same",
    "hub:sheet_package": "the same",
    "hub:sheet_picture": "the same",
    "hub:sheet_forms": "the same",
    "hub:network_form": "the same",
    "hub:short": "the same",
    "hub:sheet_links": "the same",
    "hub:cycle_picture": "the cycles of these worlds are sensitive: a chat shows nothing of them",
    "cards:sheet": "no sheet is published in these worlds",
    "cards:recommendation": "the same",
    "open_data:file": "no table has the name in the address",
    "api:get_sheets": "the same",
    "api:get_recommendations": "the same",
    "api:get_cycles": "no cycle has this key",
    "api:get_countries": "no country has this key",
    "hub:trail": "the same",
    "hub:practice_page": "the same",
    "hub:focal_point": "nobody of these worlds is credited in public",
    "hub:write_to_focal_point": "nobody of these worlds is credited in public",
    "hub:own_enquiry": "the key stands in a mail alone",
    "hub:own_subscription": "the key stands in a mail alone",
    "hub:end_subscription": "the same",
    "hub:own_practice": "the key stands in a mail alone",
    "hub:practice_call": "no call is open in these worlds",
    "hub:known_hub": "no other hub is known in these worlds",
    "hub:hub_review": "the same",
    "hub:given_review": "the same",
    "hub_notifications:inbox": "a hub that knows no other has no inbox",
    "hub_notifications:notification": "the same",
    "hub:offer_practice": "no call is open in these worlds",
    "hub:call_of_team": "the same",
    "hub:offered_practice": "the same",
    "practice:own_letter_pdf": "whose a letter is does not hang on a role",
    "practice:withdraw_letter": "the same",
    "practice:check_letter": "no letter has this code",
    "practice:letter_pdf": "the letter of these worlds was taken back",
    "practice:agree_to_credit": "the empty form names no role",
    "practice:issue_letter": "the same",
    "hub:recommendation": "no sheet is published in these worlds",
    "hub:recommendation_on_paper": "the same",
    "hub:two_voices": "the same",
    "hub:two_voices_on_paper": "the same",
    "hub:country_report": "no country of these worlds reports to everybody",
    "hub:country_report_on_paper": "the same",
    "hub:country_on_two_pages": "the same",
    "hub:recommendation_of_team": "the same",
    "hub:invitation": "no cycle has this key",
    "convening:shared_link": "the same",
    **dict.fromkeys(
        (
            *("attendance:invitee_list", "attendance:commit_invitees", "attendance:read_invitees_again"),
            "attendance:undo_invitees",
        ),
        "the list of these worlds is one of registrations",
    ),
    **dict.fromkeys(
        (
            *("publication:picture", "publication:remove_picture", "publication:image"),
            "publication:withdraw_picture",
        ),
        "no image is in the sheet of these worlds: `publication/pictures/tests`",
    ),
    "dialogue:undo": "no deed was done in these worlds that could be undone",
    "planning:take_role": "the empty form names no role",
    "planning:take_hub_role": "the same",
    "planning:give_back_role": "the same",
    "planning:give_back_hub_role": "the same",
    "planning:invite_again": "the same",
    "planning:correct_address": "who holds this role has entered, or was given it without a mail",
    "planning:show_publicly": "the same",
    "planning:remove_milestone": "the empty form names no date",
    **{
        f"planning:{name}": "the guest of these worlds has no photo that may be shown"
        for name in ("guest_photo", "guest_photo_of_team", "own_guest_photo")
    },
    **dict.fromkeys(
        ("convening:team_proposal", "convening:team_comment", "convening:support_proposal", "convening:comment"),
        "the proposal waits: only who runs the call reads it",
    ),
    "attendance:file_columns": "the rows of a file are for whoever dropped it in, and for those who match accounts",
    "attendance:remove_word": "the empty form names no word",
    **dict.fromkeys(
        ("attendance:match", "attendance:confirm_match", "attendance:refuse_match"),
        "the empty form names no registration",
    ),
    "attendance:warning": "no number of these worlds is past a threshold",
    "attendance:set_warning_aside": "the same",
    "attendance:check_certificate": "the code in the address was never made",
    "dialogue:join": "the code in the address is nobody's",
    "dialogue:upvote": "the empty form names no question",
    "systematisation:material_file": "the material of these worlds has no file",
    "systematisation:add_evidence": "the empty form names no excerpt",
    "systematisation:unlink_finding": "the empty form names no link",
    **dict.fromkeys(
        (
            "systematisation:answers",
            "systematisation:answer",
            "dialogue:answer_agreement",
            "dialogue:tell_of_agreement",
            "dialogue:forget_agreement_contact",
            "practice:respond",
            "practice:not_addressee",
            "practice:update_action",
            "practice:report_progress",
            "practice:another_action_link",
            "practice:not_owner",
            "practice:take_offer_by_link",
            "practice:confirm_outcome",
            "practice:verify_by_link",
            "convening:personal_feed",
            *("convening:invited", "convening:decline_invitation", "convening:accept_invitation"),
            "convening:no_more_invitations",
        ),
        "the secret in the address was never made",
    ),
    "convening:cycle_feed": "the cycle of these worlds is sensitive: its address would say the theme",
    "convening:own_session_file": "who registered in these worlds chose no session",
    "practice:proof": "the step of these worlds has no file",
    "practice:two_voices_pdf": "the two voices of these worlds are still being written",
    "hub:agreement": "no agreement is confirmed in these worlds",
    "desk:picture": "nothing was counted that could be drawn",
    "desk:attendance_picture": "nothing was counted that could be drawn",
    "desk:session_picture": "nothing was counted that could be drawn",
}
"""Routes that answer 404 for a reason of their own although the matrix lets everyone in."""


class Sent(NamedTuple):
    """A route, sent a form by one of the roles that the matrix names for it; what came back, and what was logged."""

    route: str
    who: str
    answer: str
    log: str


@pytest.fixture(scope="module")
def sent(django_db_setup, django_db_blocker) -> list[Sent]:
    """Every route once by a form, for all who judge it. The form and who sends it bear what no log may hold."""
    with django_db_blocker.unblock(), taken_back(), nothing_heavy(), translation.override("es"):
        world = make_world("AQUIMARCA", state=CycleState.RUNNING, country="PE")
        everyone = {"anyone": None, "participant": world, "guest": GuestOf(world), **world.persons, **hub_persons()}
        everyone["signed_in"] = everyone["coordination"]
        return list(walked(world, everyone))


def walked(world: World, everyone: dict[str, Any]) -> Iterator[Sent]:
    clients = {who: client_of(someone, **BROWSER, **FROM_AFAR) for who, someone in everyone.items()}
    for route in routes():
        who = next(who for who in clients if who in access.rows_by_route()[route.name].who)
        with logged() as log:
            answer = answered(clients[who], "post", route.path(world), FORM)
        yield Sent(route.name, who, answer, log.getvalue())


def test_promise_A01_every_page_opens_to_whom_the_matrix_lets_in(sent):
    """To who sends it a form; who opens it: `pages/test_answers.py`. Whom the matrix leaves out: `test_gate.py`."""
    closed = [one for one in sent if one.answer != ALLOWED and not (one.answer == NOT_THERE and one.route in OWN_RULE)]

    assert len(sent) > 250
    assert [one[:3] for one in closed] == []


def test_promise_P16_no_log_line_holds_what_a_person_sent_on_any_route(sent):
    """By a form; what is asked for without one: `pages/test_answers.py`."""
    assert {one.route: marks for one in sent if (marks := marks_in(one.log))} == {}
    assert all('"message": "request"' in one.log for one in sent)


def test_promise_A03_a_row_of_another_cycle_is_not_there_exactly_as_one_that_never_was(here, elsewhere):
    tried, differing = 0, []
    clients = {}
    for route in routes():
        who = someone_allowed(route, here)
        client = clients[id(who)] = clients.get(id(who)) or client_of(who)
        for name in route.arguments:
            model = route.model_of(name) or route.key_of(name)
            if model and model not in OF_THE_HUB:
                foreign = route.argument(name, elsewhere)
                never = secrets.token_urlsafe(12) if route.model_of(name) else NO_SUCH_KEY
                answers = [anonymised(client, route.path(here, **{name: value}), value) for value in (foreign, never)]
                tried += 1
                if answers[0] != answers[1] or answers[0][0] not in (404, EMPTY_FORM):
                    differing.append(f"{route.name} {name}: {[answer[0] for answer in answers]}")

    assert tried
    assert differing == []


def someone_allowed(route: Route, world: World) -> Person | World:
    who = access.rows_by_route()[route.name].who
    role = next((role for role in CYCLE_ROLES if role in who), "coordination")
    return world if "participant" in who else world.persons[role]


def test_promise_A03_a_cycle_of_others_is_not_there_exactly_as_one_that_never_was(here, elsewhere):
    """At the gate of every route; of each row of the matrix one page is opened and compared."""
    client = client_of(here.persons["coordination"])
    come_in, rows = request_of(client), access.rows_by_route()
    opened, differing = set[access.Row](), []
    for route in routes():
        row = rows[route.name]
        if row.scope == "none":
            continue
        slugs = (elsewhere.cycle.slug, "no-hay-tal-ciclo")
        paths = [route.path(elsewhere, cycle=slug) for slug in slugs]
        if {answer_of_the_gate(come_in, "get", path, resolve(path)) for path in paths} != {NOT_THERE}:
            differing.append(route.name)
        if row not in opened:
            opened.add(row)
            answers = [anonymised(client, path, slug) for path, slug in zip(paths, slugs, strict=True)]
            if answers[0] != answers[1] or answers[0][0] != 404:
                differing.append(route.name)

    assert len(opened) > 50
    assert differing == []


def anonymised(client: Client, path: str, value: str) -> tuple[int, str]:
    """Status and body, without the asked value (its address may stand in the page) and what is new in each form.

    By GET, or by POST where the route takes nothing else.
    """
    answer = client.get(path)
    if answer.status_code == 405:
        with taken_back():
            answer = client.post(path)
    body = re.sub(rf"(/|%2F){re.escape(value)}(?=/|%2F|\.pdf)", r"\1…", answer.content.decode())
    return answer.status_code, re.sub(r'name="(csrfmiddlewaretoken|once)" value="\w+"', "", body)
