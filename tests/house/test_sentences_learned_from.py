"""What the suggestions' classifier was made of: the open part, what was written for it, and no other."""

from bench.sentences import PARTS, sentences
from bench.sentences.train import FOLDER, learned_from, source_of
from tinkuy.systematisation.suggestions.hints.classifier import KINDS, weights_at_hand
from tinkuy.systematisation.suggestions.hints.features import SIZE
from tinkuy.systematisation.suggestions.tests.sentences import labelled


def test_the_weights_are_of_these_sentences():
    """Where this fails: `python -m bench.sentences.train`."""
    weights = weights_at_hand()

    assert weights.source == source_of(list(learned_from()))
    assert [len(row) for row in weights.rows] == [SIZE] * len(KINDS)


def test_no_sentence_that_it_is_measured_on_was_learned_from():
    learned = {" ".join(row.text.casefold().split()) for row in learned_from()}
    measured = {sentence.text for part in PARTS if part != "open" for _source, sentence in sentences(part)}
    measured |= {one.text for one in labelled("held_out")}

    assert [text for text in measured if " ".join(text.casefold().split()) in learned] == []


def test_each_kind_is_learned_from_sentences_written_and_said_in_three_languages():
    assert {path.stem for path in FOLDER.glob("*.txt")} == {
        f"{language}-{manner}" for language in ("es", "pt-br", "en") for manner in ("written", "said")
    }
    for path in FOLDER.glob("*.txt"):
        heads = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("[")]
        assert heads == ["[lesson]", "[practice]", "[risk]", "[recommendation]", "[none]"]
