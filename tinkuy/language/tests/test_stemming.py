import pytest

from tinkuy.language.stemming import search_terms, searchable


@pytest.mark.parametrize(
    ("text", "query", "language"),
    [
        ("planificación progresiva", "planificacion", "es"),
        ("planificación progresiva", "planificaciones", "es"),
        ("las víctimas", "victima", "es"),
        ("a proteção das vítimas", "protecao", "pt-br"),
        ("a proteção das vítimas", "vítima", "pt-br"),
        ("lessons learned", "lesson", "en"),
    ],
)
def test_a_word_is_found_in_any_number_with_or_without_accents(text, query, language):
    indexed = set(searchable(text, language).split())

    assert all(term & indexed for term in search_terms(query, language))


def test_another_word_is_not_found():
    indexed = set(searchable("planificación progresiva", "es").split())

    assert not any(term & indexed for term in search_terms("refugio", "es"))
