import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import translation

from tinkuy.core.errors import Refused


@contextmanager
def refuses(sentence: str) -> Iterator[None]:
    """What is done in the block is refused with these words, in English as the code has them."""
    with translation.override("en"), pytest.raises(Refused, match=re.escape(sentence)):
        yield
