"""The call: countries and participants propose, support and comment; the team decides; nobody is told who proposed."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.convening.call_for_proposals import queries
from tinkuy.convening.call_for_proposals.actions.deciding import (
    accept_as_experience,
    accept_as_theme,
    decline_proposal,
    moderate_comment,
    show_proposal,
    vote_on_proposal,
)
from tinkuy.convening.call_for_proposals.actions.proposing import (
    comment_as_team,
    propose_as_participant,
    propose_as_team,
    withdraw_proposal,
)
from tinkuy.convening.call_for_proposals.models import Proposal, ProposalComment, ProposalSupport, ProposalVote
from tinkuy.convening.call_for_proposals.rules import is_call_open
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import MAIL, ME, browser_of, coming, confirmed, registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.actions.frame import close_call, open_call
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.themes.models import Theme

pytestmark = pytest.mark.both_databases

CALL = "/es/c/ciclo-de-prueba/call/"
TEAM = "/es/team/c/ciclo-de-prueba/plan/call/"
WORDS = {"kind": "theme", "title": "Trabajo digno", "text": "Cómo acceder a empleo.", "language": "es"}


@pytest.fixture
def sessions(cycle):
    return coming(cycle, 4)


@pytest.fixture
def called(cycle, coordination):
    """The cycle, its call open for a week, in scope."""
    with scope(cycle=cycle):
        open_call(actor=coordination, cycle=cycle, until=clock.today() + timedelta(days=7))
        yield cycle


@pytest.fixture
def device(called, sessions):
    return confirmed(called, sessions)


@pytest.fixture
def browser(device):
    """Colibrí's browser."""
    return browser_of(device)


@pytest.fixture
def waiting(called, device):
    """What Colibrí of Ecuador proposed; the team has not read it."""
    return propose_as_participant(registration=registration(called), **WORDS, country="EC")


def of_team(called, actor, **values):
    return propose_as_team(actor=actor, cycle=called, **WORDS | values)


def test_capability_P7_the_call_opens_until_the_end_of_a_day_in_the_zone_of_the_cycle(scoped, focal_point_pe):
    lima = ZoneInfo("America/Lima")
    with clock.at(datetime(2026, 3, 10, 12, tzinfo=lima)):
        open_call(actor=focal_point_pe, cycle=scoped, until=datetime(2026, 3, 20).date())
    for day, hour, is_open in ((20, 23, True), (21, 0, False)):
        with clock.at(datetime(2026, 3, day, hour, tzinfo=lima)):
            assert is_call_open(scoped) is is_open


def test_capability_P7_the_call_is_closed_once_and_only_by_who_runs_it(called, focal_point_pe, observer):
    with pytest.raises(Refused):
        close_call(actor=observer, cycle=called)
    close_call(actor=focal_point_pe, cycle=called)
    with pytest.raises(Refused, match="ya está cerrada"):
        close_call(actor=focal_point_pe, cycle=called)
    assert not is_call_open(Cycle.objects.get())


def test_capability_P7_a_day_that_is_over_or_a_cycle_that_is_over_opens_no_call(scoped, coordination):
    with pytest.raises(Refused, match="por venir"):
        open_call(actor=coordination, cycle=scoped, until=clock.today() - timedelta(days=2))
    Cycle.objects.update(state="systematising")
    with pytest.raises(Refused, match="ya no recibe"):
        open_call(actor=coordination, cycle=scoped, until=clock.today() + timedelta(days=2))


def test_capability_P7_what_the_team_proposes_is_shown_at_once_with_its_country(called, focal_point_pe):
    proposal = of_team(called, focal_point_pe)

    assert (proposal.state, proposal.country) == ("open", "PE")
    assert "Trabajo digno" in Client().get(CALL).text


def test_capability_P7_what_a_participant_proposes_waits_until_the_team_shows_it(
    called, waiting, browser, coordination
):
    assert "Trabajo digno" not in Client().get(CALL).text
    assert "En revisión" in browser.get(CALL).text

    show_proposal(actor=coordination, proposal=waiting)

    page = Client().get(CALL).text
    assert "Trabajo digno" in page
    assert "Ecuador" in page
    with pytest.raises(Refused):
        show_proposal(actor=coordination, proposal=waiting)


