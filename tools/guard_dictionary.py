"""`python tools/guard_dictionary.py`: makes two lists of the guard anew, of words that are no names and of places.

It asks for wordfreq, which is no dependency: `uv run --with wordfreq python tools/guard_dictionary.py`. The
remarks at the head of the lists, and what stands in `places.txt` after its second remark, are kept.
"""

import re
import sys
import textwrap
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tinkuy.core.letters import folded

LISTS = Path(__file__).parents[1] / "tinkuy/language/personal_data/lists"
NAMES = ("given_names", "surnames")
MOST = {"es": 25_000, "pt": 22_000, "en": 18_000}
REGION = re.compile(r"5(?:1|4|5|6|7|8|91|92|93|95|97|98)")
"""The codes of the countries of South America."""
SHORTEST_PLACE = 4
WIDTH = 148


def main() -> None:
    names = {folded(word) for name in NAMES for line in _body(name) for word in line.split()}
    top_words = import_module("wordfreq").top_n_list
    words = {folded(word) for language, count in MOST.items() for word in top_words(language, count)}
    words = {word for word in words if re.fullmatch("[a-z]{2,}", word)} - names
    _write("dictionary", words)
    _write("places", {place for place in _places() if place not in names and place not in words})


def _places() -> set[str]:
    codes = import_module("phonenumbers.geodata").GEOCODE_DATA
    named = {text for code, texts in codes.items() if REGION.match(code) for text in texts.values()}
    words = {word for text in named for word in re.findall("[a-z]+", folded(text))}
    return {word for word in words if len(word) >= SHORTEST_PLACE}


def _body(name: str) -> list[str]:
    return [
        line for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]


def _write(name: str, words: set[str]) -> None:
    path = LISTS / f"{name}.txt"
    head, _line, rest = path.read_text(encoding="utf-8").partition("\n\n")
    by_hand = rest.partition("\n#")[2]
    path.write_text(
        f"{head}\n\n{'\n'.join(textwrap.wrap(' '.join(sorted(words)), WIDTH))}\n" + (f"#{by_hand}" if by_hand else ""),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
