"""The decisions board: each country has one voice, silence has a stated meaning, the deadline closes by the rule."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.mail import mail
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.conftest import coordination_of
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.decisions import queries
from tinkuy.planning.decisions.actions.proposals import propose_decision, record_decision, withdraw_decision
from tinkuy.planning.decisions.actions.voices import (
    accept_resolution,
    close_decisions_of,
    close_due_decisions,
    give_voice,
    resolve_objection,
)
from tinkuy.planning.decisions.models import Decision, DecisionVoice
from tinkuy.planning.decisions.reminders import remind_of_decisions
from tinkuy.planning.decisions.rules import outcome

LIMA = ZoneInfo("America/Lima")
DEADLINE = date(2026, 3, 20)
BEFORE = datetime(2026, 3, 10, 12, tzinfo=LIMA)
LAST_MINUTE = datetime(2026, 3, 20, 23, 59, tzinfo=LIMA)
AFTER = datetime(2026, 3, 21, 0, 0, tzinfo=LIMA)
BOARD = "/es/team/c/ciclo-de-prueba/plan/decisions/"


@pytest.fixture
def before():
    with clock.at(BEFORE):
        yield


def propose(cycle, actor, **values):
    defaults = {"text": "Que cada sesión la prepare un país.", "deadline": DEADLINE, "silence": "no_answer"}
    return propose_decision(actor=actor, cycle=cycle, **(defaults | values))


def says(actor, decision, country, kind="consent", reason=""):
    return give_voice(actor=actor, decision=decision, country=country, kind=kind, reason=reason)


def close(cycle):
    with clock.at(AFTER):
        close_decisions_of(cycle)
    return Decision.objects.get()


def voice(country, kind="consent", accepted=None):
    return DecisionVoice(country=country, kind=kind, accepted_at=accepted)


@pytest.mark.parametrize(
    ("silence", "voices", "state", "consented"),
    [
        ("consents", [], "adopted", 4),
        ("no_answer", [], "not_adopted", 0),
        ("no_answer", [voice("PE")], "not_adopted", 1),
        ("no_answer", [voice("PE"), voice("UY")], "adopted", 2),  # exactly half of four
        ("no_answer", [voice("PE"), voice("UY"), voice("CL", "objection")], "not_adopted", 2),
        ("consents", [voice("CL", "objection")], "not_adopted", 3),
        ("no_answer", [voice("PE"), voice("CL", "objection", AFTER)], "with_condition", 2),
        ("consents", [voice("CL", "objection", AFTER)], "with_condition", 4),
        ("consents", [voice(code, "abstention") for code in ("BR", "CL", "PE", "UY")], "not_adopted", 0),
        ("no_answer", [voice("PE"), voice("AR")], "not_adopted", 1),  # who is not invited weighs nothing
    ],
)
def test_capability_P6_a_proposal_stands_by_its_stated_rule(silence, voices, state, consented):
    stands = outcome(silence, ["BR", "CL", "PE", "UY"], voices)

    assert (stands.state, stands.consented, stands.countries) == (state, consented, 4)


def test_capability_P6_half_of_an_odd_number_is_rounded_up():
    assert outcome("no_answer", ["CL", "PE", "UY"], [voice("PE")]).state == "not_adopted"
    assert outcome("no_answer", ["CL", "PE", "UY"], [voice("PE"), voice("UY")]).state == "adopted"


def test_capability_P6_a_proposal_is_numbered_and_its_result_is_kept_at_the_close(
    before, scoped, focal_point_pe, focal_point_uy
):
    decision = propose(scoped, focal_point_pe)
    says(focal_point_uy, decision, "UY")

    closed = close(scoped)

    assert (decision.label, decision.country) == ("D1", "PE")
    assert (closed.state, closed.consented, closed.countries, closed.closed_at) == ("adopted", 1, 2, AFTER)


def test_capability_P6_the_clock_closes_once_and_a_late_worker_changes_nothing(before, scoped, focal_point_pe):
    decision = propose(scoped, focal_point_pe, silence="consents")
    with clock.at(AFTER + timedelta(days=9)):
        with pytest.raises(Refused, match="cerrada"):
            says(focal_point_pe, decision, "PE", "objection", "Tarde.")
        shown = queries.decision_at(scoped, 1)
        assert (shown.state, shown.consented, shown.is_open) == ("adopted", 2, False)  # no worker yet
        assert [close_due_decisions() for _ in range(2)] == [1, 0]

    stored = queries.decision_at(scoped, 1)
    assert (stored.state, stored.consented, stored.decision.closed_at) == ("adopted", 2, AFTER)


def test_capability_P6_the_last_day_lasts_until_its_midnight_in_the_zone_of_the_cycle(before, scoped, focal_point_pe):
    decision = propose(scoped, focal_point_pe)

    with clock.at(LAST_MINUTE):
        assert close_due_decisions() == 0
        says(focal_point_pe, decision, "PE")
    with clock.at(AFTER), pytest.raises(Refused):
        says(focal_point_pe, decision, "PE", "abstention")


def test_capability_P6_a_country_changes_its_answer_until_the_deadline(before, scoped, focal_point_pe):
    decision = propose(scoped, focal_point_pe)
    says(focal_point_pe, decision, "PE", "objection", "No alcanza el tiempo.")
    says(focal_point_pe, decision, "PE")

    own_voice = DecisionVoice.objects.get()
    assert (own_voice.kind, own_voice.reason, own_voice.blocks) == ("consent", "", False)


def test_capability_P6_an_objection_has_a_reason(before, scoped, focal_point_pe):
    with pytest.raises(Refused, match="por qué objeta"):
        says(focal_point_pe, propose(scoped, focal_point_pe), "PE", "objection", "  ")
    assert not DecisionVoice.objects.exists()


def test_capability_P6_an_objection_blocks_until_its_country_accepts_a_resolution(
    before, scoped, coordination, focal_point_pe, focal_point_uy
):
    decision = propose(scoped, coordination, silence="consents")
    says(focal_point_uy, decision, "UY", "objection", "En frontera hay que responder el mismo día.")
    assert queries.decision_at(scoped, 1).stands.state == "not_adopted"

    words = "Dos días es el máximo."
    resolve_objection(actor=coordination, decision=decision, country="UY", resolution=words)
    assert queries.decision_at(scoped, 1).stands.state == "not_adopted"
    with pytest.raises(Refused, match="Uruguay"):
        accept_resolution(actor=focal_point_pe, decision=decision, country="UY", resolution=words)
    accept_resolution(actor=focal_point_uy, decision=decision, country="UY", resolution=words)

    closed = close(scoped)
    assert (closed.state, closed.consented) == ("with_condition", 2)


def test_capability_P6_a_country_accepts_only_the_words_that_it_read(before, scoped, coordination, focal_point_uy):
    decision = propose(scoped, coordination)
    says(focal_point_uy, decision, "UY", "objection", "Es poco.")
    for words in ("Tres días.", "Diez días."):
        resolve_objection(actor=coordination, decision=decision, country="UY", resolution=words)

    with pytest.raises(Refused, match="cambió"):
        accept_resolution(actor=focal_point_uy, decision=decision, country="UY", resolution="Tres días.")
    assert DecisionVoice.objects.get().blocks


def test_invariant_24_each_country_answers_for_itself_and_the_coordination_for_none(
    before, scoped, coordination, focal_point_pe, focal_point_uy, observer
):
    decision = propose(scoped, coordination)

    for actor, country in ((focal_point_pe, "UY"), (coordination, "PE"), (observer, "PE"), (focal_point_pe, "BR")):
        with pytest.raises(Refused):
            says(actor, decision, country)
    for actor, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        says(actor, decision, country)
    assert DecisionVoice.objects.count() == 2


def test_capability_P6_who_proposed_takes_it_back_while_it_is_open(before, scoped, coordination, focal_point_pe):
    decision = propose(scoped, focal_point_pe)
    with pytest.raises(Refused, match="quien hizo"):
        withdraw_decision(actor=coordination, decision=decision)

    assert withdraw_decision(actor=focal_point_pe, decision=decision).state == "withdrawn"
    with pytest.raises(Refused, match="cerrada"):
        withdraw_decision(actor=focal_point_pe, decision=decision)


def test_capability_P6_a_proposal_needs_words_and_a_day_to_come(before, scoped, focal_point_pe, observer):
    for values in ({"text": " "}, {"deadline": date(2026, 3, 9)}, {"silence": "maybe"}, {"text": "x" * 601}):
        with pytest.raises(Refused):
            propose(scoped, focal_point_pe, **values)
    with pytest.raises(Refused):
        propose(scoped, observer)
    assert not Decision.objects.exists()


def test_capability_P6_what_a_session_agreed_on_is_recorded_without_making_up_voices(scoped, webinars, coordination):
    decision = record_decision(
        actor=coordination, cycle=scoped, text="Un tema por sesión.", webinar=webinars[1], second=4810
    )

    one = queries.decision_at(scoped, 1)
    assert (decision.state, one.consented, one.country_count, one.voices) == ("adopted", None, None, ())


def test_capability_P6_a_session_that_has_not_begun_agreed_on_nothing(scoped, webinars, coordination):
    with pytest.raises(Refused, match="haya comenzado"):
        record_decision(actor=coordination, cycle=scoped, text="Un tema.", webinar=webinars[2])


def test_capability_P6_every_focal_point_is_asked_and_who_did_not_answer_is_reminded_once(
    before, scoped, coordination, focal_point_pe, focal_point_uy
):
    decision = propose(scoped, coordination)
    says(focal_point_pe, decision, "PE")
    assert requests("decision-proposed") == {focal_point_pe, focal_point_uy}

    with clock.at(datetime(2026, 3, 17, 12, tzinfo=LIMA)):
        assert remind_of_decisions() == 0
    for day in (18, 19, 20):  # the worker was away on the 18th or not: who is silent is reminded once
        with clock.at(datetime(2026, 3, day, 12, tzinfo=LIMA)):
            remind_of_decisions()

    assert requests("decision-closes") == {focal_point_uy}
    assert Notice.objects.filter(kind="decision-closes").count() == 1


def requests(kind):
    return {notice.person for notice in Notice.objects.filter(kind=kind).select_related("person")}


def test_capability_P6_the_mail_says_the_proposal_and_its_day_in_the_readers_language(
    before, scoped, coordination, make_person
):
    Cycle.objects.update(is_sensitive=False)
    scoped.refresh_from_db()
    person = make_person("Referente – Brasil", language="pt-br")
    InvitedCountry.objects.create(cycle=scoped, country="BR", zone="America/Sao_Paulo")
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.FOCAL_POINT, country="BR")

    propose(scoped, coordination)

    message = mail(Notice.objects.get(person=person))
    assert "20 de março de 2026" in message.body
    assert "/pt-br/team/c/ciclo-de-prueba/plan/decisions/1/" in message.body


def test_capability_P6_the_words_of_a_proposal_go_by_mail_only_to_who_has_entered_here(
    before, scoped, coordination, focal_point_pe, focal_point_uy
):
    """Any account may make any address a focal point: its words reach nobody who did not come here."""
    Cycle.objects.update(is_sensitive=False)
    scoped.refresh_from_db()
    Person.objects.filter(pk=focal_point_uy.pk).update(last_login=clock.now())

    decision = propose(scoped, coordination)

    texts = {notice.person: notice.values["text"] for notice in Notice.objects.filter(kind="decision-proposed")}
    assert texts == {focal_point_pe: "Usted la lee en su página.", focal_point_uy: decision.text}


def test_capability_P6_the_board_says_the_rule_who_is_silent_and_the_count(
    before, signed_in, scoped, coordination, focal_point_pe, focal_point_uy
):
    decision = propose(scoped, coordination)
    says(focal_point_pe, decision, "PE")

    page = signed_in(focal_point_uy).get(BOARD).text

    assert "Solo se adopta si al menos la mitad de los países consintió expresamente." in page
    assert "1 de 2 países han consentido." in page
    assert "Todavía no responden: Uruguay." in page
    assert "hasta el final del 20 de marzo de 2026, hora de Lima" in page


def test_capability_P6_a_focal_point_proposes_and_answers_from_the_pages(before, signed_in, scoped, focal_point_pe):
    client = signed_in(focal_point_pe)
    typed = {"text": "A las diez.", "language": "es", "deadline": "2026-03-20", "silence": "consents"}

    assert client.post(BOARD, typed).status_code == 302
    refused = client.post(f"{BOARD}1/answer/", {"country": "PE", "kind": "objection", "reason": ""})
    done = client.post(f"{BOARD}1/answer/", {"country": "PE", "kind": "abstention", "reason": "Otros saben más."})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "por qué objeta" in refused.text
    assert DecisionVoice.objects.get().reason == "Otros saben más."


def test_capability_P6_what_is_refused_keeps_what_was_typed(before, signed_in, scoped, coordination, focal_point_pe):
    propose(scoped, coordination)
    typed = {"text": "Una idea larga", "language": "es", "deadline": "2026-03-01", "silence": "consents"}

    refused = signed_in(focal_point_pe).post(BOARD, typed)

    assert refused.status_code == 422
    assert "Una idea larga" in refused.text
    assert "Elija un plazo que todavía esté por venir" in refused.text


def test_capability_P6_a_session_s_decision_is_recorded_from_its_page(signed_in, scoped, webinars, focal_point_pe):
    typed = {"text": "Dos días.", "language": "es", "webinar": "2", "minute": "56", "objecting": "UY"}
    page = f"{BOARD}record/"

    refused = signed_in(focal_point_pe).post(page, typed)
    done = signed_in(focal_point_pe).post(page, typed | {"reason": "Es mucho.", "resolution": "Es el máximo."})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "en la sesión 2, minuto 56. No se contaron votos." in signed_in(focal_point_pe).get(BOARD).text
    assert Decision.objects.get().state == "with_condition"


def test_the_board_costs_the_same_for_three_decisions_as_for_one(
    before, signed_in, designed, django_assert_num_queries, django_assert_max_num_queries
):
    actor = coordination_of(designed)
    client, address = signed_in(actor), "/es/team/c/en-diseno/plan/decisions/"
    propose(designed, actor)
    client.get(address)
    with django_assert_max_num_queries(20) as one:
        client.get(address)

    propose(designed, actor)
    propose(designed, actor)
    with django_assert_num_queries(len(one)):
        client.get(address)
