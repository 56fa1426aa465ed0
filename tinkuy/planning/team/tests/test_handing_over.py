"""Whoever leaves hands over what waits on them, in one act; nothing waits on nobody without the check-up saying so."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.desk.checkup.planning.duties import duties_of_one_alone, unattended_duties
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.dialogue.agreements.models import Agreement, AgreementLink, AgreementParty
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.systematisation_plan.models import SystematisationPlan
from tinkuy.planning.tasks.models import Task
from tinkuy.planning.team.actions.handing_over import hand_over_duties
from tinkuy.planning.team.actions.roles import give_back_role, take_role
from tinkuy.planning.team.duties import duties_of, registered_names, source_of
from tinkuy.planning.team.models import TakenRole
from tinkuy.planning.team.succession import survey_duties
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.agreement.models import DoubleCoding
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Transcript

EVERYTHING = {"task", "hook", "systematisation", "segment", "agreement", "second-coding", "response", "key-action"}


@pytest.fixture
def second_focal_point(make_person, scoped) -> Person:
    """Another focal point of Peru."""
    person = make_person("Otra referente", country="PE")
    TeamRole.objects.create(cycle=scoped, person=person, role=Role.FOCAL_POINT, country="PE")
    return person


@pytest.fixture
def laden(scoped, webinars, focal_point_pe) -> Person:
    """Peru's focal point, on whom one thing of each kind waits, and things that are done besides."""
    cycle, person, on = scoped, focal_point_pe, date(2026, 5, 1)
    Task.objects.create(cycle=cycle, text="Traer la lista", owner=person, due_on=on)
    Task.objects.create(cycle=cycle, text="Hecha", owner=person, due_on=on, done_at=clock.now())
    for number, state in ((4, "planted"), (5, "dropped")):
        Hook.objects.create(
            cycle=cycle, number=number, text={"es": "¿Y?"}, origin=webinars[0], target=webinars[2],
            responsible=person, state=state, drop_reason="No" if state == "dropped" else "",
        )  # fmt: skip
    SystematisationPlan.objects.create(cycle=cycle).responsible.add(person)
    for webinar in (webinars[0], webinars[2]):
        Segment.objects.create(cycle=cycle, webinar=webinar, ordinal=1, title="Bienvenida", minutes=5, lead=person)
    for number, state in ((1, "open"), (2, "done")):
        agreement = Agreement.objects.create(
            cycle=cycle, number=number, text="Enviar el protocolo", state=state, proof="Acta"
        )
        party = AgreementParty.objects.create(cycle=cycle, agreement=agreement, country="PE", focal_point=person)
        AgreementLink.objects.create(cycle=cycle, party=party, fingerprint=f"{number:064}")
    transcript = Transcript.objects.create(cycle=cycle, webinar=webinars[0], layout="zoom")
    DoubleCoding.objects.create(cycle=cycle, transcript=transcript, first=1, last=9, second_coder=person)
    for number, state in ((1, "agreed"), (2, "in_practice")):
        finding = Finding.objects.create(
            cycle=cycle, number=number, kind="recommendation", state="published", text={"es": "Atender"}
        )
        response = Response.objects.create(cycle=cycle, finding=finding, country="PE", state=state, focal_point=person)
        KeyAction.objects.create(cycle=cycle, response=response, text="Capacitar", owner=person)
    return person


def names_of(person: Person, cycle) -> set[str]:
    return {duty.source for duty in duties_of(person, cycle)}


def test_what_is_open_of_each_kind_waits_on_a_person_and_nothing_that_is_done(scoped, laden):
    duties = duties_of(laden, scoped)

    assert registered_names() >= EVERYTHING
    assert sorted(duty.source for duty in duties) == sorted(EVERYTHING)
    assert {duty.source for duty in duties if duty.country == "PE"} == {"agreement", "response", "key-action"}


def test_all_of_it_is_handed_over_in_one_act_and_the_successor_is_told_once(
    scoped, coordination, laden, second_focal_point
):
    second_focal_point.last_login = clock.now()
    second_focal_point.save()

    hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=second_focal_point)

    assert (names_of(laden, scoped), names_of(second_focal_point, scoped)) == (set(), EVERYTHING)
    assert Task.objects.get(text="Hecha").owner == laden
    assert [response.focal_point for response in Response.objects.order_by("finding__number")] == [
        second_focal_point, laden,
    ]  # fmt: skip
    assert Entry.objects.get(deed="handed over duties").details["count"] == 8
    (notice,) = Notice.objects.filter(person=second_focal_point)
    assert (notice.kind, notice.values["duties"], notice.values["by"]) == ("duties-received", 8, coordination.name)


