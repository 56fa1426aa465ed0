"""The pages of support as each side reads and uses them, in three languages, and the press behind a link."""

import re

import pytest
from django.test import Client

from tinkuy.people.models import Person
from tinkuy.practice.responses.models import Answer, Response, ResponseLink
from tinkuy.practice.support.actions.following import answer_request
from tinkuy.practice.support.models import PeerSupport

REGISTER = "/es/team/c/ciclo-de-prueba/practice/support/"
WISH = {"form": "document", "subject": "La plantilla de contrapartes", "language": "es"}


def page_of(support: PeerSupport) -> str:
    return f"{REGISTER}{support.public_id}/"


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_capability_R9_from_the_request_to_its_result_by_pages_alone(
    signed_in, recommendation, doing, coordination: Person, focal_point_pe: Person, focal_point_uy: Person
):
    doing("UY")
    peru, uruguay = signed_in(focal_point_pe), signed_in(focal_point_uy)
    asking = html(peru, f"{REGISTER}ask/?finding={recommendation.public_id}")
    assert "en práctica desde el 18 de septiembre de 2026; responde en español" in asking
    assert re.findall(r'<input[^>]*name="to"[^>]*checked', asking) == [], "the reader chooses whom"
    about = {"country": "PE", "finding": recommendation.public_id, "to": "UY"}
    assert peru.post(f"{REGISTER}ask/", about).status_code == 422
    peru.post(f"{REGISTER}ask/", about | WISH)
    page = page_of(PeerSupport.objects.get())

    assert "Le toca a su país" in html(uruguay, REGISTER)
    assert "Le toca a su país" not in html(signed_in(coordination), REGISTER), "it speaks for every country"
    uruguay.post(f"{page}answer/", {"country": "UY", "helps": "yes", "note": "En octubre."})
    assert "Aceptar la oferta" in html(peru, page)
    peru.post(f"{page}agree/")
    uruguay.post(f"{page}given/", {"country": "UY", "taken_on": "2026-09-28"})
    refused = peru.post(f"{page}close/", {"result": ""})
    peru.post(f"{page}close/", {"result": "Se usa en tres provincias."})

    assert refused.status_code == 422
    assert "Se usa en tres provincias." in html(uruguay, page)
    assert PeerSupport.objects.get().state == "closed"


def test_an_offer_to_all_is_asked_for_by_a_press(signed_in, offer_of_uruguay, focal_point_pe, recommendation):
    peru = signed_in(focal_point_pe)
    asking = html(peru, f"{REGISTER}ask/?finding={recommendation.public_id}")
    assert "Ya se ofrece" in asking

    answers = [peru.post(f"{page_of(offer_of_uruguay)}take/", {"country": "PE"}) for _again in range(2)]

    taken = PeerSupport.objects.get(origin=offer_of_uruguay)
    assert [answer.headers["Location"] for answer in answers] == [page_of(taken)] * 2


def test_of_several_offers_the_asking_country_chooses(
    signed_in, open_request, focal_point_pe, focal_point_uy, focal_point_bo
):
    answer_request(actor=focal_point_uy, support=open_request, country="UY", helps=True, note="Una página.")
    answer_request(actor=focal_point_bo, support=open_request, country="BO", helps=True, note="La nuestra.")
    peru = signed_in(focal_point_pe)
    assert "Una página." in html(peru, page_of(open_request))
    assert peru.post(f"{page_of(open_request)}agree/", {}).status_code == 422

    peru.post(f"{page_of(open_request)}agree/", {"giving": "BO"})

    assert PeerSupport.objects.get().giving == "BO"


def test_words_that_may_name_somebody_ask_for_a_second_reading_with_nothing_lost(
    signed_in, request_of_peru, focal_point_uy
):
    uruguay, note = signed_in(focal_point_uy), "Llame a María Quispe Mamani, +51 987 654 321."
    posted = {"country": "UY", "helps": "yes", "note": note}

    refused = uruguay.post(f"{page_of(request_of_peru)}answer/", posted)

    assert refused.status_code == 422
    assert note in refused.content.decode()
    assert "names_nobody" in refused.content.decode()
    assert uruguay.post(f"{page_of(request_of_peru)}answer/", posted | {"names_nobody": "on"}).status_code == 302


def test_the_page_offers_each_reader_what_is_theirs_to_say(
    signed_in, request_of_peru, focal_point_pe, focal_point_uy, observer, coordination
):
    page = page_of(request_of_peru)
    answers = {
        person.name: ("answer/" in html(signed_in(person), page), "withdraw/" in html(signed_in(person), page))
        for person in (focal_point_pe, focal_point_uy, observer, coordination)
    }

    assert answers == {
        "Referente – Perú": (False, True),
        "Referente – Uruguay": (True, False),
        "Observación": (False, False),
        "Coordinación regional": (True, True),
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Apoyo entre países"), ("pt-br", "Apoio entre países"), ("en", "Support between countries")],
)
def test_the_pages_speak_three_languages(signed_in, request_of_peru, offer_of_uruguay, focal_point_pe, language, words):
    peru = signed_in(focal_point_pe)

    for path in (REGISTER, f"{REGISTER}ask/", f"{REGISTER}offer/", page_of(request_of_peru), page_of(offer_of_uruguay)):
        assert words in html(peru, path.replace("/es/", f"/{language}/"))


def test_without_a_published_finding_the_pages_say_when_it_begins(signed_in, focal_point_pe):
    peru = signed_in(focal_point_pe)

    assert "empieza cuando se publica la ficha" in html(peru, REGISTER)
    assert "empieza cuando se publica la ficha" in html(peru, f"{REGISTER}ask/")


def test_the_answer_s_page_names_who_could_help(signed_in, response, doing, focal_point_pe, focal_point_uy, observer):
    doing("UY")
    page = f"/es/team/c/ciclo-de-prueba/practice/{response.public_id}/"

    assert "Pedir apoyo a Uruguay" in html(signed_in(focal_point_pe), page)
    assert "Pedir apoyo" not in html(signed_in(observer), page)


@pytest.fixture
def secret(response: Response) -> str:
    """Peru's ministry has answered by its link."""
    Response.objects.filter(pk=response.pk).update(state="agreed", answer=Answer.ACCEPTED, text="Atender.")
    secret, link = ResponseLink.with_new_secret(cycle=response.cycle, response=response)
    link.save(force_insert=True)
    return secret


def test_capability_R9_after_its_answer_an_addressee_asks_for_what_fits_by_one_press(
    client, secret, offer_of_uruguay, response
):
    page = f"/es/respond/{secret}/"
    assert "Uruguay ofrece apoyo" in html(client, page)

    for _again in range(2):
        client.post(f"{page}support/{offer_of_uruguay.public_id}/")

    one = PeerSupport.objects.get(origin=offer_of_uruguay)
    assert (one.asking, one.response) == ("PE", response)
    assert "Uruguay ofrece apoyo" not in html(client, page)
    assert "Su país ya lo pidió" in html(client, page)


def test_a_link_takes_no_offer_about_another_recommendation(client, secret, offer_of_uruguay, make_finding):
    PeerSupport.objects.update(finding=make_finding(number=8))

    answer = client.post(f"/es/respond/{secret}/support/{offer_of_uruguay.public_id}/")

    assert answer.status_code == 422
    assert not PeerSupport.objects.exclude(origin=None).exists()
