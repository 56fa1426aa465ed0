"""A sentence as a classifier reads it: its words, what stands side by side, how words begin and end; each as a number.

What is not words counts too: how long it is, digits, a colon. Numbers are hashed, so that no list of words is kept.
"""

import re
from collections.abc import Iterator
from zlib import crc32

from tinkuy.core.letters import folded

WORD = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d+")
CAPITAL_AFTER_A_WORD = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÁ-Ú]")
SIZE = 1 << 16
"""Places that features are hashed to: some share one."""
LETTERS = (3, 4, 5)
"""Lengths of the pieces of a word."""
ENDING = 4
LONG, MOST_WORDS_COUNTED, WORDS_FOR_ONE = 5, 6, 5


def words_of(sentence: str) -> list[str]:
    return [DIGITS.sub("0", folded(word)) for word in WORD.findall(sentence)]


def features(sentence: str) -> Iterator[tuple[int, int]]:
    """Each feature's place, and the word it belongs to, counted from 0; -1 where it belongs to none."""
    words = words_of(sentence)
    for name, place in _named(words):
        yield crc32(name.encode()) % SIZE, place
    for name in _of_the_whole(sentence, len(words)):
        yield crc32(name.encode()) % SIZE, -1


def _named(words: list[str]) -> Iterator[tuple[str, int]]:
    bounded = ["^", *words, "$"]
    for place, word in enumerate(words):
        former, following = bounded[place], bounded[place + 2]
        yield f"w{word}", place
        yield f"b{former} {word}", place
        yield f"k{former} {following}", place
        piece = f"<{word}>"
        for length in LETTERS:
            for start in range(len(piece) - length + 1):
                yield f"c{piece[start : start + length]}", place
        if len(word) > LONG:
            yield f"e{word[-ENDING:]}", place
    if words:
        yield f"b{words[-1]} $", len(words) - 1
        yield f"1{words[0][-2:]}", 0
        yield f"1{words[0][-3:]}", 0


def _of_the_whole(sentence: str, count: int) -> Iterator[str]:
    yield f"m,{min(3, sentence.count(','))}"
    yield f"m:{':' in sentence}"
    yield f"m0{any(sign.isdigit() for sign in sentence)}"
    yield f"mlong{min(MOST_WORDS_COUNTED, count // WORDS_FOR_ONE)}"
    yield f"mcapitals{min(3, len(CAPITAL_AFTER_A_WORD.findall(sentence)))}"
