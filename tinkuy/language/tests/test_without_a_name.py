"""Who is told without a name: by age, origin, work and place together, or as the only one of a place."""

import pytest

from tinkuy.language.personal_data.guard import alerts


def kinds_and_words(text):
    return [(alert.kind, alert.text) for alert in alerts(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "La víctima, de 16 años, ecuatoriana y alumna del único colegio de Zumba, declaró.",
            "16 años, ecuatoriana y alumna del único colegio de Zumba",
        ),
        (
            "Depôs uma enfermeira de 51 anos, única da equipe do posto de Calçoene.",
            "enfermeira de 51 anos, única da equipe do posto de Calçoene",
        ),
        (
            "He is the only Quechua interpreter at the Elko court, aged 45.",
            "the only Quechua interpreter at the Elko court, aged 45",
        ),
    ],
)
def test_capability_S10_a_person_told_by_three_signs_and_a_place_raises_an_alert(text, words):
    assert kinds_and_words(text) == [("portrait", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Fue asistida una venezolana de 24 años en Salta.",
        "Mujeres de 18 a 35 años de la provincia de Loja participaron.",
        "La única escuela de la parroquia de Zumba cerró en 2019.",
        "El único puente de Chirimoto se cayó.",
    ],
)
def test_two_signs_or_a_thing_raise_none(text):
    assert kinds_and_words(text) == []


def test_beside_a_name_the_name_is_told():
    text = "Teodora Mamani, de 24 años, boliviana, costurera en Liniers, pidió ayuda."

    assert kinds_and_words(text) == [("name", "Teodora Mamani")]
