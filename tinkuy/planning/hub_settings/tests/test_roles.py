import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.hub_settings.actions import give_hub_role, take_hub_role
from tinkuy.planning.team.actions.invitations import invite_member, note_entry

PAGE = "/es/team/hub/"


def test_an_administrator_names_a_hub_editor(administrator):
    given = give_hub_role(actor=administrator, name="Edición", email="edicion@example.org", role="hub_editor")

    assert given.person == Person.objects.get(email="edicion@example.org")
    assert given.role == Role.HUB_EDITOR


def test_promise_A08_nobody_gives_a_role_to_themselves(administrator):
    with pytest.raises(Refused, match="Nadie se da"):
        give_hub_role(actor=administrator, name="", email=administrator.email, role="hub_editor")


def test_who_does_not_run_the_installation_gives_none(scoped, coordination, hub_editor):
    for person in (coordination, hub_editor):
        with pytest.raises(Refused):
            give_hub_role(actor=person, name="Otra", email="otra@example.org", role="hub_editor")


def test_a_role_is_given_once(administrator, hub_editor):
    with pytest.raises(Refused, match="ya tiene"):
        give_hub_role(actor=administrator, name="", email=hub_editor.email, role="hub_editor")


def test_the_installation_keeps_an_administrator(administrator, hub_editor):
    take_hub_role(actor=administrator, hub_role=hub_editor.hub_roles.get())

    with pytest.raises(Refused):
        take_hub_role(actor=administrator, hub_role=administrator.hub_roles.get())
    assert [role.person for role in HubRole.objects.all()] == [administrator]


def test_the_page_gives_and_takes_a_role(administrator, signed_in):
    client = signed_in(administrator)
    sent = {"name": "Edición", "email": "edicion@example.org", "role": "hub_editor"}

    assert client.post(PAGE, sent).status_code == 302
    held = HubRole.objects.get(role="hub_editor")
    assert "Edición" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}take/", {"held": held.pk}).status_code == 302
    assert not HubRole.objects.filter(role="hub_editor").exists()


def test_invariant_16_a_peer_is_invited_with_their_own_country(scoped, coordination):
    sent = {"actor": coordination, "cycle": scoped, "name": "Revisión", "email": "par@example.org", "role": "reviewer"}
    with pytest.raises(Refused):
        invite_member(**sent)

    held = invite_member(**sent, country="CL")

    assert (held.country, held.peer_country, held.person.country) == ("", "CL", "")
    note_entry(person=held.person, cycle=scoped)
    assert held.person.country == "CL"
