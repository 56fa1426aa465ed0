"""What sheets are filed under: complete in three languages, and one name for each tag."""

from collections import Counter
from importlib.resources import files

from tinkuy.core import languages
from tinkuy.core.yaml_files import yaml_values
from tinkuy.people.roles import Sector
from tinkuy.publication.content.vocabularies.concepts import (
    SCHEMES,
    concept_of,
    concepts,
    grade_named,
    tag_named,
    tag_words,
)


def test_every_concept_has_its_words_in_each_language_and_no_two_of_a_scheme_the_same():
    every = [concept for scheme in SCHEMES for concept in concepts(scheme).values()]
    shown = [(one.scheme, code, tag_words(one.tag, code)) for one in every for code in languages.CODES]

    assert [one.tag for one in every if not set(languages.CODES) == set(one.names) == set(one.short)] == []
    assert [words for words, number in Counter(shown).items() if number > 1] == []
    assert (len(concepts("gcm")), list(concepts("sector"))) == (23, list(Sector.values))


def test_a_tag_is_read_in_the_language_of_whoever_reads_and_a_word_of_ones_own_as_it_is():
    assert [tag_words("gcm:10", code) for code in languages.CODES] == [
        "10, trata",
        "10, tráfico de pessoas",
        "10, trafficking",
    ]
    assert (tag_words("theme:children", "en"), tag_words("COVID-19", "en")) == ("Children and adolescents", "COVID-19")
    assert (concept_of("gcm:24"), concept_of("theme")) == (None, None)


def test_words_that_name_a_concept_are_its_tag_whatever_their_language_and_accents():
    assert [tag_named(words) for words in ("NINEZ y adolescencia", "tráfico de pessoas", "gcm:7", "COVID-19")] == [
        "theme:children",
        "theme:trafficking",
        "gcm:7",
        "COVID-19",
    ]


def test_a_grade_is_known_by_its_words_in_any_language_and_is_no_tag():
    written = ("good_practice", "buena práctica", "Boa prática", "PROMISING", "experiencia", "excelente", "")

    assert [grade_named(words) for words in written] == [*["good_practice"] * 3, "promising", "experience", "", ""]
    assert tag_named("buena práctica") == "buena práctica"


def test_every_term_of_a_search_is_written_in_each_language():
    source = files("tinkuy.publication.content.vocabularies").joinpath("terms.yaml").read_text(encoding="utf-8")

    assert [row for row in yaml_values(source) if set(row) != set(languages.CODES) or not all(row.values())] == []
