"""What the guard finds where the words that announce it stand further away, and what must stay unmarked beside it."""

import pytest

from tinkuy.language.personal_data.guard import alerts


def kinds_and_words(text):
    return [(alert.kind, alert.text) for alert in alerts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Él vivía con su abuela en la vereda El Totumo.", ("home", "vereda El Totumo")),
        ("Con domicilio en Los Aromos 1425, Ñuñoa.", ("home", "Los Aromos 1425")),
        ("Ele morava no seringal Cachoeira.", ("home", "seringal Cachoeira")),
        ("They moved to 12 Hibiscus Street last year.", ("home", "12 Hibiscus Street")),
        ("Cumple funciones en el juzgado de Familia de Riobamba.", ("work", "el juzgado de Familia de Riobamba")),
        ("Volvía de su trabajo en la panadería La Espiga.", ("work", "la panadería La Espiga")),
        ("A diretora da escola Irmã Dulce ligou.", ("work", "escola Irmã Dulce ligou")),
        ("Portadora de la C.C. 52.418.903.", ("identity", "52.418.903")),
        ("Título eleitoral 0123 4567 8901.", ("identity", "0123 4567 8901")),
        ("mi cédula es diecisiete veintitrés cuarenta y cinco", ("identity", "diecisiete veintitrés cuarenta y cinco")),
        ("contactarse al 3-4512879", ("telephone", "3-4512879")),
        ("Asistieron Yhoselin Condo y el equipo técnico.", ("name", "Yhoselin Condo")),
        ("Participaram Kawane e o seu Raimundo.", ("name", "Kawane")),
        ("Dayrin llegó a las ocho con su carpeta.", ("name", "Dayrin")),
        ("Presidió el Fiscal Federal Fernando Alcaraz.", ("name", "Fernando Alcaraz")),
        ("Sob a Presidência do Vereador Flávio Lúcio de Matos.", ("name", "Flávio Lúcio de Matos")),
        ("UNHCR Greg Garras", ("name", "Greg Garras")),
        ("A comissão será formada por Dalvanira, Ozéias e mais um.", ("name", "Dalvanira")),
        ("Eglimar, que vende café, llegó en 2018.", ("name", "Eglimar")),
        ("DARRYL OSLER: Good afternoon everyone.", ("name", "DARRYL OSLER")),
        ("Vive en Charcas al 3400, encima del lavadero.", ("home", "Charcas al 3400, encima del lavadero")),
        ("La directora, de la colonia San Benito, senda 2.", ("home", "colonia San Benito, senda 2")),
        ("Enseñó veinte años en la escuelita de Huacullani.", ("work", "la escuelita de Huacullani")),
        ("É um dos haitianos que trabalha no Kharina.", ("work", "Kharina")),
        ("Trabalha em uma vidraçaria no bairro Vila Hauer.", ("work", "uma vidraçaria no bairro Vila Hauer")),
        ("Marceline tentou emitir o protocolo.", ("name", "Marceline")),
        ("Cleofé, promotora, posta de Charaña.", ("work", "posta de Charaña")),
        ("She sells charcoal beside the Belladère crossing.", ("work", "the Belladère crossing")),
        ("Está en una casa de Calacoto, con la familia Paz.", ("work", "una casa de Calacoto, con la familia Paz")),
        ("Kerexu, de 17 anos, pediu ajuda no posto.", ("name", "Kerexu")),
    ],
)
def test_capability_S10_it_is_found(text, expected):
    assert expected in kinds_and_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trabajadora del Hogar, afiliada desde marzo.",
        "Ella trabaja en Lima desde marzo.",
        "La página se queda donde está, y arriba dice **Guardada**.",
        "Las familias que viven en el barrio San Cayetano recibieron agua.",
        "La comunidad vive de la pesca en la isla de Marajó.",
        "Viven en la zona norte de la ciudad.",
        "El taller se hizo en el barrio Los Almendros, con cuarenta vecinas.",
        "El director del Instituto Nacional abrió la sesión.",
        "Asistieron Fiscalía, Migraciones y Cancillería.",
        "Participaron Bolivia, Perú y Ecuador.",
        "Corpoica publicó el informe.",
        "Sou merendeira na escola.",
        "La Ley 26.842 y el decreto 1.034.",
    ],
)
def test_capability_S10_what_tells_of_nobody_stays_unmarked(text):
    assert kinds_and_words(text) == []
