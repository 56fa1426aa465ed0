"""Removing the example takes nothing that a real cycle or person has come to use."""

import pytest

from tinkuy.convening.models import Registration
from tinkuy.desk.example import remove_example
from tinkuy.desk.example.pack import example_pack
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.models import Cycle


@pytest.fixture
def shared(db) -> Organisation:
    """An organisation of the example's pack."""
    row = example_pack().cycle["organisations"][0]
    return Organisation.objects.create(slug=row["id"], name=row["name"], sector="government")


def test_an_organisation_that_nobody_uses_goes(shared):
    remove_example()

    assert not Organisation.objects.exists()


def test_one_that_a_registration_of_a_real_cycle_names_stays(scoped, shared):
    Registration.objects.create(cycle=scoped, organisation=shared, erase_on="2030-01-01")

    remove_example()

    assert Registration.objects.get().organisation == shared


def test_one_of_a_real_person_stays(shared, make_person):
    make_person("Persona real", organisation=shared)

    remove_example()

    assert Person.objects.get().organisation == shared


def test_real_cycles_and_persons_stay(scoped, webinars, coordination):
    assert remove_example() == 0

    assert Cycle.objects.get() == scoped
    assert Person.objects.get() == coordination
