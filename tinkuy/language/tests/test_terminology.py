"""S03: words that are better not used. The rules are data; these are their promises."""

import tomllib
from importlib.resources import files

import pytest

from tinkuy.language.terminology import remarks


def terms_in(text, language):
    return [(remark.text, remark.rule.better) for remark in remarks(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("El Tráfico de  Personas crece", "es", ("Tráfico de  Personas", "trata de personas")),
        ("llegan inmigrantes ilegales", "es", ("inmigrantes ilegales", "en situación irregular")),
        ("los ilegales", "es", ("los ilegales", "en situación irregular")),
        (
            "la prostitucion infantil",
            "es",
            ("prostitucion infantil", "explotación sexual de niñas, niños y adolescentes"),
        ),
        ("os imigrantes ilegais", "pt-br", ("imigrantes ilegais", "em situação irregular")),
        ("trata de pessoas", "pt-br", ("trata de pessoas", "tráfico de pessoas")),
        ("os ilegais", "pt-br", ("os ilegais", "em situação irregular")),
        ("as pessoas deficientes", "pt-br", ("pessoas deficientes", "pessoa com deficiência")),
        ("an illegal migrant", "en", ("illegal migrant", "migrant in an irregular situation")),
        ("child sex tourism", "en", ("child sex tourism", "sexual exploitation in travel and tourism")),
    ],
)
def test_capability_S3_a_word_that_is_better_not_used_gets_a_remark(text, language, expected):
    assert terms_in(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La trata de personas y el tráfico ilícito de migrantes son delitos distintos.", "es"),
        ("El comercio ilegal y la tala ilegal.", "es"),
        ("Cierran agencias ilegales.", "es"),
        ("Há adoções ilegais e serviços deficientes.", "pt-br"),
        ("O tráfico de pessoas e o contrabando de migrantes.", "pt-br"),
        ("Trafficking in persons and the smuggling of migrants.", "en"),
        ("tráfico de personas", "en"),
        ("tráfico de personas", ""),
    ],
)
def test_capability_S3_the_right_words_get_none(text, language):
    assert remarks(text, language) == []


def test_capability_S3_a_remark_says_where_and_why_in_each_language():
    text = "Contra el tráfico de personas."

    remark = remarks(text, "es")[0]

    assert text[remark.start : remark.end] == remark.text
    assert set(remark.rule.reason) == {"es", "pt-br", "en"}


def test_no_rule_takes_the_better_words_of_another_for_wrong():
    source = tomllib.loads(files("tinkuy.language").joinpath("terminology.toml").read_text(encoding="utf-8"))

    assert [row["better"] for row in source["rules"] if remarks(row["better"], row["language"])] == []
