"""A merge carries a row of every model that points to an institution, in the scope of its cycle (capability X10)."""

import pytest

from tests.promises.access.worlds import make_world
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.roles import Role, Sector
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.institutions.actions import merge_institutions


@pytest.fixture
def keeper(db) -> Person:
    person = Person.objects.create_user("edicion@example.org", "Edición")
    HubRole.objects.create(person=person, role=Role.HUB_EDITOR)
    return person


def test_capability_X10_after_a_merge_nothing_points_to_the_one_that_is_gone(keeper):
    world = make_world("plazauno", state=CycleState.FOLLOW_UP)
    gone = world.rows["Organisation"]
    stays = Organisation.objects.create(slug="queda", name="La que queda", sector=Sector.GOVERNMENT, country="")
    keys = [one for one in Organisation._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    for one in keys:  # a world has a row of each model; where it names none, it does from here on
        rows = one.related_model._base_manager.all()
        rows.filter(pk=rows.values("pk")[:1]).update(**{one.field.name: gone})

    merge_institutions(actor=keeper, institution=gone, into=stays)

    moved = {
        one.field.model.__name__ for one in keys if one.related_model._base_manager.filter(**{one.field.name: stays})
    }
    assert moved == {one.field.model.__name__ for one in keys}
    assert not Organisation.objects.filter(pk=gone.pk).exists()
