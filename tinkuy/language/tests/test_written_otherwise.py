"""Personal data in spaces, signs and words that a careful reader knows and a pattern easily misses (invariant 12)."""

import pytest

from tinkuy.language.personal_data.guard import alerts
from tinkuy.language.tests.timed import is_quick

FOUND = {
    "identity": {
        "DNI 45 678 901": "45 678 901",
        "DNI 45\u00a0678\u00a0901": "45\u00a0678\u00a0901",
        "cédula 1 234 567": "1 234 567",
        "CPF 123 456 789 09": "123 456 789 09",
        "consta 529 982 247 25 no processo": "529 982 247 25",
        "consta 52998224725 no processo": "52998224725",
        "figura 20123456786 en la lista": "20123456786",
        "figura 20 12345678 6 en la lista": "20 12345678 6",
        "cuenta de ahorros 191-12345678-0-12": "191-12345678-0-12",
        "CCI 00219100123456789012": "00219100123456789012",
        "conta corrente: 12345-6 78901": "12345-6 78901",
        "chave pix 52998224725": "52998224725",
    },
    "telephone": {
        "Llamen al 987\u2011654\u2011321.": "987\u2011654\u2011321",
        "Tel. 987·654·321": "987·654·321",
        "Tel: 987_654_321": "987_654_321",
        "cel 98765\u200b4321": "98765\u200b4321",
        "ligue para 11\u200b 98765\u20114321": "11\u200b 98765\u20114321",
    },
    "email": {"Escriban a ana＠correo.pe": "ana＠correo.pe", "a ana@\u200bcorreo.pe.": "ana@\u200bcorreo.pe"},
    "profile": {
        "Su Instagram es @ana.quispe.": "@ana.quispe",
        "facebook.com/ana.quispe.mamani": "facebook.com/ana.quispe.mamani",
        "ver https://www.tiktok.com/@ana_q hoy": "https://www.tiktok.com/@ana_q",
        "(linkedin.com/in/ana-quispe)": "linkedin.com/in/ana-quispe",
    },
    "home": {
        "Vive en la calle Bolívar 1234, departamento 5B.": "calle Bolívar 1234",
        "Domicilio: Av. Heroínas N.º 455, Cochabamba": "Av. Heroínas N.º 455",
        "mora na Rua das Flores, 123, apto 45": "Rua das Flores, 123",
        "en el pasaje Los Pinos 22": "pasaje Los Pinos 22",
        "Av. 9 de Julio 1150": "Av. 9 de Julio 1150",
        "en la carrera 7 # 12-34 de Bogotá": "carrera 7 # 12-34",
    },
}
NONE = [
    "Asistieron 1 234 567 personas, de un presupuesto de 12 345 678 901 pesos.",
    "La cuenta de 2019 a 2020 cerró con 1.234.567 soles.",
    "O programa conta 12 345 678 inscritos.",
    "Processo seletivo 12/2020, lei 13.445 de 2017, resolución 1325 (2000).",
    "Hoy salieron a la calle 300 personas; en la avenida Central, 2020 fue peor.",
    "La marcha por la avenida 9 de Julio reunió a 5.000 personas.",
    "La Rua das Flores, 15% mais cara.",
    "El registro 12345678901 y el https://example.org/a/52998224725 no son de nadie.",
    "El plan 2019_2020 y la hoja mesa_04_12, de las 10·30.",
    "Transmisión por facebook.com/events/123 y facebook.com.",
    "Se reunieron @ las 10; 3@4.",
]


def test_invariant_12_what_is_written_otherwise_is_found_as_it_stands():
    for kind, texts in FOUND.items():
        for text, passage in texts.items():
            open_ones = alerts(text)
            assert [(alert.kind, alert.text) for alert in open_ones] == [(kind, passage)], text
            assert text[open_ones[0].start : open_ones[0].end] == passage


def test_other_numbers_streets_and_signs_raise_none():
    for text in NONE:
        assert alerts(text) == [], text


@pytest.mark.one_database
def test_promise_I11_what_is_written_otherwise_takes_no_time_in_the_worst_text():
    shapes = ["Av. Aa ", "calle de la ", "Av. de la Aa 1 de ", "cuenta 1 2 3 ", "@a", "@a.", "facebook.com/", "x.com/@"]
    shapes += ["1 123 123 ", "DNI 1 123 ", "\u200b1", "1·", "1_12", "carrera 7 # ", "CCI 1-", "52998224725 "]
    for shape in shapes:
        text = (shape * 20_000)[:20_000]
        assert is_quick(text, 2), shape  # a sixth of it on a quiet machine; what grows with the square takes longer
