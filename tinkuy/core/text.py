"""Text in several languages; text made comparable, also word by word."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Literal

from django.db import models
from django.utils.functional import Promise

from . import languages
from .errors import Refused
from .languages import listed as listed
from .letters import folded as folded, lower_first as lower_first, shortened as shortened, tidy as tidy

Translations = Mapping[str, str]


HIDDEN_ADDRESS = "…@…"
_PIECE = re.compile(r"[^\s<>\"'«»“”(),;]+")


def without_addresses(text: str) -> str:
    """*text* with every e-mail address in it hidden, for pages and lists that show none."""
    return _PIECE.sub(lambda piece: HIDDEN_ADDRESS if "@" in piece[0] or "＠" in piece[0] else piece[0], text)


def demand_text(text: str, sentence: str | Promise, *, about: str | tuple[str, ...] = ()) -> str:
    """*text* made clean; where nothing is left of it, the deed is refused by the *sentence*."""
    clean = tidy(text)
    if not clean:
        raise Refused(sentence, about=about)
    return clean


def in_language(texts: Translations | None, language: str, main: str = "es") -> str:
    """The text in *language*; without one, in the *main* language; without that, in any."""
    if not texts:
        return ""
    return texts.get(language) or texts.get(main) or next((text for text in texts.values() if text), "")


def displayed_language(texts: Translations | None, language: str, main: str = "es") -> str:
    """The code of the language that `in_language` would show, for the `lang` attribute."""
    for code in (language, main):
        if texts and texts.get(code):
            return code
    return next((code for code, text in (texts or {}).items() if text), language)


class TranslatedField(models.JSONField):
    """Content per language: `{"es": …, "pt-br": …, "en": …}`. Each language is optional."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            value = {code: tidy(text) for code, text in value.items() if code in languages.CODES and text}
        return super().get_prep_value(value)


LIKE = 0.4
"""Below this likeness two texts are read one after the other: marked word by word nobody could read them."""

LONGEST = 400
"""Words beyond which texts are not compared one by one: the comparison takes their product in time."""

Mark = Literal["same", "del", "ins"]
Piece = tuple[Mark, str]


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order: what stays, what goes, what comes. Texts that are too unlike stand whole."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if max(len(old), len(new)) > LONGEST or not old or not new or matcher.ratio() < LIKE:
        return whole_texts(before, after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", " ".join(old[a:b])))
            continue
        if a < b:
            pieces.append(("del", " ".join(old[a:b])))
        if c < d:
            pieces.append(("ins", " ".join(new[c:d])))
    return pieces


def whole_texts(before: str, after: str) -> list[Piece]:
    """One after the other, without what is empty."""
    marked: list[Piece] = [("del", before), ("ins", after)]
    return [piece for piece in marked if piece[1]]
