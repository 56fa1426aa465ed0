"""Places written like a name are none; names in a row, and those below the name of an office, are."""

from tinkuy.language.personal_data.guard import alerts

NOBODY = (
    "Salieron de El Salvador en octubre.",
    "Los comités de Porto Alegre (RS) y Corumbá (MS).",
    "Se reunieron en el Mercado de Chillán.",
    "Vive cerca del Castillo de la Cruz y del Valle de la Luna.",
    "La gente llegó a Los Ángeles y a La Guajira.",
)
NAMED = {
    "Muchas gracias, Erick, Berline, Yousemane, Odette y Guervitch.": "Guervitch",
    "Explicou o secretário de Desenvolvimento Social Michael Farias.": "Michael Farias",
    "MINISTRO DE ESTADO DA JUSTIÇA José Cardozo": "José Cardozo",
    "Habló María de los Ángeles sobre su turno.": "María de los Ángeles",
    "Según Juan de los Ríos, no hubo respuesta.": "Juan de los Ríos",
    "Llamó Rosa de la Paz a la oficina.": "Rosa de la Paz",
    "O caso do Oliveira da Silva segue aberto.": "Oliveira da Silva",
    "O depoimento do Valdeilson da Silva foi lido.": "Valdeilson da Silva",
}
OF_A_LIST = "Equipo evaluador: Luis Ramírez, Líder de Equipo; Mónica Quispe, Asistente de Investigación"


def test_capability_S10_places_that_are_written_like_a_name_are_nobodys():
    assert {text: found for text in NOBODY if (found := _names(text))} == {}


def test_capability_S10_who_is_named_in_a_row_or_below_an_office_is_found():
    assert {text: name for text, name in NAMED.items() if name not in " | ".join(_names(text))} == {}


def test_a_function_after_a_name_in_a_list_is_no_name():
    assert _names(OF_A_LIST) == ["Luis Ramírez", "Mónica Quispe"]


def _names(text: str) -> list[str]:
    return [one.text for one in alerts(text) if one.kind == "name"]
