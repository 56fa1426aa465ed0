"""Invariant 12: identity numbers of persons of the region."""

import pytest

from tinkuy.language.personal_data.guard import alerts


@pytest.mark.parametrize(
    "text",
    [
        "CPF 529.982.247-25",
        "o número 529.982.247-25 consta no processo",
        "RUT 12.345.678-5",
        "la persona 12.345.678-5 declaró",
        "CUIL 20-12345678-6",
        "DNI 45678901",
        "Su DNI es 45.678.901",
        "DNI: 45.678.901",
        "DNI N.º 45678901",
        "cédula de identidad 1.234.567-2",
        "Cédula de ciudadanía 1032456789",
        "C.I. 4567890",
        "RG 12.345.678-9",
        "pasaporte AB123456",
        "Passport number AB 123456",
        "carné de extranjería 001234567",
        "Cédula dominicana 223-0098417-1",
        "Expediente SRPA-0214-2021, que reposa en la comisaría.",
        "Autos nº 0700418-22.2021.8.02.0046",
        "Radicado 68001-40-03-011-2022-00451-00",
        "Case CAS/2022/11873 is with the lawyer.",
        "Conducía el auto con patente AB 318 KD.",
    ],
)
def test_invariant_12_an_identity_number_raises_an_alert(text):
    assert [alert.kind for alert in alerts(text)] == ["identity"]


@pytest.mark.parametrize(
    "text",
    [
        "529.982.247-26 no es un CPF",
        "La ley 12.345.678-1",
        "Anexo 20-12345678-7",
        "Expediente 4512-2023 de la comisión.",
        "El caso 14 del informe.",
        "En 2020 asistieron 238 personas; en 2021, 1.234.567.",
        "Resolución A/RES/73/195, de 2018-12-19",
        "Se entregaron 4.500 pasaportes en 2019.",
        "El DNI electrónico se emite desde 2020.",
        "Sesión 1 (2020-06-04), 90 minutos",
        "Indicador 16.2.2 del ODS 16",
    ],
)
def test_other_numbers_raise_none(text):
    assert alerts(text) == []


def test_all_of_a_text_are_told_in_their_order():
    open_ones = alerts("DNI 45678901, ana@example.org, CPF 529.982.247-25.")

    assert [(alert.kind, alert.text) for alert in open_ones] == [
        ("identity", "45678901"),
        ("email", "ana@example.org"),
        ("identity", "529.982.247-25"),
    ]
