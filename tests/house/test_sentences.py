"""The bench of sentences is whole: what it counts, that its labels fit its words, that nothing stands in it twice."""

from collections import Counter

from bench.sentences import KINDS, LANGUAGES, PARTS, PERSONAL_KINDS, sentences, sources

SOURCES = [source for part in PARTS for source in sources(part)]
PAIRS = [pair for part in PARTS for pair in sentences(part)]


def test_every_label_is_known():
    assert {source.language for source in SOURCES} <= set(LANGUAGES)
    assert {kind for _source, sentence in PAIRS for kind in (sentence.kind, sentence.also)} <= set(KINDS)
    assert {passage.kind for _source, sentence in PAIRS for passage in sentence.personal} <= set(PERSONAL_KINDS)


def test_a_second_kind_is_another_kind():
    assert [sentence.text for _source, sentence in PAIRS if sentence.also and sentence.also == sentence.kind] == []


def test_personal_words_stand_in_their_sentence_once_told():
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
