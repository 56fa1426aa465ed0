"""From an empty hub to its first cycle: each page of the hub says what is done and what comes next."""

from tinkuy.people.models import Organisation
from tinkuy.planning.hub_settings.actions import give_hub_role, name_hub
from tinkuy.planning.hub_settings.first_steps import first_steps

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


def test_a_hub_without_a_name_is_not_saved(administrator, signed_in):
    client = signed_in(administrator)
    answer = client.post(NAME, {"name_es": " ", "region_es": "Suramérica"})

    assert answer.status_code == 422
    assert "Falta «Nombre del hub»." in answer.text
    assert '<label for="id_name_es">Nombre del hub</label>' in client.get(NAME).text, "what is asked is not optional"
    assert "planning:hub_words" in undone()


def test_nobody_is_led_to_a_page_that_is_closed_to_them(hub_editor, signed_in):
    page = signed_in(hub_editor).get(NAME).content.decode()

    assert "Primeros pasos" in page
    assert f'href="{TEAM}"' not in page


def test_the_first_form_names_the_hub_its_institution_and_its_editor(administrator, signed_in):
    client = signed_in(administrator)
    sent = {
        "name_es": "Hub regional",
        "region_es": "Suramérica",
        "institution": "Ministerio del Interior",
        "sector": "government",
        "editor_name": "Edición del hub",
    }

    half = client.post(NAME, sent)
    assert (half.status_code, first_steps()[0].is_done) == (422, False)

    whole = client.post(NAME, sent | {"editor_email": "edicion@example.org"})
    assert (whole["Location"], undone()) == ("/es/team/cycles/new/", ["planning:new_cycle"])
    assert "editor_email" not in client.get(NAME).content.decode()


def test_an_editor_that_cannot_be_named_is_told_beside_the_field_and_nothing_is_saved(administrator, signed_in):
    sent = {"name_es": "Hub", "region_es": "Suramérica", "editor_name": "Yo", "editor_email": administrator.email}

    page = signed_in(administrator).post(NAME, sent)

    assert (page.status_code, undone()) == (422, ROUTES)
    assert 'href="#id_editor_email"' in page.content.decode()


def test_who_may_give_no_role_is_asked_for_no_editor(hub_editor, signed_in):
    assert "editor_email" not in signed_in(hub_editor).get(NAME).content.decode()


def test_the_first_institution_is_that_of_whoever_names_the_hub(administrator, signed_in):
    sent = {
        "name_es": "Hub",
        "region_es": "Suramérica",
        "institution": "Ministerio del Interior",
        "sector": "government",
    }

    signed_in(administrator).post(NAME, sent)

    administrator.refresh_from_db()
    assert administrator.organisation == Organisation.objects.get(name="Ministerio del Interior")


def test_an_institution_of_the_account_is_not_replaced_by_the_first_one(administrator):
    own = Organisation.objects.create(slug="o", name="Oficina", sector="government")
    administrator.organisation = own
    administrator.save()

    words = {"name": {"es": "Hub"}, "region": {}, "institution": "Ministerio", "sector": "government"}
    name_hub(actor=administrator, **words)

    administrator.refresh_from_db()
    assert administrator.organisation == own


def test_the_name_is_asked_first_in_the_language_of_the_page(administrator, signed_in):
    client, portuguese = signed_in(administrator), NAME.replace("/es/", "/pt-br/")
    page = client.get(portuguese).text
    assert page.index('id="id_name_pt-br"') < page.index("<details") < page.index('id="id_name_es"')

    assert client.post(portuguese, {"name_pt-br": "Hub regional"}).status_code == 302
    assert "Hub regional" in client.get("/pt-br/").text


def test_a_language_that_is_not_the_reader_s_is_named_beside_its_fields(administrator, signed_in):
    name_hub(actor=administrator, name={"es": "Hub regional"}, region={"es": "Suramérica"})

    client = signed_in(administrator)
    assert '<label for="id_name_es">Nome do hub (Español)</label>' in client.get(NAME.replace("/es/", "/pt-br/")).text
    assert '<label for="id_name_es">Nombre del hub</label>' in client.get(NAME).text
