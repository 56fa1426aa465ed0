"""The summary of what is wrong: every line names its field and leads to it."""

import re

import pytest
from django import forms

from tinkuy.core.errors import Refused
from tinkuy.design.fields import form_field
from tinkuy.design.submitting import form_errors, refuse

pytestmark = pytest.mark.usefixtures("spanish")


class Plan(forms.Form):
    field_of_argument = {"starts_at": "day"}
    first_language = "es"

    title_es = forms.CharField(label="Título")
    place = forms.CharField(label="Lugar:")
    email = forms.EmailField(label="Correo de Chile")
    day = forms.DateField(label="Día")
    regime = forms.ChoiceField(label="¿Qué se puede contar?", choices=[("a", "Todo")])
    countries = forms.MultipleChoiceField(label="Países invitados", choices=[("PE", "Perú")])
    accept = forms.BooleanField(label="Acepto <a href='/x/'>las reglas</a>")


def lines(form):
    html = form_errors(form)
    without_scripts = html.split("<noscript>")[1].split("</noscript>")[0]
    assert "si vuelve atrás en el navegador, se pierde lo que escribió" in without_scripts
    return re.findall(r'<li>(?:<a href="#([\w-]+)">)?([^<]+)', html)


def test_each_empty_field_is_named_in_words_of_its_own():
    assert lines(Plan({})) == [
        ("id_title_es", "Falta «Título»."),
        ("id_place", "Falta «Lugar»."),
        ("id_email", "Falta «Correo de Chile»."),
        ("id_day", "Falta «Día»."),
        ("id_regime", "Elija una opción en «¿Qué se puede contar?»."),
        ("id_countries", "Elija al menos una opción en «Países invitados»."),
        ("id_accept", "Marque «Acepto las reglas»."),
    ]


def test_beside_an_empty_field_stands_the_sentence_of_the_summary():
    form = Plan({})

    for field in form:
        (error,) = re.findall(r"<p>([^<]+)</p>", form_field(field))
        assert (field.id_for_label or f"{field.auto_id}_0", error) in lines(form)


def test_what_was_written_wrong_stands_after_the_name_of_its_field():
    wrong = Plan({"title_es": "x", "place": "y", "email": "a@", "day": "2026-06-01", "regime": "b"})

    faults = dict(lines(wrong))

    assert faults["id_email"].startswith("Correo de Chile: ")
    assert faults["id_regime"].startswith("¿Qué se puede contar? Escoja una opción válida")


@pytest.mark.parametrize(
    ("about", "field"), [("title", "title_es"), ("starts_at", "day"), ("place", "place"), (("zone", "email"), "email")]
)
def test_a_refused_deed_speaks_beside_the_field_that_it_is_about(about, field):
    form = Plan({"email": "a"})

    refuse(form, Refused("No cabe.", about=about))

    assert "No cabe." in form.errors[field]


def test_a_refusal_about_nothing_that_is_asked_stands_on_top():
    form = Plan({})

    refuse(form, Refused("El plazo venció.", about="deadline"))

    assert form.non_field_errors() == ["El plazo venció."]
