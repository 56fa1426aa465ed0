"""What became of an agreement: its steps with their days, its proof, what is overdue, who is reminded."""

from datetime import date, timedelta
from typing import Any

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.actions.confirming import answer_agreement, send_agreement
from tinkuy.dialogue.agreements.actions.making import reword_agreement, set_public, take_back_agreement
from tinkuy.dialogue.agreements.actions.parties import name_contact
from tinkuy.dialogue.agreements.actions.progress import record_progress
from tinkuy.dialogue.agreements.contacts import PARTY_CONTACTS
from tinkuy.dialogue.agreements.left_open import UNFINISHED_AGREEMENTS
from tinkuy.dialogue.agreements.models import LONGEST_WORDS, Agreement, AgreementLink, AgreementStep
from tinkuy.dialogue.agreements.queries import agreement_at, days_of, summary_of
from tinkuy.dialogue.agreements.reminders import remind_of_agreements
from tinkuy.dialogue.agreements.rules import mark_of
from tinkuy.dialogue.agreements.tests.conftest import TEXT, mails
from tinkuy.hub.agreements.queries import public_agreements
from tinkuy.journal.models import Entry, Erasure
from tinkuy.notices.models import Notice
from tinkuy.own_pages.sealed_contacts import KEPT_AFTER, erase_contacts, last_day
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment

PAGE = "/es/team/c/ciclo-de-prueba/agreements/1/"


def reword(agreement: Agreement, actor: Person, **terms: Any) -> None:
    whole = {"text": TEXT, "who": "Migraciones", "countries": ["PE", "UY"], "due_on": agreement.due_on}
    reword_agreement(actor=actor, agreement=agreement, **whole | terms)
    agreement.refresh_from_db()


def confirm_all(agreement: Agreement) -> None:
    """Each party accepts by its link."""
    for link in AgreementLink.objects.select_related("party__agreement__cycle", "party__focal_point", "cycle"):
        answer_agreement(link=link, answer="accepted", read=mark_of(agreement))


@pytest.fixture
def in_force(sent) -> Agreement:
    confirm_all(sent)
    return sent


@pytest.fixture
def due(in_force, facilitation, scoped):
    """`due(3)`: in force, with its day in three days."""

    def in_days(days: int) -> Agreement:
        Agreement.objects.update(due_on=scoped.today() + timedelta(days=days))
        in_force.refresh_from_db()
        confirm_all(in_force)
        return in_force

    return in_days


def test_capability_R2_its_steps_have_days_and_a_done_one_its_proof(in_force, facilitation, scoped):
    today = scoped.today()
    record_progress(actor=facilitation, agreement=in_force, state="under_way", taken_on=today)
    with pytest.raises(Refused, match="comprobante"):
        record_progress(actor=facilitation, agreement=in_force, state="done", taken_on=today)

    record_progress(actor=facilitation, agreement=in_force, state="done", taken_on=today, note="Acta del 3 de marzo")

    agreement = agreement_at(1)
    assert (agreement.state, agreement.proof) == ("done", "Acta del 3 de marzo")
    assert [day for _knot, day in days_of(summary_of(agreement))] == [today] * 4
    assert [step.state for step in AgreementStep.objects.all()] == ["under_way", "done"]


def test_capability_R2_a_dropped_one_says_why_and_may_be_taken_up_again(in_force, facilitation, scoped):
    with pytest.raises(Refused, match="por qué"):
        record_progress(actor=facilitation, agreement=in_force, state="dropped", taken_on=scoped.today())

    record_progress(actor=facilitation, agreement=in_force, state="dropped", taken_on=scoped.today(), note="Sin fondos")
    assert agreement_at(1).reason == "Sin fondos"
    record_progress(actor=facilitation, agreement=in_force, state="open", taken_on=scoped.today())

    assert agreement_at(1).state == "open"


@pytest.mark.both_databases
def test_capability_R2_a_reason_may_be_as_long_as_the_news(in_force, facilitation, scoped):
    why = "x" * LONGEST_WORDS

    record_progress(actor=facilitation, agreement=in_force, state="dropped", taken_on=scoped.today(), note=why)

    assert agreement_at(1).reason == why


def test_capability_R2_a_day_ahead_or_before_it_was_made_is_refused(in_force, facilitation, scoped):
    for days, words in ((1, "futuro"), (-400, "anterior")):
        with pytest.raises(Refused, match=words):
            record_progress(
                actor=facilitation,
                agreement=in_force,
                state="under_way",
                taken_on=scoped.today() + timedelta(days=days),
            )


def test_capability_R2_overdue_is_what_is_not_done_on_its_day_and_is_stored_nowhere(due, facilitation, scoped):
    agreement = due(-1)
    assert summary_of(agreement_at(1)).is_overdue

    record_progress(actor=facilitation, agreement=agreement, state="done", taken_on=scoped.today(), note="Acta")

    assert not summary_of(agreement_at(1)).is_overdue


