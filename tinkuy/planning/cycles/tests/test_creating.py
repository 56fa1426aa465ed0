from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.conftest import add_session
from tinkuy.planning.cycles.actions.cycle import edit_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry


def test_capability_P1_a_cycle_begins_as_an_idea_and_its_starter_is_the_coordination(new_cycle, outsider):
    cycle = new_cycle(actor=outsider)

    assert cycle.state == CycleState.IDEA
    assert rules.roles_of(outsider, cycle) == {Role.COORDINATION}
    with scope(cycle=cycle):
        zones = list(InvitedCountry.objects.values_list("country", "zone"))
    assert zones == [("PE", "America/Lima"), ("UY", "America/Montevideo")]


def test_the_day_of_a_cycle_is_that_of_its_zone(new_cycle):
    """In Lima it is still the evening of the 16th when in Greenwich the 17th has begun."""
    cycle = new_cycle()

    with clock.at(datetime(2026, 7, 17, 1, 30, tzinfo=UTC)):
        assert (cycle.zone, cycle.today()) == ("America/Lima", date(2026, 7, 16))


def test_each_cycle_has_its_own_data_key(new_cycle):
    assert new_cycle(slug="uno").data_key != new_cycle(slug="otro").data_key


def test_starting_a_cycle_leaves_a_trace(new_cycle, outsider):
    cycle = new_cycle(actor=outsider)

    entry = Entry.objects.get(cycle=cycle.public_id)
    assert (entry.actor, entry.deed, entry.subject) == (outsider, "created", "cycle")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": {"pt-br": "Só em português"}}, "Escriba el título en el idioma principal del ciclo."),
        ({"slug": "con espacios"}, "La dirección solo puede tener letras sin tilde, números y guiones."),
        ({"countries": []}, "Invite al menos a un país."),
        ({"countries": ["PE", "XX"]}, "Estos códigos de país no se conocen aquí: XX."),
        ({"zone": "America/Atlantis"}, "«America/Atlantis» no es una zona horaria. Elija una de la lista."),
    ],
)
def test_a_cycle_that_lacks_something_is_refused_in_words(new_cycle, values, sentence):
    with translation.override("es"), pytest.raises(Refused) as refusal:
        new_cycle(**values)
    assert str(refusal.value) == sentence
    assert Cycle.objects.count() == 0


def test_two_cycles_never_share_an_address(new_cycle, outsider):
    new_cycle(slug="trata", actor=outsider)

    with pytest.raises(Refused):
        new_cycle(slug="trata", actor=outsider)
    assert Cycle.objects.count() == 1


def test_the_first_session_turns_an_idea_into_a_design(new_cycle, outsider):
    cycle = new_cycle(actor=outsider)

    with scope(cycle=cycle):
        add_session(cycle, outsider)

    cycle.refresh_from_db()
    assert cycle.state == CycleState.DESIGN


def edit(cycle, actor, **values):
    words = {"title": cycle.title, "guiding_question": {}, "audience": {}, "purpose": {}}
    settings = {"zone": cycle.zone, "countries": ["PE", "UY"]}
    return edit_cycle(actor=actor, cycle=cycle, **(words | settings | values))


def test_a_focal_point_edits_the_cycle(scoped, focal_point_uy):
    edit(scoped, focal_point_uy, title={"es": "Otro título"})

    scoped.refresh_from_db()
    assert scoped.title == {"es": "Otro título"}


def test_the_regime_is_the_coordinations_alone(scoped, focal_point_uy, coordination):
    with pytest.raises(Refused):
        edit(scoped, focal_point_uy, default_regime="public")
    assert edit(scoped, coordination, default_regime="public").default_regime == "public"


def test_a_country_with_a_focal_point_stays_invited(scoped, coordination, focal_point_uy):
    with pytest.raises(Refused):
        edit(scoped, coordination, countries=["PE"])

    edit(scoped, coordination, countries=["UY", "CL"])
    assert list(InvitedCountry.objects.values_list("country", flat=True)) == ["CL", "UY"]


def test_an_observer_changes_nothing(scoped, observer):
    with pytest.raises(Refused):
        edit(scoped, observer, title={"es": "Otro"})
    scoped.refresh_from_db()
    assert scoped.title == {"es": "Ciclo de prueba"}
