"""Parts of pages that many read alike: rendered once for all of whom a key says that they read the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.utils.safestring import SafeString

MOST_PARTS = 300

_parts: OrderedDict[Hashable, SafeString] = OrderedDict()
_guard = threading.Lock()


def remembered_part(key: Hashable, render: Callable[[], SafeString]) -> SafeString:
    """What *render* makes. The *key* names the part and holds all that it depends on: words, numbers, the language.

    No part of a person, and no token, is made so. The longest unasked is forgotten first.
    """
    with _guard:
        part = _parts.get(key)
        if part is not None:
            _parts.move_to_end(key)
            return part
    part = render()
    with _guard:
        _parts[key] = part
        while len(_parts) > MOST_PARTS:
            _parts.popitem(last=False)
    return part