def test_invariant_10_what_was_agreed_in_a_closed_part_goes_to_no_counterpart(client, caught, coordination):
    contact = {"name": "Ana", "email": "ana@example.org", "language": "es"}
    party = name_contact(actor=coordination, party=caught.parties.get(country="PE"), **contact)
    send_agreement(actor=coordination, agreement=caught)
    path = mails("agreement-to-confirm")["ana@example.org"]
    assert client.get(path).status_code == 200

    Segment.objects.filter(webinar=caught.webinar).update(regime="closed")

    assert client.get(path).status_code == 404
    with clock.at(clock.now() + timedelta(days=1)):
        assert send_agreement(actor=coordination, agreement=caught) == 1, "the focal point of Uruguay"
    with pytest.raises(Refused, match="cerrado"):
        name_contact(actor=coordination, party=party, **contact)


@pytest.mark.parametrize("where", ["at a moment that nobody knows", "in no session"])
def test_invariant_11_without_its_moment_the_strictest_that_could_bind_it_does(in_force, scoped, where):
    Agreement.objects.update(second=None)
    if where == "in no session":
        Agreement.objects.update(webinar=None)
        Cycle.objects.filter(pk=scoped.pk).update(default_regime="closed")
    else:
        Segment.objects.filter(webinar=in_force.webinar, ordinal=2).update(regime="closed")

    assert agreement_at(1).regime == "closed"


def test_capability_R2_a_party_tells_by_its_link_what_became_of_it(client, in_force, focal_point_pe):
    path = mails("agreement-to-confirm")[focal_point_pe.email]
    assert "¿Qué pasó" in client.get(path).text

    answer = client.post(f"{path}news/", {"state": "done", "note": "Ya atiende de noche"})

    assert answer.status_code == 302
    assert (agreement_at(1).state, agreement_at(1).proof) == ("done", "Ya atiende de noche")


def test_capability_R2_who_did_not_confirm_tells_nothing(client, sent, focal_point_pe):
    path = mails("agreement-to-confirm")[focal_point_pe.email]

    assert client.post(f"{path}news/", {"state": "under_way", "note": ""}).status_code == 422
    assert agreement_at(1).state == "open"


def test_capability_R2_each_party_is_reminded_once_before_the_day(due):
    due(5)

    assert remind_of_agreements() == 2
    with clock.at(clock.now() + timedelta(days=1)):
        assert remind_of_agreements() == 0
    assert Notice.objects.filter(kind="agreement-due").count() == 2


def test_capability_R2_who_was_reminded_of_a_day_is_not_again_after_it_was_reworded(due, facilitation):
    agreement = due(5)
    assert remind_of_agreements() == 2

    reword(agreement, facilitation, text="Poner guardia")
    confirm_all(agreement)
    assert remind_of_agreements() == 0

    reword(agreement, facilitation, due_on=agreement.due_on + timedelta(days=1))
    confirm_all(agreement)
    assert remind_of_agreements() == 2, "of another day they are"


@pytest.mark.parametrize("days", [-1, 8])
def test_capability_R2_nobody_is_reminded_of_what_is_past_or_far_off(due, days):
    due(days)

    assert remind_of_agreements() == 0


def test_capability_R7_an_agreement_that_is_not_done_is_left_open_for_the_next_cycle(in_force, facilitation, scoped):
    (point,) = UNFINISHED_AGREEMENTS.left_open(scoped)
    assert (point.code, point.words, point.is_open, point.is_urged) == ("A1", {"es": TEXT}, True, True)

    record_progress(actor=facilitation, agreement=in_force, state="done", taken_on=scoped.today(), note="Acta")

    assert UNFINISHED_AGREEMENTS.left_open(scoped) == []
    assert not UNFINISHED_AGREEMENTS.named([point.key])[point.key].is_open


def test_invariant_10_it_is_internal_until_all_confirmed_and_somebody_makes_it_public(sent, facilitation):
    with pytest.raises(Refused, match="confirmado"):
        set_public(actor=facilitation, agreement=sent, is_public=True)
    confirm_all(sent)
    assert not agreement_at(1).is_public

    set_public(actor=facilitation, agreement=agreement_at(1), is_public=True)
    assert agreement_at(1).is_public


def test_invariant_11_one_of_a_closed_part_is_never_public(in_force, facilitation):
    Agreement.objects.update(regime="closed")

    with pytest.raises(Refused, match="cerrado"):
        set_public(actor=facilitation, agreement=agreement_at(1), is_public=True)


def test_invariant_12_words_that_may_say_who_somebody_is_are_read_again_before_strangers_do(
    signed_in, in_force, facilitation
):
    client, named = signed_in(facilitation), "Escribir a juan.perez@salud.example"
    reword(in_force, facilitation, text=named)
    confirm_all(in_force)
    public = f"{PAGE}public/"

    response = client.post(public, {"is_public": "yes"})
    assert (response.status_code, agreement_at(1).is_public) == (422, False)
    assert all(words in response.text for words in ("juan.perez@salud.example", 'name="names_nobody"'))
    assert client.post(public, {"is_public": "yes", "names_nobody": "on"}).status_code == 302
    assert agreement_at(1).is_public

    terms = {"text": f"{named} hoy", "who": "Migraciones", "countries": ["PE", "UY"]}
    again = client.post(f"{PAGE}reword/", terms)
    assert (again.status_code, 'name="names_nobody"' in again.text, agreement_at(1).text) == (422, True, named)
    assert client.post(f"{PAGE}reword/", terms | {"names_nobody": "on"}).status_code == 302


