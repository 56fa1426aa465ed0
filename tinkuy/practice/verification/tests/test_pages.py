"""The page of two voices as each side reads it."""

import pytest

from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.tests.voices import OWN, QUESTIONS, SEEN

PRACTICE = "/es/team/c/ciclo-de-prueba/practice/"


def address(verification: Verification) -> str:
    return f"{PRACTICE}{verification.response.public_id}/two-voices/{verification.public_id}/"


def posted(voice: dict[int, tuple[str, str]]) -> dict[str, str]:
    words = {f"text_{number}": text for number, (text, _grade) in voice.items()}
    return words | {f"grade_{number}": grade for number, (_text, grade) in voice.items()}


def test_capability_R10_from_the_response_to_both_voices_by_pages_alone(
    signed_in,
    in_practice,
    focal_point_pe,
    focal_point_uy,
):
    beginning = f"{PRACTICE}{in_practice.public_id}/two-voices/"
    peru = signed_in(focal_point_pe)
    assert beginning in peru.get(f"{PRACTICE}{in_practice.public_id}/").content.decode()
    assert peru.post(beginning, {"verifier": "peer", "questions": "¿Uno?"}).status_code == 422
    peru.post(beginning, {"verifier": "peer", "country": "UY", "questions": "\n".join(QUESTIONS)})
    page = address(Verification.objects.get())
    peru.post(f"{page}own/", posted(OWN))
    uruguay = signed_in(focal_point_uy)
    refused = uruguay.post(f"{page}verified/", posted(SEEN) | {"conclude": "1"})
    assert refused.status_code == 422
    assert "Dos centros lo piden." in refused.content.decode(), "what was typed stays"
    uruguay.post(f"{page}verified/", posted(SEEN) | {"conclude": "1", "basis": "Conteo."})

    html = peru.get(page).content.decode()

    assert "Coinciden en un punto, difieren en uno y falta evidencia en uno" in html
    assert "En práctica, verificado por Uruguay" in html
    assert "verificado por Uruguay" in peru.get(f"{PRACTICE}{in_practice.public_id}/").content.decode()


def test_capability_R10_what_is_being_verified_is_its_writer_s_until_it_is_concluded(
    signed_in,
    begun,
    coordination,
    focal_point_pe,
    focal_point_uy,
):
    signed_in(focal_point_uy).post(f"{address(begun)}verified/", posted(SEEN))

    assert "Dos centros lo piden." in signed_in(focal_point_uy).get(address(begun)).content.decode()
    for reader in (focal_point_pe, coordination):
        assert "Dos centros lo piden." not in signed_in(reader).get(address(begun)).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Lo que verificó Uruguay"), ("pt-br", "O que o Uruguai verificou"), ("en", "What Uruguay verified")],
)
def test_both_voices_speak_three_languages(signed_in, concluded, observer, language, words):
    html = signed_in(observer).get(address(concluded).replace("/es/", f"/{language}/")).content.decode()

    assert words in html


def test_what_concluding_needs_is_not_called_optional(signed_in, begun, focal_point_uy):
    form = signed_in(focal_point_uy).get(address(begun)).content.decode().partition('id="other-voice"')[2]

    assert "basis" in form
    assert "(opcional)" not in form