def test_a_link_of_an_agreement_goes_with_whom_it_was_sent_to(scoped, coordination, laden, second_focal_point):
    hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=second_focal_point)

    assert [link.party.agreement.number for link in AgreementLink.objects.all()] == [2]


def test_what_only_a_focal_point_of_the_country_may_do_passes_to_no_other(
    scoped, coordination, laden, focal_point_uy, observer
):
    hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=focal_point_uy)
    assert names_of(laden, scoped) == {"agreement", "response", "key-action"}

    hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=observer)
    assert names_of(laden, scoped) == {"agreement", "response"}
    with pytest.raises(Refused, match="ninguno de estos pendientes"):
        hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=observer)


def test_everybody_hands_over_their_own_and_who_gives_roles_that_of_others(scoped, laden, focal_point_uy, observer):
    with pytest.raises(Refused):
        hand_over_duties(actor=observer, cycle=scoped, former=laden, successor=focal_point_uy)
    with pytest.raises(Refused, match="otra persona"):
        hand_over_duties(actor=laden, cycle=scoped, former=laden, successor=laden)

    hand_over_duties(actor=laden, cycle=scoped, former=laden, successor=observer)

    assert "task" in names_of(observer, scoped)


def test_nobody_who_left_or_never_came_in_takes_anything_over(scoped, coordination, laden, observer):
    TeamRole.objects.filter(person=observer).update(sent_at=clock.now(), entered_at=None)
    with pytest.raises(Refused, match="ya haya entrado"):
        hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=observer)

    TeamRole.objects.filter(person=observer).delete()
    with pytest.raises(Refused, match="ya haya entrado"):
        hand_over_duties(actor=coordination, cycle=scoped, former=laden, successor=observer)


def test_a_role_that_is_taken_hands_over_and_given_back_it_brings_back_what_still_waits(
    scoped, coordination, laden, second_focal_point
):
    role = TeamRole.objects.select_related("cycle", "person").get(person=laden)
    take_role(actor=coordination, team_role=role, successor=second_focal_point)
    assert (names_of(laden, scoped), names_of(second_focal_point, scoped)) == (set(), EVERYTHING)

    Task.objects.filter(text="Traer la lista").update(done_at=clock.now())
    Hook.objects.filter(number=4).update(responsible=coordination)
    give_back_role(actor=coordination, taken_role=TakenRole.objects.select_related("person", "cycle").get())

    assert names_of(laden, scoped) == EVERYTHING - {"task", "hook"}
    assert Hook.objects.get(number=4).responsible == coordination


def test_who_keeps_another_role_leaves_only_what_the_country_needs(scoped, coordination, laden, second_focal_point):
    TeamRole.objects.create(cycle=scoped, person=laden, role=Role.RAPPORTEUR)
    role = TeamRole.objects.select_related("cycle", "person").get(person=laden, role=Role.FOCAL_POINT)

    take_role(actor=coordination, team_role=role, successor=second_focal_point)

    assert names_of(laden, scoped) == EVERYTHING - {"agreement", "response", "key-action"}


def test_the_page_lists_it_and_hands_it_over(signed_in, scoped, coordination, laden, second_focal_point):
    browser = signed_in(coordination)
    address = f"{reverse('planning:hand_over', args=[scoped.slug])}?person={laden.public_id}"

    page = browser.get(address).text
    assert [words in page for words in ("Traer la lista", "H4: ¿Y?", "RE-1: Atender", "solo un referente de Perú")] == [
        True
    ] * 4
    refused = browser.post(address, {"successor": ""})
    done = browser.post(address, {"successor": second_focal_point.public_id})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "No hay pendientes" in browser.get(address).text


def test_ones_own_page_is_ones_own_and_that_of_another_is_for_who_gives_roles(signed_in, scoped, laden, observer):
    own, of_others = (reverse(f"planning:{name}", args=[scoped.slug]) for name in ("duties", "hand_over"))

    assert "Sus pendientes en este ciclo" in signed_in(laden).get(own).text
    assert signed_in(observer).get(f"{of_others}?person={laden.public_id}").status_code == 403
    assert "Traer la lista" not in signed_in(observer).get(f"{own}?person={laden.public_id}").text


def test_taking_a_role_on_its_page_names_who_takes_over(signed_in, scoped, coordination, laden, second_focal_point):
    browser, role = signed_in(coordination), TeamRole.objects.get(person=laden)
    address = reverse("planning:take_role", args=[scoped.slug])

    page = browser.get(address, {"held": role.pk}).text
    assert f'value="{second_focal_point.public_id}"' in page
    browser.post(address, {"held": role.pk, "successor": second_focal_point.public_id})

    assert names_of(second_focal_point, scoped) == EVERYTHING
    assert not TeamRole.objects.filter(pk=role.pk).exists()


