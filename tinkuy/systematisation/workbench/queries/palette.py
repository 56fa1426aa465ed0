"""What the palette compares a selection with."""

import re
import unicodedata
from collections import Counter, defaultdict

from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt

STEM = 6
KEPT = 40
"""Stems for each code: the list of a large codebook stays a few kilobytes."""
LATEST = 12


def code_words(cycle: Cycle, language: str) -> list[dict[str, object]]:
    """Each code with its name in *language* and the stems that its latest quotes say most; two queries."""
    texts_by_code: dict[int, list[str]] = defaultdict(list)
    for code, text in Excerpt.objects.exclude(code=None).order_by("-pk").values_list("code_id", "text"):
        if len(texts_by_code[code]) < LATEST:
            texts_by_code[code].append(text)
    return [
        {
            "id": code.pk,
            "kind": code.kind,
            "label": code.label,
            "name": (name := in_language(code.name, language, cycle.main_language)),
            "stems": " ".join(_commonest([name, *texts_by_code[code.pk]])),
        }
        for code in Code.objects.order_by("kind", "number")
    ]


def stems(text: str) -> list[str]:
    """The beginnings of its longer words, without accents; `coding-palette.js` cuts a selection in the same way."""
    letters = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return [word[:STEM] for word in re.findall(r"[^\W\d_]{4,}", plain)]


def _commonest(texts: list[str]) -> list[str]:
    return [stem for stem, _times in Counter(stem for text in texts for stem in stems(text)).most_common(KEPT)]
