"""Drafts by the real programs, kept running, killed and stopped. Collected where Apertium is installed."""

import os
import re
import signal
import threading

import pytest

from tinkuy.language.translation.drafting import command_of, draft, is_offered, made_before, mode_file, pipeline_of
from tinkuy.language.translation.pipeline import MOST_LETTERS, Pipeline

SIGNS = "[]{}^$<>@/%?\n🙂"


@pytest.fixture(autouse=True)
def nothing_remembered():
    made_before.forget()


def one(text: str, source: str = "es", target: str = "pt-br") -> str:
    return draft([text], source, target)[0]


@pytest.mark.parametrize(
    ("text", "drafted"),
    [
        ("La trata de personas es un delito.", "O tráfico de pessoas é um delito."),
        ("Hablamos de la trata y de la derivación.", "Falamos do tráfico de pessoas e do encaminhamento."),
        ("Se trata de acompañar.", "Trata-se de acompanhar."),
        ("Los referentes locales escriben los hallazgos.", "Os pontos focais escrevem os achados."),
        ("Personas en SITUACION IRREGULAR", "Pessoas em situação irregular"),
        ("Buenos días y muchas gracias.", "Bom dia e muito obrigado."),
        ("El tráfico ilícito de migrantes no es trata de personas.", None),
    ],
)
def test_capability_S9_a_draft_says_the_terms_of_the_glossary_as_the_hub_does(text, drafted):
    alert = one(text)

    assert alert == drafted or (drafted is None and "contrabando de migrantes não é tráfico de pessoas" in alert)


@pytest.mark.parametrize(
    ("text", "drafted"),
    [
        ("O tráfico de pessoas é um crime.", "La trata de personas es un crimen."),
        ("O encaminhamento do tráfico de pessoas ao abrigo.", "La derivación de la trata de personas al albergue."),
    ],
)
def test_capability_S9_so_it_does_from_portuguese(text, drafted):
    assert one(text, "pt-br", "es") == drafted


def test_capability_S9_no_stand_in_of_a_term_is_ever_left_in_a_draft():
    many = " ".join(["La ficha, el hilo y el hallazgo. Contra la trata de personas."] * 12)

    for source, target in (("es", "pt-br"), ("es", "en")):
        assert not re.search(r"zq\wqz", one(many, source, target), re.IGNORECASE)
    assert "zqaqz" in one("La palabra zqaqz y la ficha.")  # it stood in the text: the terms are left to the machine


@pytest.mark.parametrize(
    "text", ["", " ", "[a] {b} ^c$ 3/4 <b> m@x.example \\", "50 %\n\n¿Sí?", "é\u0301 ñ 中文 🙂", "a\0b"]
)
def test_capability_S9_signs_that_mean_something_to_the_machine_pass_unharmed(text):
    alert = one(text)

    assert [sign for sign in text if sign in SIGNS] == [sign for sign in alert if sign in SIGNS]
    assert "\\\\" not in alert


def test_capability_S9_many_texts_come_back_in_their_order():
    texts = [f"Sesión {number}: gracias." for number in range(600)]

    drafts = draft(texts, "es", "pt-br")

    assert [re.findall(r"\d+", text) for text in drafts] == [[str(number)] for number in range(600)]


def test_capability_S9_a_text_longer_than_a_request_is_drafted_whole():
    assert one("Hola. " * MOST_LETTERS).count("Olá.") > MOST_LETTERS - 10  # a word may be cut at each end


def test_capability_S9_a_translator_that_was_killed_is_started_again():
    one("Hola.")
    pipeline = pipeline_of("es", "pt-br")
    former = pipeline.pid
    os.killpg(former, signal.SIGKILL)

    alert = one("Gracias a todas.")

    assert alert == "Graças a todas."
    assert pipeline.pid not in (None, former)


def test_capability_S9_a_translator_that_does_not_answer_in_time_is_ended_and_started_again():
    pipeline = Pipeline(lambda: command_of(mode_file("es", "pt-br")), patience=2)
    pipeline.translate(["Hola."])
    former = pipeline.pid
    os.killpg(former, signal.SIGSTOP)

    found = pipeline.translate(["Gracias."])

    assert found == ["Graças."]
    assert pipeline.pid not in (None, former)
    pipeline.end()
    assert pipeline.pid is None


def test_capability_S9_several_threads_share_one_translator():
    found: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda place=place: found.update({place: one(f"Sesión {place}")})) for place in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {place: f"Sessão {place}" for place in range(8)}


def test_capability_S9_english_is_offered_only_where_the_installation_asks_for_the_gist(settings):
    assert not is_offered("es", "en")

    settings.DRAFTS = "gist"

    assert is_offered("es", "en")
    assert not is_offered("pt-br", "en")
    assert not is_offered("en", "es")
