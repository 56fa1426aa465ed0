"""Text in several languages, and text made comparable."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from babel.lists import format_list
from django.db import models

from tinkuy.core import languages

from .cldr import locale_of
from .letters import folded as folded, tidy as tidy

Translations = Mapping[str, str]


HIDDEN_ADDRESS = "…@…"
_PIECE = re.compile(r"[^\s<>\"'«»“”(),;]+")


def without_addresses(text: str) -> str:
    """*text* with every e-mail address in it hidden, for pages and lists that show none."""
    return _PIECE.sub(lambda piece: HIDDEN_ADDRESS if "@" in piece[0] or "＠" in piece[0] else piece[0], text)


def in_language(texts: Translations | None, language: str, main: str = "es") -> str:
    """The text in *language*; without one, in the *main* language; without that, in any."""
    if not texts:
        return ""
    return texts.get(language) or texts.get(main) or next((text for text in texts.values() if text), "")


def language_shown(texts: Translations | None, language: str, main: str = "es") -> str:
    """The code of the language that `in_language` would show, for the `lang` attribute."""
    for code in (language, main):
        if texts and texts.get(code):
            return code
    return next((code for code, text in (texts or {}).items() if text), language)


def listed(words: Iterable[str]) -> str:
    """«Paraguay, Uruguay y Venezuela», as CLDR joins a list in the reader's language."""
    return format_list(list(words), locale=locale_of())


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
