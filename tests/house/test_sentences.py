"""The bench of sentences is whole: what it counts, that its labels fit its words, that nothing stands in it twice."""

from collections import Counter

from bench.sentences import KINDS, LANGUAGES, OWN, PARTS, PERSONAL_KINDS, sentences, sources

SOURCES = [source for part in PARTS for source in sources(part)]
PAIRS = [pair for part in PARTS for pair in sentences(part)]
# A text in which many sentences tell who somebody is: its other sentences are there to mislead.
GUARD_SOURCE = 8
# Made at one time; `fresh` was added once `locked` was worn.
FIRST = ("open", "second", "locked")
LATER = 105
"""The number of the first source by which the open part grew afterwards."""


def test_there_are_enough_of_each():
    personal = [sentence for _source, sentence in PAIRS if sentence.personal]
    clean = [
        sentence
        for source in SOURCES
        if sum(bool(sentence.personal) for sentence in source.sentences) >= GUARD_SOURCE
        for sentence in source.sentences
        if not sentence.personal
    ]

    assert len(SOURCES) >= 30
    assert len(PAIRS) >= 660
    assert len(personal) >= 200
    assert len(clean) >= 120
    assert min(Counter(sentence.kind for _source, sentence in PAIRS)[kind] for kind in KINDS) >= 60


def test_the_first_parts_are_thirds_and_every_language_has_its_share_in_each():
    others = [
        source
        for source in SOURCES
        if source.register != OWN and source.part in FIRST and int(source.name.partition("-")[0]) < LATER
    ]
    for counted in (
        Counter(source.part for source in others),
        Counter(source.part for source in others for _sentence in source.sentences),
    ):
        assert all(abs(counted[part] / counted.total() - 1 / 3) < 0.03 for part in FIRST)
    for language in LANGUAGES:
        assert {source.part for source in SOURCES if source.language == language} == set(PARTS)


def test_the_fresh_part_is_large_enough_to_speak_of_each_kind():
    fresh = [sentence for _source, sentence in sentences("fresh")]
    personal = Counter(passage.kind for sentence in fresh for passage in sentence.personal)

    assert len(sources("fresh")) >= 15
    assert min(personal[kind] for kind in PERSONAL_KINDS if kind != "email") >= 25
    assert sum(not sentence.personal for sentence in fresh) >= 150
    assert min(Counter(sentence.kind for sentence in fresh)[kind] for kind in KINDS) >= 30


def test_what_whoever_writes_the_rules_added_stands_in_the_open_part_alone():
    assert {source.part for source in SOURCES if source.register == OWN} == {"open"}


def test_every_label_is_known():
    assert {source.language for source in SOURCES} <= set(LANGUAGES)
    assert {kind for _source, sentence in PAIRS for kind in (sentence.kind, sentence.also)} <= set(KINDS)
    assert {passage.kind for _source, sentence in PAIRS for passage in sentence.personal} <= set(PERSONAL_KINDS)


def test_a_second_kind_is_another_kind():
    assert [sentence.text for _source, sentence in PAIRS if sentence.also and sentence.also == sentence.kind] == []


def test_personal_words_stand_in_their_sentence_and_are_labelled_once():
    assert [
        (source.name, passage.text)
        for source, sentence in PAIRS
        for passage in sentence.personal
        if not passage.text.strip() or passage.text not in sentence.text
    ] == []
    assert [sentence.text for _source, sentence in PAIRS if len(set(sentence.personal)) < len(sentence.personal)] == []


def test_no_sentence_stands_twice_and_no_source_is_in_two_parts():
    words = Counter(" ".join(sentence.text.casefold().split()) for _source, sentence in PAIRS)

    assert [text for text, times in words.items() if times > 1] == []
    assert max(Counter(source.name for source in SOURCES).values()) == 1


def test_every_sentence_is_one_line_without_spaces_around_it():
    assert [sentence.text for _source, sentence in PAIRS if sentence.text != " ".join(sentence.text.split())] == []
