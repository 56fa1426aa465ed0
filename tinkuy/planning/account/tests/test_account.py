"""Whoever has an account writes their own name, language and institution."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.people.models import Organisation
from tinkuy.planning.account.actions import describe_oneself
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings.actions import name_hub
from tinkuy.planning.hub_settings.reviewers import choose_reviewers_from
from tinkuy.planning.institutions.actions import NewInstitution
from tinkuy.planning.team.actions.roles import take_role

PAGE = "/es/team/account/"
NEW = {"asked": "Casa comunal", "answer": "create", "sector": "civil_society"}


@pytest.fixture
def open_theme(cycle) -> None:
    """Who takes part in a cycle whose theme is sensitive adds to no directory."""
    Cycle.objects.filter(pk=cycle.pk).update(is_sensitive=False)


def test_somebody_writes_their_own_name_language_and_institution(open_theme, signed_in, observer):
    client = signed_in(observer)
    sent = {"name": "Marta Quispe", "language": "pt-br", "organisation": "Casa comunal"}
    new = {
        "organisation_asked": "Casa comunal",
        "organisation_answer": "create",
        "organisation_sector": "civil_society",
    }

    answer = client.post(PAGE, sent | new)

    assert (answer.status_code, answer["Location"]) == (302, "/pt-br/team/account/")
    observer.refresh_from_db()
    assert (observer.name, observer.language) == ("Marta Quispe", "pt-br")
    assert observer.organisation == Organisation.objects.get(name="Casa comunal")
    assert "Marta Quispe" in client.get(PAGE).content.decode()


def test_who_takes_part_in_a_sensitive_cycle_adds_nothing_to_the_directory_by_their_account(signed_in, observer):
    named = {"organisation": "Casa comunal"} | {f"organisation_{part}": said for part, said in NEW.items()}

    answer = signed_in(observer).post(PAGE, {"name": "Marta Quispe", "language": "es"} | named)

    assert answer.status_code == 422
    assert "Usted participa en un ciclo de tema sensible" in answer.text
    assert not Organisation.objects.filter(name="Casa comunal").exists()
    observer.refresh_from_db()
    assert observer.name == "Observación"


def test_who_takes_part_in_a_sensitive_cycle_chooses_one_of_the_list(observer):
    house = Organisation.objects.create(slug="casa", name="Casa comunal", sector="civil_society", country="")

    describe_oneself(
        person=observer, name="Marta", language="es", organisation=NewInstitution("Casa comunal", "civil_society")
    )

    observer.refresh_from_db()
    assert observer.organisation == house


def test_the_coordination_of_a_sensitive_cycle_adds_its_own_institution(coordination):
    describe_oneself(
        person=coordination, name="Coordinación", language="es", organisation=NewInstitution("Casa", "civil_society")
    )

    assert Organisation.objects.filter(name="Casa").exists()


def test_the_journal_notes_what_was_changed_and_no_word_of_it(observer):
    describe_oneself(person=observer, name="Marta Quispe", language="es")

    entry = Entry.objects.get(deed="described themselves")
    assert (entry.actor, entry.details) == (observer, {"changed": ["name"]})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "nombre"),
        ({"name": "Marta https://example.org"}, "sin correo ni enlace|solo un nombre"),
        ({"name": "a" * 121}, "120 caracteres"),
        ({"language": "fr"}, "idioma de la lista"),
    ],
)
def test_what_is_no_name_and_no_language_is_refused(observer, wrong, words):
    with pytest.raises(Refused, match=words):
        describe_oneself(person=observer, **{"name": "Marta", "language": "es"} | wrong)


def test_nobody_else_opens_the_page(client):
    assert client.get(PAGE).status_code == 302
    assert "/sign-in/" in client.get(PAGE)["Location"]


def test_messages_come_in_the_language_that_was_chosen(scoped, coordination, observer):
    describe_oneself(person=observer, name="Marta", language="en")

    take_role(actor=coordination, team_role=observer.team_roles.get())

    assert [notice.language for notice in Notice.objects.filter(person=observer)] == ["en"]


def _entered(client, person, then: str = "", language: str = "es") -> str:
    sent = {"email": person.email, "code": make_sign_in_code(person=person), "next": then}
    return client.post(f"/{language}/sign-in/code/", sent)["Location"]


def test_pages_after_entering_are_in_the_language_that_was_chosen(client, scoped, observer):
    describe_oneself(person=observer, name="Marta", language="pt-br")

    assert _entered(client, observer) == "/pt-br/team/cycles/"


def test_the_page_that_was_asked_for_is_in_the_language_in_which_one_entered(client, scoped, observer):
    describe_oneself(person=observer, name="Marta", language="es")
    plan = "team/c/ciclo-de-prueba/plan/?a=/es/"

    for link in ("pt-br", "es"):
        assert _entered(client, observer, f"/{link}/{plan}", language="pt-br") == f"/pt-br/{plan}"


def test_who_chose_none_goes_on_in_the_language_of_the_page(client, scoped, observer):
    observer.language = "en"
    observer.save()

    assert _entered(client, observer) == "/es/team/cycles/"


def test_a_language_that_stays_is_not_said_to_be_new(signed_in, coordination):
    saved = (
        signed_in(coordination).post("/es/team/account/", {"name": "Otro cargo", "language": "es"}, follow=True).text
    )

    assert "Sus datos quedaron guardados." in saved
    assert "en este idioma" not in saved


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("A" * 201, "Escriba el nombre en 200 caracteres como máximo."),
        ("\u200bA", "Escriba el nombre de la institución."),
    ],
    ids=["too long", "one letter"],
)
def test_an_institution_that_cannot_be_called_so_is_refused_beside_its_field(signed_in, observer, name, sentence):
    """Else the sentence stood beside the person's own name, which is called alike."""
    new = {"organisation_answer": "create", "organisation_asked": name, "organisation_sector": "government"}
    sent = {"name": observer.name, "language": "es", "organisation": name, **new}

    refused = signed_in(observer).post("/es/team/account/", sent)

    assert refused.status_code == 422
    assert refused.context["form"].errors == {"organisation": [sentence]}


def test_capability_U3_with_other_office_the_account_says_offices(signed_in, observer, hub_editor):
    by_institution = "Quien revisa una ficha es de otra institución que sus autores."
    assert by_institution in signed_in(observer).get(PAGE).content.decode()

    name_hub(actor=hub_editor, name={"es": "Hub de una agencia"}, region={})
    choose_reviewers_from(actor=hub_editor, wanted="office")

    page = signed_in(observer).get(PAGE).content.decode()
    assert "o de una oficina de la misma en otro país." in page
    assert by_institution not in page


def test_capability_U3_who_has_no_country_names_one_once(signed_in, observer):
    client = signed_in(observer)
    sent = {"name": "Marta Quispe", "language": "es", "country": "CL"}
    assert 'name="country"' in client.get(PAGE).content.decode()

    assert client.post(PAGE, sent | {"country": "XX"}).status_code == 422
    assert client.post(PAGE, sent).status_code == 302

    observer.refresh_from_db()
    assert observer.country == "CL"
    assert Entry.objects.get(deed="described themselves").details == {"changed": ["name", "country"]}
    page = client.get(PAGE).text
    assert 'name="country"' not in page
    assert "Su país: Chile." in page
    client.post(PAGE, sent | {"country": "EC"})
    describe_oneself(person=observer, name="Marta Quispe", language="es", country="EC")
    observer.refresh_from_db()
    assert observer.country == "CL", "another one is no choice of theirs"
