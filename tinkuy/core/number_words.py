"""Small numbers as words, as the headings of pages say them: «Nueve países responden»."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

NUMBER_WORDS: Mapping[int, object] = {
    1: pgettext_lazy("number of countries or points", "one"),
    2: pgettext_lazy("number of countries or points", "two"),
    3: pgettext_lazy("number of countries or points", "three"),
    4: pgettext_lazy("number of countries or points", "four"),
    5: pgettext_lazy("number of countries or points", "five"),
    6: pgettext_lazy("number of countries or points", "six"),
    7: pgettext_lazy("number of countries or points", "seven"),
    8: pgettext_lazy("number of countries or points", "eight"),
    9: pgettext_lazy("number of countries or points", "nine"),
    10: pgettext_lazy("number of countries or points", "ten"),
}


def number_word(number: int) -> str:
    """*number* as a word up to ten, above it in figures. Only for what is masculine in Spanish and Portuguese."""
    return str(NUMBER_WORDS.get(number, number))
