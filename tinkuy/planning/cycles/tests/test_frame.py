"""What frames a cycle: results, languages, period, target, how long names are kept; and its address."""

from datetime import date

import pytest
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.roles import Role
from tinkuy.planning.conftest import coordination_of
from tinkuy.planning.cycles.actions.cycle import edit_cycle
from tinkuy.planning.cycles.models.cycle import Cycle

NEW = "/es/team/cycles/new/"
LEAST = {
    "main_language": "es",
    "title_es": "Trata de personas en fronteras",
    "kind": "exchange",
    "countries": ["PE", "UY"],
    "zone": "America/Lima",
    "default_regime": "attribution",
    "governance": "all_propose",
}


def change(cycle, actor, **values):
    words = {name: getattr(cycle, name) for name in ("title", "guiding_question", "audience", "purpose", "zone")}
    return edit_cycle(actor=actor, cycle=cycle, countries=["PE", "UY"], **(words | values))


def test_capability_P1_a_cycle_says_its_results_languages_period_and_target(new_cycle):
    cycle = new_cycle(
        expected_results={"es": "Un plazo común."},
        languages=["pt-br", "es"],
        begins_on=date(2026, 3, 1),
        ends_on=date(2026, 6, 30),
        target_attendance=150,
        keeps_days=10,
    )

    stored = Cycle.objects.get(pk=cycle.pk)
    assert stored.expected_results == {"es": "Un plazo común."}
    assert stored.languages == ["es", "pt-br"]
    assert (stored.begins_on, stored.ends_on) == (date(2026, 3, 1), date(2026, 6, 30))
    assert (stored.target_attendance, stored.keeps_days) == (150, 10)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"begins_on": date(2026, 6, 1), "ends_on": date(2026, 5, 1)},
            r"termina \(1 de mayo de 2026\) antes de empezar \(1 de junio de 2026\)",
        ),
        ({"keeps_days": 31}, "entre 1 y 30 días"),
        ({"keeps_days": 0}, "entre 1 y 30 días"),
        ({"languages": ["qu"]}, "idiomas de este sitio"),
    ],
)
def test_capability_P1_a_frame_that_cannot_be_is_refused_in_words(new_cycle, values, words):
    with pytest.raises(Refused, match=words):
        new_cycle(**values)
    assert Cycle.objects.count() == 0


def test_capability_P1_how_long_names_are_kept_is_the_coordinations_to_say(designed):
    focal_point = designed.team_roles.filter(role=Role.FOCAL_POINT).first().person

    with pytest.raises(Refused):
        change(designed, focal_point, keeps_days=5)

    assert change(designed, coordination_of(designed), keeps_days=5).keeps_days == 5


def test_capability_P1_the_address_is_made_from_the_title_and_numbered_where_it_is_taken(new_cycle, outsider):
    typed = {"slug": "", "title": {"es": "Trata: ¿qué cambió?"}, "is_sensitive": False}
    slugs = [new_cycle(**typed, actor=outsider).slug for _ in range(2)]

    assert slugs == ["trata-que-cambio", "trata-que-cambio-2"]


def test_capability_C8_the_address_of_a_sensitive_cycle_does_not_tell_its_theme(new_cycle, outsider):
    slugs = [new_cycle(slug="", title={"es": "Trata: ¿qué cambió?"}, actor=outsider).slug for _ in range(2)]

    assert slugs == ["ciclo", "ciclo-2"]


def test_capability_P1_a_title_without_letters_still_gets_an_address(new_cycle):
    assert new_cycle(slug="", title={"es": "¿…?"}, is_sensitive=False).slug == "ciclo"


def test_capability_P1_a_title_and_the_countries_are_enough_to_start(signed_in, outsider):
    answer = signed_in(outsider).post(NEW, LEAST)

    assert (answer.status_code, answer.url) == (302, "/es/team/c/trata-de-personas-en-fronteras/plan/sessions/several/")
    assert Cycle.objects.get().keeps_days == 30


def test_capability_P9_a_cycle_writes_hours_as_a_country_that_it_invites_and_the_next_one_as_it_did(
    signed_in, outsider
):
    client = signed_in(outsider)
    page = client.get(NEW).text
    assert '<option value="invited" selected>El primer país invitado</option>' in page

    client.post(NEW, LEAST | {"countries": ["BR", "EC"], "zone": "invited"})

    assert Cycle.objects.get().zone == "America/Sao_Paulo"
    assert '<option value="America/Sao_Paulo" selected' in client.get(NEW).text


def test_capability_P14_what_was_changed_stands_in_the_trail_before_and_after(designed):
    change(designed, coordination_of(designed), title={"es": "Otro título"}, target_attendance=80)

    changes = Entry.objects.filter(deed="edited").first().details["changes"]
    assert changes == {
        "title": [{"es": "Ciclo nuevo", "pt-br": "Ciclo novo"}, {"es": "Otro título", "pt-br": ""}],
        "target_attendance": [None, 80],
    }


def test_capability_P1_the_form_of_a_focal_point_does_not_ask_what_is_not_theirs(
    signed_in, scoped, focal_point_pe, coordination
):
    pages = {
        person: signed_in(person).get("/es/team/c/ciclo-de-prueba/plan/edit/").text
        for person in (focal_point_pe, coordination)
    }

    assert 'name="keeps_days"' not in pages[focal_point_pe]
    assert 'name="keeps_days"' in pages[coordination]


def test_invariant_24_a_focal_point_of_any_country_edits_the_cycle_alike(designed):
    for held in designed.team_roles.filter(role=Role.FOCAL_POINT):
        with scope(cycle=designed):
            changed = change(designed, held.person, purpose={"es": f"Lo escribe {held.country}."})
        assert changed.purpose == {"es": f"Lo escribe {held.country}."}