def test_capability_P7_nobody_of_the_team_is_told_who_proposed(called, waiting, browser, signed_in, coordination):
    browser.post(f"{CALL}{waiting.public_id}/comment/", {"text": "no se lee: todavía espera"})
    for page in (TEAM, f"{TEAM}{waiting.public_id}/"):
        text = signed_in(coordination).get(page).text
        assert "Trabajo digno" in text
        assert "Colibrí" not in text
        assert MAIL not in text
        assert registration(called).public_id not in text
    entries = Entry.objects.filter(subject__startswith="proposal")
    assert [(entry.actor, entry.details) for entry in entries] == [(None, {})]


def test_capability_P7_what_looks_like_personal_data_is_marked_for_who_decides(called, device, signed_in, coordination):
    proposal = propose_as_participant(
        registration=registration(called), **WORDS | {"text": "Llame al +51 987 654 321."}, country=""
    )

    page = signed_in(coordination).get(f"{TEAM}{proposal.public_id}/").text

    assert "Esto parece un dato personal: +51 987 654 321" in page


def test_capability_P7_who_does_not_run_the_call_reads_nothing_that_waits(called, waiting, signed_in, observer):
    assert "Trabajo digno" not in signed_in(observer).get(TEAM).text
    assert signed_in(observer).get(f"{TEAM}{waiting.public_id}/").status_code == 404


def test_capability_P7_a_participant_withdraws_it_and_nothing_stays(called, waiting, browser):
    browser.post(f"{CALL}{waiting.public_id}/withdraw/")

    assert not Proposal.objects.exists()


def test_capability_P7_what_somebody_else_proposed_is_not_there_to_withdraw(called, waiting, sessions):
    other = browser_of(confirmed(called, sessions, email="tucan@example.org"))

    assert other.post(f"{CALL}{waiting.public_id}/withdraw/").status_code == 404
    assert Proposal.objects.exists()


def test_capability_P7_a_declined_proposal_says_why_to_its_proposer_alone(called, waiting, browser, coordination):
    with pytest.raises(Refused, match="por qué no se acepta"):
        decline_proposal(actor=coordination, proposal=waiting, reason=" ")
    decline_proposal(actor=coordination, proposal=waiting, reason="Ya está en la sesión 2.")

    assert "Ya está en la sesión 2." in browser.get(CALL).text
    assert "Ya está en la sesión 2." not in Client().get(CALL).text
    notice = Notice.objects.get(kind="own-proposal-answered")
    assert notice.opened()[0] == MAIL
    assert "Trabajo" not in str(notice.opened())


def test_on_a_sensitive_theme_the_answer_s_message_does_not_hold_the_cycle_s_address(
    called, waiting, focal_point_pe, coordination
):
    """The address is made of the title, and a mail is read over a shoulder."""
    Cycle.objects.update(is_sensitive=True)
    own, of_a_country = waiting, of_team(called, focal_point_pe)
    for proposal in (own, of_a_country):
        decline_proposal(actor=coordination, proposal=proposal, reason="Ya está en la sesión 2.")

    participant, person = (Notice.objects.get(kind=kind) for kind in ("own-proposal-answered", "proposal-answered"))
    assert participant.opened()[1]["path"] == "/es/me/"
    assert person.values["path"] == "/es/team/cycles/"


def test_one_s_own_page_leads_to_the_answer_also_once_the_call_is_closed(called, waiting, browser, coordination):
    close_call(actor=coordination, cycle=called)

    assert CALL in browser.get(ME).text


def test_where_the_theme_may_be_told_the_answer_s_message_leads_to_the_call(called, waiting, coordination):
    Cycle.objects.update(is_sensitive=False)

    decline_proposal(actor=coordination, proposal=waiting, reason="Ya está en la sesión 2.")

    assert Notice.objects.get(kind="own-proposal-answered").opened()[1]["path"] == CALL


def test_capability_P7_an_accepted_theme_becomes_a_line_of_themes(called, waiting, coordination):
    accepted = accept_as_theme(actor=coordination, proposal=waiting, name="Trabajo digno")

    assert (accepted.state, Theme.objects.get().name) == ("accepted", {"es": "Trabajo digno"})
    with pytest.raises(Refused, match="ya decidió"):
        accept_as_theme(actor=coordination, proposal=waiting, name="Otra vez")
    with pytest.raises(Refused, match="parte del programa"):
        withdraw_proposal(registration=registration(called), proposal=waiting)


