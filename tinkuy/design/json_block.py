"""Data for programs inside of a page."""

import json
from typing import Any

from django.utils.safestring import SafeString

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end the block or begin a tag inside it, written as JSON escapes."""


def json_block(data: Any) -> SafeString:
    """The JSON of *data*, safe inside a `<script type="application/ld+json">`."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(ESCAPES))
