"""An account is closed once nothing waits on its person: nobody enters by it, and its address is erased."""

import pytest
from django.db import connection

from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address
from tinkuy.planning.account.closing import close_account, close_accounts_again, forget_names_again, obstacles_of
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.tasks.models import Task

OWN, SOMEBODYS = "/es/team/account/close/", "/es/team/hub/close-account/"


@pytest.fixture
def laden(scoped, observer) -> Person:
    """Who has a task to do in the cycle."""
    Task.objects.create(cycle=scoped, text="Pedir las láminas", owner=observer, due_on="2030-01-01")
    return observer


def test_capability_H2_somebody_closes_their_own_account_and_leaves_no_address(signed_in, scoped, observer):
    email, name = observer.email, observer.name
    client = signed_in(observer)
    assert "Cerrar mi cuenta" in client.get(OWN).text

    closed = client.post(OWN, {})

    assert "Su cuenta está cerrada" in closed.text
    assert client.get("/es/team/account/").status_code == 302, "it is signed out"
    observer.refresh_from_db()
    assert (observer.is_active, observer.name, email in observer.email) == (False, name, False)
    assert person_with_address(email) is None
    assert not TeamRole.objects.filter(person=observer).exists()


def test_capability_H2_nothing_is_orphaned_by_an_account_that_is_closed(signed_in, scoped, laden):
    client = signed_in(laden)
    assert "/team/duties/" in client.get(OWN).text

    refused = client.post(OWN, {})

    assert (refused.status_code, "Hay un pendiente en" in refused.text) == (422, True)
    laden.refresh_from_db()
    assert laden.is_active


def test_the_last_who_coordinates_or_administers_stays(scoped, coordination, administrator):
    for person, words in ((coordination, "coordina"), (administrator, "instalación")):
        with pytest.raises(Refused, match=words):
            close_account(actor=person, person=person)
    assert len(obstacles_of(coordination)) == 1
    with pytest.raises(Refused):
        close_account(actor=coordination, person=administrator)


def test_who_closes_waits_for_whoever_takes_a_role_of_coordination_back_meanwhile(
    scoped, observer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(100) as captured_statements:
        close_account(actor=observer, person=observer)

    statements = [one["sql"].replace('"', "") for one in captured_statements.captured_queries]
    locking = [sql for sql in statements if "FROM planning_teamrole" in sql and "'coordination'" in sql]
    own = [sql for sql in statements if "FROM planning_teamrole" in sql and f".person_id = {observer.pk}" in sql]
    assert locking
    assert statements.index(locking[0]) < statements.index(own[0])
    if connection.features.has_select_for_update:
        assert "FOR UPDATE" in locking[0]


def test_an_administrator_closes_by_the_address_and_reads_no_cycle(signed_in, scoped, laden, administrator):
    client = signed_in(administrator)
    refused = client.post(SOMEBODYS, {"email": laden.email}).text
    assert "En un ciclo" in refused
    assert scoped.title["es"] not in refused
    assert client.post(SOMEBODYS, {"email": "nadie@example.org"}).status_code == 422
    Task.objects.all().delete()
    owe(laden, "hub-invitation", dedupe_key="one", inviter="", role="", path="/", until="")

    assert client.post(SOMEBODYS, {"email": laden.email, "forgets_name": "on"}).status_code == 302

    laden.refresh_from_db()
    assert (laden.is_active, laden.name) == (False, "Persona que dejó el equipo")
    assert not Notice.objects.filter(person=laden).exists()


def test_invariant_09_a_restored_copy_closes_it_again(scoped, observer):
    former = {"name": observer.name, "email": observer.email, "is_active": True}
    close_account(actor=observer, person=observer, forgets_name=True)
    Person.objects.filter(pk=observer.pk).update(**former)

    names = forget_names_again(lambda key: key == observer.public_id)
    accounts = close_accounts_again(lambda key: key == observer.public_id)

    observer.refresh_from_db()
    assert (names, accounts, observer.is_active) == (1, 1, False)
    assert {observer.email, observer.name}.isdisjoint({former["email"], former["name"]})