def test_capability_P7_an_accepted_experience_enters_the_agenda_where_minutes_are_free(
    called, sessions, focal_point_pe, coordination
):
    proposal = of_team(called, focal_point_pe, kind="experience")
    with pytest.raises(Refused, match="90"):
        accept_as_experience(actor=coordination, proposal=proposal, webinar=sessions[0], minutes=91)
    assert Proposal.objects.get().state == "open"

    accept_as_experience(actor=coordination, proposal=proposal, webinar=sessions[0], minutes=15)

    part = Segment.objects.get()
    assert (part.title, part.kind, part.minutes, part.country) == ("Trabajo digno", "experience", 15, "PE")
    assert Notice.objects.get(kind="proposal-answered").person == focal_point_pe


def test_invariant_24_each_country_has_one_vote_that_it_may_change(
    called, coordination, focal_point_pe, focal_point_uy
):
    proposal = of_team(called, coordination)
    for actor, country in ((coordination, "PE"), (focal_point_pe, "UY"), (focal_point_pe, "BR")):
        with pytest.raises(Refused):
            vote_on_proposal(actor=actor, proposal=proposal, country=country, value="in_favour")
    for value in ("in_favour", "not_now"):
        vote_on_proposal(actor=focal_point_pe, proposal=proposal, country="PE", value=value)
    vote_on_proposal(actor=focal_point_uy, proposal=proposal, country="UY", value="in_favour")

    one = queries.team_proposals(moderates=True)[0]
    assert (one.in_favour, one.not_now) == (["Uruguay"], ["Perú"])
    assert ProposalVote.objects.count() == 2


def test_capability_P7_a_participant_supports_once_and_takes_it_back(called, browser, coordination):
    proposal = of_team(called, coordination)
    page = f"{CALL}{proposal.public_id}/support/"

    for _ in range(2):
        browser.post(page, {"supports": "yes"})
    assert ProposalSupport.objects.count() == 1
    browser.post(page, {"supports": "no"})
    assert ProposalSupport.objects.count() == 0


def supported(called, proposal, persons: int, registered: int) -> None:
    for number in range(registered):
        one = Registration.objects.create(cycle=called, number=number + 1, erase_on=clock.today())
        if number < persons:
            ProposalSupport.objects.create(cycle=called, proposal=proposal, registration=one)


@pytest.mark.parametrize(("persons", "team", "public"), [(0, 0, 0), (4, None, None), (5, 5, None), (11, 11, 11)])
def test_capability_P7_few_supporters_are_counted_for_nobody(called, coordination, persons, team, public):
    proposal = of_team(called, coordination)
    supported(called, proposal, persons, registered=persons + 30)

    assert queries.team_proposals(moderates=True)[0].support == team
    assert queries.public_proposals(None)[0].support == public


@pytest.mark.parametrize(("others", "team", "public"), [(0, 20, 20), (2, None, None), (5, 20, None), (11, 20, 20)])
def test_promise_P17_where_few_do_not_support_a_proposal_nobody_reads_how_many_do(
    called, coordination, client, others, team, public
):
    """The team's first page tells how many are registered."""
    proposal = of_team(called, coordination)
    supported(called, proposal, 20, registered=20 + others)

    assert queries.team_proposals(moderates=True)[0].support == team
    assert queries.public_proposals(None)[0].support == public
    page = client.get(CALL).content.decode()
    assert ("La apoyan 20 participantes." in page) == (public is not None)
    assert ("La apoyan algunas personas; no se muestra cuántas." in page) == (public is None)


def test_capability_P7_a_participants_comment_waits_and_the_teams_is_shown(called, browser, device, coordination):
    proposal = of_team(called, coordination)
    comment_as_team(actor=coordination, proposal=proposal, text="Lo vemos en abril.", language="es")
    browser.post(f"{CALL}{proposal.public_id}/comment/", {"text": "En frontera también."})

    visitor = Client().get(CALL).text
    assert "Lo vemos en abril." in visitor
    assert "En frontera también." not in visitor
    assert "En frontera también." in browser.get(CALL).text

    comment = ProposalComment.objects.get(state="waiting")
    moderate_comment(actor=coordination, comment=comment, is_visible=True)
    assert "En frontera también." in Client().get(CALL).text


