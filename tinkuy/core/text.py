"""Text in several languages, and text made comparable."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models

Translations = Mapping[str, str]


def folded(text: str) -> str:
    """*text* without accents, case or doubled spaces, for comparing (never for showing)."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def tidy(text: str) -> str:
    """*text* in NFC without control, zero-width and bidirectional characters; line breaks stay."""
    kept = (c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join(kept).strip()


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


class TranslatedField(models.JSONField):
    """Content per language: `{"es": …, "pt-br": …, "en": …}`. Each language is optional."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        codes = {code for code, _ in settings.LANGUAGES}
        if isinstance(value, dict):
            value = {code: tidy(text) for code, text in value.items() if code in codes and text}
        return super().get_prep_value(value)
