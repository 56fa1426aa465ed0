"""Countries as files write them: names in our languages, or two letters."""

import re
from functools import cache, lru_cache

from .vocabulary import key_of

_BESIDE = re.compile(r"\([^)]*\)|,.*")


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The code (ISO 3166-1 alpha-2) of a country's name in es, pt or en, or of its two letters; "" for no country."""
    return known_countries().get(key_of(text)) or known_countries().get(key_of(_BESIDE.sub("", text))) or ""


@cache
def known_countries() -> dict[str, str]:
    """Codes and names in es, pt and en, as CLDR has them, to the code."""
    from babel import Locale  # the names of the world take a while to load

    codes = {}
    for language in ("en", "pt", "es"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                codes[key_of(name)] = codes[code.casefold()] = code
    return codes
