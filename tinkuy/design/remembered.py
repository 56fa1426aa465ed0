"""Parts of pages that many read alike: rendered once for all of whom a key says that they read the same."""

from collections.abc import Callable, Hashable

from django.utils.safestring import SafeString

from tinkuy.core.remembered import Remembered

MOST_PARTS = 300

_parts = Remembered[Hashable, SafeString](MOST_PARTS)


def remembered_part(key: Hashable, render: Callable[[], SafeString]) -> SafeString:
    """What *render* makes. The *key* names the part and holds all that it depends on: words, numbers, the language.

    No part of a person, and no token, is made so.
    """
    return _parts.once(key, render)