def test_the_check_up_says_what_waits_on_nobody_and_what_would(scoped, coordination, laden):
    def remarks():
        facts = facts_of(scoped, attendance_for_team(scoped))
        return list(unattended_duties(facts)), list(duties_of_one_alone(facts))

    left, ahead = remarks()
    assert (left, [(case.subject, case.values["count"]) for case in ahead]) == ([], [("Perú", 2)])

    take_role(actor=coordination, team_role=TeamRole.objects.select_related("cycle", "person").get(person=laden))
    (case,), ahead = remarks()

    assert (case.subject, case.values["count"], ahead) == (laden.name, 8, [])
    assert case.href.endswith(f"hand-over/?person={laden.public_id}")


def test_a_closed_account_leaves_what_it_had(scoped, laden, second_focal_point):
    Person.objects.filter(pk=laden.pk).update(is_active=False)

    survey = survey_duties(scoped)

    assert [(one.person, one.count) for one in survey.unattended] == [(laden, 8)]
    assert survey.of_one_alone == []


def test_what_a_role_gave_is_remembered_as_long_as_the_role(scoped, coordination, laden, second_focal_point):
    role = TeamRole.objects.select_related("cycle", "person").get(person=laden)
    take_role(actor=coordination, team_role=role, successor=second_focal_point)
    taken = TakenRole.objects.select_related("person", "cycle").get()
    TakenRole.objects.update(taken_at=clock.now() - timedelta(days=15))
    taken.refresh_from_db()

    with pytest.raises(Refused):
        give_back_role(actor=coordination, taken_role=taken)
    assert names_of(second_focal_point, scoped) == EVERYTHING


NO_DUTIES = {
    "HubRole.person": "a role over the hub; taking the last one is refused",
    "SignInCode.person": "how somebody enters",
    "EntryLink.person": "the same",
    "Passkey.person": "the same",
    "CodeApp.person": "the same",
    "RecoveryCode.person": "the same",
    "SignInSession.person": "the same",
    "Entry.actor": "what was done",
    "Notice.person": "what somebody is told",
    "Campaign.sender": "who is told that mails wait; the coordination lets them go on, too",
    "TeamRole.person": "the role itself",
    "TakenRole.person": "a role that was taken",
    "TakenRole.passed_to": "whom it was handed to",
    "TakenHubRole.person": "a role that was taken",
    "DecisionVoice.person": "what somebody said for a country, which may say it again by another",
    "Proposal.person": "what somebody proposed",
    "ProposalComment.person": "what somebody said",
    "ProposalVote.person": "the same",
    "Question.asker_of_team": "the same",
    "CodingStep.person": "what can be undone",
    "Validation.person": "what somebody said for a country",
    "Sheet.authors": "who wrote it; whoever has the role goes on writing",
    "Sheet_authors.person": "the same",
    "SystematisationPlan.responsible": "by its rows",
    "Review.person": "what somebody said of a sheet",
    "BegunReview.person": "what they have not said yet; it goes on its day, or with the account",
    "HubReview.person": "the same, of another hub's",
    "Approval.person": "the same",
    "VisibilityAct.person": "what somebody did",
    "RecognitionLetter.person": "the same",
    "SheetTranslation.translators": "who translated it; whoever has the role goes on",
    "SheetTranslation_translators.person": "the same",
    "SheetComment.person": "what somebody said of a draft",
    "Sheet.peers": "whom a hub editor asked to review a sheet that is of no cycle",
    "Sheet_peers.person": "the same",
    "Enquiry.focal_point": "who answers a message; once they have no such role, the hub's editors do",
}
"""What points to a person and waits on nobody: who leaves leaves nothing of it undone."""


def test_nothing_that_points_to_a_person_is_forgotten_by_who_leaves(scoped):
    """A new key to a person is a duty, says who did something (`…_by`), or stands above with why it is none."""
    pointing = {
        f"{one.related_model.__name__}.{one.field.name}"
        for one in Person._meta.get_fields(include_hidden=True)
        if one.auto_created and not one.concrete and not one.field.name.endswith("_by")
    }
    sources = [source_of(name) for name in registered_names()]
    handed = {f"{one.rows(scoped).model.__name__}.{one.person}" for one in sources}

    assert handed | set(NO_DUTIES) == pointing
    assert handed & set(NO_DUTIES) == set()


def test_whoever_hands_over_the_rest_of_somebody_who_left_comes_to_the_team(
    signed_in, scoped, coordination, laden, second_focal_point
):
    TeamRole.objects.filter(person=laden).delete()
    address = f"{reverse('planning:hand_over', args=[scoped.slug])}?person={laden.public_id}"

    done = signed_in(coordination).post(address, {"successor": second_focal_point.public_id}, follow=True)

    assert done.status_code == 200
    assert done.redirect_chain == [(reverse("planning:team", args=[scoped.slug]), 302)]