def test_invariant_11_a_part_that_is_closed_later_hides_what_was_agreed_in_it(in_force, facilitation, client):
    set_public(actor=facilitation, agreement=in_force, is_public=True)
    public = "/es/c/ciclo-de-prueba/agreements/1/"
    assert "Perú" in client.get(public).text

    Segment.objects.filter(webinar=in_force.webinar).update(regime="chatham_house")
    page = client.get(public).text
    assert (TEXT in page, "Perú" in page) == (True, False)
    assert "in_dialogue" not in dict(public_agreements(in_force.cycle)[0].days)

    (point,) = UNFINISHED_AGREEMENTS.left_open(in_force.cycle)
    assert (point.session, "Perú" in str(point.facts)) == (None, False)

    Segment.objects.filter(webinar=in_force.webinar).update(regime="closed")
    assert client.get(public).status_code == 404
    assert UNFINISHED_AGREEMENTS.left_open(in_force.cycle) == []


def test_invariant_20_name_and_address_of_a_counterpart_go_on_their_day(caught, coordination, scoped):
    party = caught.parties.get(country="PE")
    name_contact(actor=coordination, party=party, name="Ana", email="ana@example.org", language="es")
    party.refresh_from_db()
    assert party.contact_until == scoped.today() + KEPT_AFTER
    assert erase_contacts() == 0

    with clock.at(clock.now() + KEPT_AFTER + timedelta(days=2)):
        assert erase_contacts() == 1

    party.refresh_from_db()
    assert (bytes(party.sealed_name), bytes(party.sealed_email), party.contact_until) == (b"", b"", None)


def test_invariant_20_a_counterpart_answers_until_their_day_and_that_moves_with_the_agreements(
    client, caught, coordination, scoped
):
    party = caught.parties.get(country="PE")
    name_contact(actor=coordination, party=party, name="Ana", email="ana@example.org", language="es")
    send_agreement(actor=coordination, agreement=caught)
    path = mails("agreement-to-confirm")["ana@example.org"]
    for due_on, until in ((scoped.today() + timedelta(days=900), 900), (scoped.today() + timedelta(days=30), 30)):
        reword(caught, coordination, due_on=due_on)
        party.refresh_from_db()
        assert party.contact_until == scoped.today() + timedelta(days=until) + KEPT_AFTER

    with clock.at(clock.now() + timedelta(days=20)):
        reword(caught, coordination, due_on=None)
    party.refresh_from_db()
    assert party.contact_until == scoped.today() + timedelta(days=20) + KEPT_AFTER, "never longer than from now"
    with clock.at(clock.now() + timedelta(days=21) + KEPT_AFTER):
        assert client.get(path).status_code == 404, "before the clock's turn too"
        assert send_agreement(actor=coordination, agreement=caught) == 1, "Uruguay alone is asked"


def test_invariant_20_who_is_taken_back_with_an_agreement_is_erased_as_any_other(caught, coordination, scoped):
    party = caught.parties.get(country="PE")
    name_contact(actor=coordination, party=party, name="Ana", email="ana@example.org", language="es")

    take_back_agreement(actor=coordination, agreement=caught)

    assert Erasure.objects.filter(kind=PARTY_CONTACTS.erased_as).count() == 1


def test_a_day_beyond_the_calendar_keeps_nobody_for_ever(scoped):
    assert last_day(date.max, scoped.today()) < scoped.today() + timedelta(days=365 * 11)


def test_the_page_records_a_step_and_refuses_in_words(signed_in, in_force, facilitation, scoped):
    client = signed_in(facilitation)
    today = scoped.today().isoformat()

    assert client.post(f"{PAGE}step/", {"state": "done", "taken_on": today}).status_code == 422
    assert client.post(f"{PAGE}step/", {"state": "done", "taken_on": today, "note": "Acta"}).status_code == 302

    page = client.get(PAGE).text
    assert all(words in page for words in ("Acta", "Perú"))


def test_the_register_filters_by_state_country_and_session(signed_in, caught, facilitation):
    client = signed_in(facilitation)
    register = "/es/team/c/ciclo-de-prueba/agreements/"

    for query, shows in (("", True), ("?country=PE", True), ("?country=UY&session=3&state=caught", True),
                         ("?session=1", False), ("?state=overdue", False)):  # fmt: skip
        assert (TEXT in client.get(register + query).text) is shows, query


def test_invariant_24_every_step_leaves_its_entry(due, facilitation):
    reword_agreement(actor=facilitation, agreement=due(5), text="Otra", who="Migraciones", countries=["PE", "UY"])

    deeds = set(Entry.objects.filter(subject="agreement").values_list("deed", flat=True))
    assert {"caught", "sent", "answered", "reworded"} <= deeds
