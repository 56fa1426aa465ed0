"""Which page an address leads to, found once: some two hundred patterns are tried for the address of a room."""

from functools import lru_cache
from typing import Any

from django.urls import URLResolver
from django.urls.resolvers import ResolverMatch
from django.utils.translation import get_language

MOST_REMEMBERED = 2_000
LONGEST_REMEMBERED = 200
"""Letters of an address: who sends long ones does not fill the memory with them."""


class RememberedAddresses(URLResolver):
    """As Django's. An address that leads nowhere is not remembered."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.remembered = lru_cache(MOST_REMEMBERED)(self._resolve)

    def resolve(self, path: Any) -> ResolverMatch:
        if len(path) > LONGEST_REMEMBERED:
            return super().resolve(path)
        return self.remembered(get_language(), path)

    def _resolve(self, language: str | None, path: Any) -> ResolverMatch:
        """The *language* is that of the prefix which the address must have. The patterns that did not fit, two hundred
        lists for each address, are told to nobody.
        """
        match = super().resolve(path)
        match.tried = None
        return match
