"""A small place with a name tells who somebody is, where the sentence tells of their work."""

from tinkuy.language.personal_data.guard import alerts

TELLS = {
    "Lo ves de lunes a viernes en la gomería El Tano, ahí está de encargado.": "gomería El Tano",
    "Él maneja el camión de la distribuidora San Roque.": "distribuidora San Roque",
    "Trabaja de lunes a sábado, doce horas, en el lavadero El Brillo.": "lavadero El Brillo",
    "Ela faz unha no salão da Cida.": "salão da Cida",
    "Faz bico de garçom no bar do Zeca.": "bar do Zeca",
    "She got a job at the Sunrise bakery in Lethem.": "Sunrise bakery",
    "Mi mamá lava ropa en el Hospital Central de San Cristóbal.": "Hospital Central de San Cristóbal",
    "Dá expediente no cartório de Assis Brasil.": "cartório de Assis Brasil",
    "Ella empezó de aseadora en Corabastos y sigue ahí.": "Corabastos",
    "El Rincón Andino, un negocio que ya da trabajo a tres mujeres.": "El Rincón Andino",
    "Es propietaria de una peluquería que funciona en La Candelaria.": "una peluquería que funciona en La Candelaria",
}
CLEAN = (
    "El Ministerio de Trabajo inspeccionó la mina Santa Fe.",
    "Prometía trabajo en una fábrica de Iquique.",
    "El taller sobre trabajo digno se hizo en el hotel Las Dunas.",
    "La finca queda lejos y nadie trabaja los domingos.",
    "Las enfermeras del país piden turnos más cortos.",
    "Es dueña de un negocio y paga impuestos.",
)


def test_capability_S10_a_named_place_of_work_is_found_wherever_the_sentence_tells_of_the_work():
    marked = {text: " | ".join(_works(text)) for text in TELLS}

    assert {text: words for text, words in marked.items() if TELLS[text] not in words} == {}


def test_what_was_inspected_promised_or_only_met_at_is_nobodys_place_of_work():
    assert {text: words for text in CLEAN if (words := _works(text))} == {}


def _works(text: str) -> list[str]:
    return [one.text for one in alerts(text) if one.kind == "work"]
