from datetime import date, timedelta

import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.queries import invited_teams, public_focal_points
from tinkuy.planning.rules import role_holder
from tinkuy.planning.team.actions.invitations import invite_member
from tinkuy.planning.team.actions.roles import give_role, show_publicly, take_role
from tinkuy.stream.queries import holders_revoked_within


def give(cycle, actor, person, role=Role.FOCAL_POINT, **values):
    return give_role(actor=actor, cycle=cycle, person=person, role=role, **values)


def test_capability_P5_the_coordination_gives_a_role_for_a_country(scoped, coordination, outsider):
    give(scoped, coordination, outsider, country="PE")

    assert [(team.country, len(team.focal_points)) for team in invited_teams(scoped)] == [("PE", 1), ("UY", 0)]


def test_promise_A08_nobody_gives_a_role_to_themselves(scoped, coordination):
    with pytest.raises(Refused):
        give(scoped, coordination, coordination, country="PE")


def test_only_the_coordination_gives_roles(scoped, focal_point_pe, observer, outsider):
    for actor in (focal_point_pe, observer):
        with pytest.raises(Refused):
            give(scoped, actor, outsider, role=Role.RAPPORTEUR)
    assert not TeamRole.objects.filter(person=outsider).exists()


def test_a_focal_point_is_one_for_an_invited_country_and_nobody_else_is(scoped, coordination, outsider):
    for country in ("", "BR"):
        with pytest.raises(Refused):
            give(scoped, coordination, outsider, country=country)
    with pytest.raises(Refused):
        give(scoped, coordination, outsider, role=Role.RAPPORTEUR, country="PE")


def test_the_hubs_own_roles_are_not_given_in_a_cycle(scoped, coordination, outsider):
    with pytest.raises(Refused):
        give(scoped, coordination, outsider, role=Role.ADMINISTRATOR)


def test_a_role_is_given_once(scoped, coordination, focal_point_pe):
    with pytest.raises(Refused, match="Referente – Perú"):
        give(scoped, coordination, focal_point_pe, country="PE")


def test_capability_P5_someone_new_joins_by_e_mail(scoped, coordination):
    given = invite_member(
        actor=coordination, cycle=scoped, name="Relatoría", email="Relatoria@Example.org", role=Role.RAPPORTEUR
    )

    assert given.person == Person.objects.get(email="relatoria@example.org")


def test_someone_with_an_account_joins_under_their_own_name(scoped, coordination, outsider):
    given = invite_member(
        actor=coordination, cycle=scoped, name="Otro nombre", email=outsider.email, role=Role.RAPPORTEUR
    )

    assert (given.person, given.person.name) == (outsider, "Persona sin rol")


def test_a_cycle_keeps_a_coordination(scoped, coordination):
    with pytest.raises(Refused):
        take_role(actor=coordination, team_role=TeamRole.objects.get(person=coordination))


def test_a_role_is_taken_back(scoped, coordination, focal_point_pe):
    take_role(actor=coordination, team_role=TeamRole.objects.get(person=focal_point_pe))

    assert not TeamRole.objects.filter(person=focal_point_pe).exists()


def test_promise_A05_what_a_role_had_open_closes_when_it_is_taken(scoped, coordination, focal_point_pe):
    take_role(actor=coordination, team_role=TeamRole.objects.get(person=focal_point_pe))

    assert holders_revoked_within(60) == {role_holder(focal_point_pe, scoped)}


def members_of_page(cycle):
    return [role.person.name for role in public_focal_points(cycle)]


def test_invariant_21_a_focal_point_is_public_only_while_the_consent_is_in_force(
    scoped, focal_point_pe, focal_point_uy
):
    held = TeamRole.objects.select_related("cycle").get(person=focal_point_pe)
    assert members_of_page(scoped) == []

    show_publicly(actor=focal_point_pe, team_role=held, is_public=True)
    assert members_of_page(scoped) == ["Referente – Perú"]

    show_publicly(actor=focal_point_pe, team_role=held, is_public=False)
    assert members_of_page(scoped) == []


def test_invariant_21_a_consent_of_tomorrow_is_not_in_force(scoped, focal_point_pe):
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=scoped.today() + timedelta(days=1))
    assert members_of_page(scoped) == []

    TeamRole.objects.filter(person=focal_point_pe).update(public_since=date(2026, 1, 1))
    assert members_of_page(scoped) == ["Referente – Perú"]


def test_nobody_consents_for_another(scoped, coordination, focal_point_uy, focal_point_pe):
    held = TeamRole.objects.select_related("cycle").get(person=focal_point_pe)

    for actor in (coordination, focal_point_uy):
        with pytest.raises(Refused):
            show_publicly(actor=actor, team_role=held, is_public=True)
    assert members_of_page(scoped) == []


@pytest.mark.parametrize(
    "name", ["Visite https://evil.example/", "Entre en evil.example", "escriba a x@evil.example", "EVIL.EXAMPLE"]
)
def test_threat_T20_a_name_carries_no_link_into_our_mails(scoped, coordination, name):
    with pytest.raises(Refused):
        invite_member(actor=coordination, cycle=scoped, name=name, email="nueva@example.org", role=Role.OBSERVER)

    assert not Person.objects.filter(email="nueva@example.org").exists()


@pytest.mark.parametrize("name", ["Dra. M. J. Pérez", "Referente – Perú (suplente)", "J.P.Morgan"])
def test_names_as_people_have_them_are_taken(scoped, coordination, name):
    invite_member(actor=coordination, cycle=scoped, name=name, email="nueva@example.org", role=Role.OBSERVER)

    assert Person.objects.get(email="nueva@example.org").name == name


def test_a_name_is_one_line(scoped, coordination):
    invite_member(
        actor=coordination, cycle=scoped, name="Ana\n\nSu código venció", email="nueva@example.org", role=Role.OBSERVER
    )

    assert Person.objects.get(email="nueva@example.org").name == "Ana Su código venció"


def test_a_row_of_the_team_says_since_when_and_what_is_pending(scoped, coordination, observer, signed_in):
    invite_member(actor=coordination, cycle=scoped, name="Ana", email="ana@example.org", role=Role.RAPPORTEUR)

    page = signed_in(coordination).get(f"/es/team/c/{scoped.slug}/plan/team/").content.decode()

    _, _, rows = page.partition('id="others"')
    ana = rows[rows.index("Ana</b>") :].partition("</li>")[0]
    assert '<span class="chip pending">aún no entró</span>' in ana
    since = rows[rows.index(f"{observer.name}</b>") :].partition("</li>")[0]
    assert "En el equipo desde el" in since
    assert "chip pending" not in since