def test_capability_P7_a_closed_call_takes_nothing_and_keeps_what_was_typed(called, browser, coordination):
    close_call(actor=coordination, cycle=called)

    refused = browser.post(f"{CALL}propose/", WORDS | {"country": "EC"})

    assert refused.status_code == 422
    assert "La convocatoria está cerrada. Lo que escribió sigue aquí." in refused.text
    assert "Cómo acceder a empleo." in refused.text


def test_capability_P7_a_comment_after_the_close_is_refused_and_kept(called, browser, coordination):
    proposal = of_team(called, coordination)
    close_call(actor=coordination, cycle=called)

    refused = browser.post(f"{CALL}{proposal.public_id}/comment/", {"text": "Llegué tarde."})

    assert (refused.status_code, "Llegué tarde." in refused.text) == (422, True)
    assert not ProposalComment.objects.exists()


def test_capability_P7_a_proposal_is_short_and_three_may_wait(called, waiting):
    own = registration(called)
    with pytest.raises(Refused, match="600"):
        propose_as_participant(registration=own, **WORDS | {"text": "x" * 601}, country="")
    for _ in range(2):
        propose_as_participant(registration=own, **WORDS, country="")
    with pytest.raises(Refused, match="otras propuestas"):
        propose_as_participant(registration=own, **WORDS, country="")


def test_capability_P7_a_visitor_reads_and_is_led_to_their_page_to_propose(called):
    answer = Client().get(f"{CALL}propose/")

    assert "/es/me/?next=" in answer["Location"]


def test_capability_P7_the_call_is_found_from_ones_page_and_from_the_cycle_while_it_is_open(
    called, browser, coordination
):
    for client, page in ((browser, ME), (Client(), "/es/c/ciclo-de-prueba/")):
        assert CALL in client.get(page).text
    close_call(actor=coordination, cycle=called)
    for client, page in ((browser, ME), (Client(), "/es/c/ciclo-de-prueba/")):
        assert CALL not in client.get(page).text


def test_promise_P07_what_one_wrote_in_the_call_is_told_and_goes_with_them(called, waiting, browser, coordination):
    assert json.loads(browser.get(f"{ME}data.json").content)["proposals"][0]["words"] == "Cómo acceder a empleo."
    proposal = propose_as_participant(registration=registration(called), **WORDS, country="EC")
    accept_as_theme(actor=coordination, proposal=proposal, name="Trabajo")

    withdraw_registration(registration=registration(called))

    left = Proposal.objects.get()
    assert (left.pk, left.registration, left.country) == (proposal.pk, None, "")


def test_capability_P7_the_pages_of_the_team_show_open_and_decide(called, waiting, signed_in, focal_point_pe):
    client, page = signed_in(focal_point_pe), f"{TEAM}{waiting.public_id}/"

    client.post(f"{page}show/")
    client.post(f"{page}vote/", {"value": "in_favour"})
    assert "A favor: Perú." in client.get(page).text
    assert client.post(f"{page}accept/", {"name": ""}).status_code == 422
    client.post(f"{page}accept/", {"name": "Trabajo digno"})

    assert Proposal.objects.get().state == "accepted"
    assert "ahora es un tema del ciclo" in client.get(TEAM).text


def test_capability_P7_a_last_day_in_the_past_is_refused_beside_the_field(scoped, signed_in, coordination):
    refused = signed_in(coordination).post(f"{TEAM}open/", {"until": "2020-01-01"})

    assert refused.status_code == 422
    assert "Elija un último día que todavía esté por venir." in refused.text


@pytest.mark.parametrize("page", [CALL, TEAM])
def test_three_proposals_cost_what_one_costs(called, signed_in, coordination, django_assert_num_queries, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(coordination)
    of_team(called, coordination)
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    for title in ("Salud", "Escuela"):
        comment_as_team(
            actor=coordination, proposal=of_team(called, coordination, title=title), text="Bien.", language="es"
        )
    with django_assert_num_queries(len(one)):
        client.get(page)
