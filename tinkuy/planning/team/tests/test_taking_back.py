"""Taking a role back asks first, tells the person and has a way back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.notices.wording import wording
from tinkuy.people.models import HubRole
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.tasks.models import Task
from tinkuy.planning.team.actions.invitations import invite_member
from tinkuy.planning.team.actions.roles import forget_taken_roles, give_back_role, take_role
from tinkuy.planning.team.models import TakenHubRole, TakenRole
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.rounds.models import RoundFinding, ValidationRound

HUB = "/en/team/hub/"


@pytest.fixture
def focal_role(scoped, focal_point_pe) -> TeamRole:
    focal_point_pe.last_login = clock.now()
    focal_point_pe.save()
    return TeamRole.objects.select_related("cycle", "person").get(person=focal_point_pe)


def page(name: str, cycle, **query) -> str:
    with translation.override("en"):
        return reverse(f"planning:{name}", args=[cycle.slug], query=query)


def mails_to(person) -> list[tuple[str, str]]:
    """Kind and words of each message owed to *person*."""
    return [
        (one.kind, wording(one.kind, one.language, {"person": person} | one.values).body)
        for one in Notice.objects.filter(person=person).order_by("id")
    ]


def test_the_first_press_asks_and_takes_nothing(signed_in, coordination, focal_role, webinars):
    browser, cycle = signed_in(coordination), focal_role.cycle
    Task.objects.create(cycle=cycle, text="Traer la lista", owner=focal_role.person, due_on=date(2026, 5, 1))
    Hook.objects.create(
        cycle=cycle, number=4, text={"es": "¿Y?"}, origin=webinars[0], target=webinars[1], responsible=focal_role.person
    )
    finding = Finding.objects.create(cycle=cycle, kind="lesson", number=1, text={"es": "Algo"}, state="contrasted")
    opened = ValidationRound.objects.create(cycle=cycle, number=1, closes_on=date(2100, 1, 1))
    RoundFinding.objects.create(
        cycle=cycle, round=opened, finding=finding, content_hash=finding.content_hash, asked_on=date(2026, 4, 1)
    )

    assert f"?held={focal_role.pk}" in browser.get(page("team", cycle)).content.decode()
    question = browser.get(page("take_role", cycle, held=focal_role.pk)).content.decode()

    for words in (
        "Take the role “Local focal point” back from Referente – Perú?",
        "They can no longer open the pages of this cycle",
        "Peru has no other focal point",
        "Traer la lista</a>",
        "H4: ¿Y?</a>",
        "The round of validation still needs the answer of Peru until",
        "They are told by a message",
    ):
        assert words in question
    assert TeamRole.objects.filter(pk=focal_role.pk).exists()


def test_the_person_is_told_in_their_language_by_whom(scoped, coordination, focal_role):
    focal_role.person.language = "pt-br"
    focal_role.person.save()

    take_role(actor=coordination, team_role=focal_role)

    ((kind, words),) = mails_to(focal_role.person)
    assert kind == "role-taken"
    assert "Ponto focal" in words
    assert "Retirada por Coordinación regional." in words
    assert Entry.objects.filter(deed="took role", actor=coordination).exists()


def test_whoever_never_entered_reads_no_words_that_others_typed(scoped, coordination, focal_point_uy):
    take_role(actor=coordination, team_role=TeamRole.objects.select_related("person").get(person=focal_point_uy))

    ((_kind, words),) = mails_to(focal_point_uy)
    assert "Coordinación regional" not in words
    assert "Ciclo de prueba" not in words


def test_it_is_given_back_in_one_press_and_a_consent_to_be_shown_is_not(signed_in, scoped, coordination, focal_role):
    focal_role.public_since = date(2026, 1, 1)
    focal_role.save()
    browser = signed_in(coordination)

    browser.post(page("take_role", scoped), {"held": focal_role.pk})
    taken = TakenRole.objects.get()
    assert "Give it back" in browser.get(page("team", scoped)).content.decode()
    browser.post(page("give_back_role", scoped), {"taken": taken.pk})

    again = TeamRole.objects.get(person=focal_role.person)
    assert (again.role, again.country, again.public_since) == (Role.FOCAL_POINT, "PE", None)
    assert [kind for kind, _words in mails_to(focal_role.person)] == ["role-taken", "role-given-back"]
    assert "Give it back" not in browser.get(page("team", scoped)).content.decode()


def test_after_two_weeks_it_is_forgotten(scoped, coordination, focal_role):
    take_role(actor=coordination, team_role=focal_role)
    taken = TakenRole.objects.get()

    with clock.at(clock.now() + timedelta(days=15)):
        with pytest.raises(Refused):
            give_back_role(actor=coordination, taken_role=taken)
        assert forget_taken_roles() == 1
    assert not TakenRole.objects.exists()


def test_an_invitation_that_has_not_gone_is_taken_back_without_a_word(scoped, coordination):
    given = invite_member(
        actor=coordination, cycle=scoped, name="Relatoría", email="r@example.org", role=Role.RAPPORTEUR
    )

    take_role(actor=coordination, team_role=given)

    assert mails_to(given.person) == []
    assert not TakenRole.objects.exists()


def test_a_coordination_that_cannot_enter_is_no_coordination_left(scoped, coordination, make_person):
    gone = make_person("Coordinación de antes")
    gone.is_active = False
    gone.save()
    TeamRole.objects.create(cycle=scoped, person=gone, role=Role.COORDINATION)

    with pytest.raises(Refused):
        take_role(actor=coordination, team_role=TeamRole.objects.get(person=coordination))


def test_a_role_over_the_hub_asks_tells_and_comes_back(signed_in, administrator, hub_editor):
    browser, focal_role = signed_in(administrator), hub_editor.hub_roles.get()

    question = browser.get(f"{HUB}take/?held={focal_role.pk}").content.decode()
    assert "Nobody else has the role “Hub editor” over the hub." in question
    assert HubRole.objects.filter(pk=focal_role.pk).exists()

    browser.post(f"{HUB}take/", {"held": focal_role.pk})
    assert not hub_editor.hub_roles.exists()
    assert "Give it back" in browser.get(HUB).content.decode()

    browser.post(f"{HUB}give-back/", {"taken": TakenHubRole.objects.get().pk})
    assert hub_editor.hub_roles.get().role == Role.HUB_EDITOR
    assert [kind for kind, _words in mails_to(hub_editor)] == ["role-taken", "role-given-back"]


def test_the_last_administrator_who_can_enter_stays(signed_in, administrator, make_person):
    gone = make_person("Administración de antes")
    gone.is_active = False
    gone.save()
    HubRole.objects.create(person=gone, role=Role.ADMINISTRATOR)

    answer = signed_in(administrator).post(f"{HUB}take/", {"held": administrator.hub_roles.get().pk})

    assert answer.status_code == 422
    assert "The installation keeps at least one administrator." in answer.content.decode()
    assert administrator.hub_roles.exists()


def test_a_message_that_still_waits_does_not_keep_somebody_from_being_told(scoped, coordination, focal_role):
    Notice.objects.create(
        person=focal_role.person,
        kind="findings-to-validate",
        language="es",
        about=f"team-role|{focal_role.pk}",
        dedupe_key="x",
    )

    take_role(actor=coordination, team_role=focal_role)

    assert [kind for kind, _words in mails_to(focal_role.person)] == ["role-taken"]


def test_the_last_coordination_is_told_so_before_it_presses(signed_in, scoped, coordination):
    focal_role = TeamRole.objects.get(person=coordination)

    question = signed_in(coordination).get(page("take_role", scoped, held=focal_role.pk)).content.decode()

    assert "A cycle keeps at least one person in its coordination." in question
    assert 'name="held"' not in question


def test_the_way_to_give_it_back_begins_at_the_head_of_the_page(
    signed_in, scoped, coordination, focal_role, administrator, hub_editor
):
    """On a telephone the list stands several screens below the sentence that says that it was done."""
    browser, link = signed_in(coordination), '<a href="#taken">'
    assert link not in browser.get(page("team", scoped)).text

    head, found, rest = browser.post(page("take_role", scoped), {"held": focal_role.pk}, follow=True).text.partition(
        link
    )
    assert found
    assert rest.startswith("1 role was taken back lately: see it and give it back")
    assert "Focal points by country" not in head
    assert 'id="taken"' in rest

    over_the_hub = signed_in(administrator).post(f"{HUB}take/", {"held": hub_editor.hub_roles.get().pk}, follow=True)
    assert link in over_the_hub.text
