"""Names that no list has, and where somebody lives or works: found by what no dictionary and no map knows."""

import pytest

from tinkuy.language.personal_data.dictionary import is_unknown
from tinkuy.language.personal_data.guard import alerts


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("La carta la firmó Kerexu Oskalde en marzo.", "name", "Kerexu Oskalde"),
        ("Pregunten por Wrennali en la boletería.", "name", "Wrennali"),
        ("Según Wrennali, la lista estaba vacía.", "name", "Wrennali"),
        ("A presidenta Wrennali abriu os trabalhos.", "name", "Wrennali"),
        ("Le dicen la Chabuca y vende en la terminal.", "name", "Chabuca"),
        ("Presentes: Wrennali, Oskaldina y otras.", "name", "Oskaldina"),
        ("La menor Y.P. declaró ayer.", "name", "Y.P."),
        ("soy wrennali de la guajira", "name", "wrennali"),
        ("soy la hermana wrennali del albergue", "name", "wrennali"),
        ("boa tarde wrennali pode falar", "name", "wrennali"),
        ("the question is from k. oskalde", "name", "k. oskalde"),
        (
            "Mi celular es tres quince, cuatro ochenta y dos, diez cero seis.",
            "telephone",
            "tres quince, cuatro ochenta",
        ),
        ("Protocolo de refúgio nº 08295.004418/2021-33.", "identity", "08295.004418/2021-33"),
        ("Permiso PEP 932104458122019, vigente.", "identity", "932104458122019"),
        ("Vive en el barrio Los Ceibos, a dos cuadras.", "home", "barrio Los Ceibos"),
        (
            "La muchacha vive a la vuelta de la iglesia de San Isidro.",
            "home",
            "a la vuelta de la iglesia de San Isidro",
        ),
        ("Moradora do sítio Boa Esperança, km 32.", "home", "sítio Boa Esperança, km 32"),
        ("ela mora na rua das mangueiras perto da feira", "home", "rua das mangueiras"),
        ("La enfermera del puesto de salud de Pampa Grande avisó.", "work", "puesto de salud de Pampa Grande"),
        ("Faz faxina no hotel Rio Branco Palace.", "work", "hotel Rio Branco Palace"),
        ("She drives for Rupununi Mining Supplies.", "work", "Rupununi Mining Supplies"),
    ],
)
def test_capability_S3_who_somebody_is_is_found_where_no_list_has_the_words(text, kind, words):
    assert [alert.kind for alert in alerts(text) if words in alert.text] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "La plaza Pedro Domingo Murillo estuvo cerrada.",
        "El huracán Iota y la tormenta Julia dejaron daños.",
        "El proyecto Sumaq Kawsay empieza en marzo.",
        "La sede está ubicada en la avenida Arce 2147.",
        "A sede fica na Avenida Getúlio Vargas, 1200, Centro.",
        "Mora na zona rural e vem de barco.",
        "Viven en una zona rural, lejos de la carretera.",
        "La delegación visitó Chulumani, Coroico y Caranavi.",
        "yo trabajo en la oficina de migraciones con el equipo",
        "soy docente jubilada y vivo en el campo",
        "y me regaló una medallita de la virgen",
        "El informe 45/2019 tiene 312 páginas.",
        "CINCO SESIONES DE 90 MINUTOS, UNA CADA DOS SEMANAS.",
        "son uno dos tres los componentes",
        "llegamos el dos mil quince después de la inundación",
    ],
)
def test_capability_S3_institutions_places_and_common_words_stay_unmarked(text):
    assert alerts(text) == []


@pytest.mark.parametrize("word", ["oficina", "anotandolas", "medallita", "chulumani", "wayuu", "abc", "horizontalidad"])
def test_a_word_of_a_dictionary_or_a_map_is_known(word):
    assert not is_unknown(word)
