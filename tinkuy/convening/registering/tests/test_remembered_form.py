"""The form of registering is made once for all who read it alike, and is never an old one."""

from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.convening.custom_questions.models import QuestionKind, RegistrationQuestion
from tinkuy.convening.registering import forms
from tinkuy.convening.registering.tests.form_fields import hours_on
from tinkuy.convening.tests.participants import REGISTER, registration, typed
from tinkuy.planning.cycles.models.cycle import InvitedCountry


@pytest.fixture
def made(monkeypatch):
    """The zones of the forms that were made of new fields."""
    zones = []
    session = forms._session

    def noted(webinar, zone, language):
        zones.append(zone)
        return session(webinar, zone, language)

    monkeypatch.setattr(forms, "_session", noted)
    return zones


def test_promise_V04_whatever_the_form_says_is_said_anew_once_it_changes(cycle, sessions, made):
    first = sessions[0]
    question = RegistrationQuestion.objects.create(
        cycle=cycle, ordinal=1, kind=QuestionKind.ONE, label={"es": "¿De dónde?"}, options={"es": "Norte\nSur"}
    )

    def page(address: str = REGISTER, **said: str) -> str:
        return Client().post(address, typed(sessions, email="", **said)).text

    assert all(words in page() for words in ("Sesión por venir 4", "¿De dónde?", "Norte"))
    number = len(made)
    page()
    assert len(made) == number, "the same form is made once"

    first.title = {"es": "Otro título"}
    first.save()
    assert "Otro título" in page()
    first.starts_at += timedelta(days=1)
    first.save()
    before = page()
    first.starts_at += timedelta(days=1)
    first.save()
    assert page() != before
    first.places = 3
    first.save()
    assert "limitad" in page()
    first.places, first.is_full = 100, True
    first.save()
    assert "lista de espera" in page()
    question.options = {"es": "Este\nOeste"}
    question.save()
    assert "Oeste" in page()
    InvitedCountry.objects.create(cycle=cycle, country="CL", zone="America/Santiago")
    assert page().index("Chile") < page().index("Otros países")
    assert "em Montevidéu" in hours_on(page("/pt-br/c/ciclo-de-prueba/register/", country="UY"))[0]


def test_what_one_person_types_stands_in_no_form_of_another(cycle, sessions):
    refused = Client().post(REGISTER, typed(sessions, alias="Colibrí", email="colibri.correo.org"))
    next_one = Client().post(REGISTER, typed(sessions, alias="Zorzal", email="zorzal@example.org"))
    empty = Client().get(REGISTER).text

    assert "colibri.correo.org" in refused.text
    assert next_one.status_code == 302
    assert registration(cycle).name() == "Zorzal"
    assert not [words for words in ("Colibrí", "Zorzal", "colibri", "Escriba un correo con @") if words in empty]
