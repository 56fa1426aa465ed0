"""From an empty hub to its first cycle: each page of the hub says what is done and what comes next."""

from tinkuy.people.models import Organisation
from tinkuy.planning.hub.actions import give_hub_role, name_hub
from tinkuy.planning.hub.first_steps import first_steps

NAME, TEAM = "/es/team/hub/name/", "/es/team/hub/"
ROUTES = ["planning:hub_words", "planning:hub_team", "planning:institutions", "planning:new_cycle"]


def undone() -> list[str]:
    return [step.route for step in first_steps() if not step.is_done]


def test_on_an_empty_hub_everything_is_still_to_do(administrator):
    assert undone() == ROUTES


def test_each_step_is_done_by_its_own_page(administrator, make_person, new_cycle):
    name_hub(actor=administrator, name={"es": "Hub"}, region={"es": "Suramérica"})
    assert undone() == ROUTES[1:]

    give_hub_role(actor=administrator, name="Edición", email="edicion@example.org", role="hub_editor")
    assert undone() == ROUTES[2:]

    Organisation.objects.create(slug="m", name="Ministerio", sector="government")
    assert undone() == ROUTES[3:]

    new_cycle()
    assert first_steps() == []


def test_the_pages_of_the_hub_lead_to_the_next_step(administrator, signed_in):
    client = signed_in(administrator)

    saved = client.post(NAME, {"name_es": "Hub regional", "region_es": "Suramérica"}, follow=True).content.decode()

    assert "Primeros pasos" in saved
    assert 'Sigue: <a href="/es/team/hub/">' in saved
    assert "/es/team/cycles/new/" in client.get("/es/team/institutions/").content.decode()


def test_nobody_is_led_to_a_page_that_is_closed_to_them(hub_editor, signed_in):
    page = signed_in(hub_editor).get(NAME).content.decode()

    assert "Primeros pasos" in page
    assert f'href="{TEAM}"' not in page
