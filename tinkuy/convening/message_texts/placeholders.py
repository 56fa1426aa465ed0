"""The blanks of a message: a closed list of names between braces, filled once, by plain text.

No template language: nothing that a cycle writes is ever evaluated. A name that is not on the list is refused when the
text is written; what is filled in is not looked through for blanks again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from tinkuy.core.errors import Refused
from tinkuy.core.letters import folded
from tinkuy.core.text import listed


@dataclass(frozen=True)
class Blank:
    """`names` by language, without accents; `meaning` as the page of the texts explains it."""

    key: str
    names: Mapping[str, str]
    meaning: str | Promise


def _blank(key: str, es: str, pt: str, meaning: str | Promise) -> Blank:
    return Blank(key, {"es": es, "pt-br": pt, "en": key}, meaning)


LINK, BRIDGE = "link", "bridge"
BLANKS = (
    _blank("greeting", "saludo", "saudacao", gettext_lazy("“Good morning, Ana:”, by the hour; without a name if none")),
    _blank("name", "nombre", "nome", gettext_lazy("The name or alias; “participant” without one")),
    _blank("session", "sesion", "sessao", gettext_lazy("“session 4” and its title")),
    _blank("number", "numero", "numero", pgettext_lazy("meaning of a blank", "The number of the session")),
    _blank("day", "dia", "dia", gettext_lazy("The day where the person is")),
    _blank("hour", "hora", "hora", gettext_lazy("The hour where the person is, with the city")),
    _blank("length", "duracion", "duracao", gettext_lazy("“90 minutes”")),
    _blank("cycle", "ciclo", "ciclo", gettext_lazy("The title of the cycle")),
    _blank("thread", "hilo", "fio", gettext_lazy("What was left open and this session picks up")),
    _blank("summary", "resumen", "resumo", gettext_lazy("The summary of the session")),
    _blank(BRIDGE, "puente", "ponte", gettext_lazy("What this session leaves open for the next one")),
    _blank("next", "siguiente", "seguinte", gettext_lazy("The next session, with its day and hour")),
    _blank(LINK, "enlace", "link", gettext_lazy("The way in, as a button; it needs a paragraph of its own")),
)
KEYS = {folded(name): one.key for one in BLANKS for name in one.names.values()}
QUOTES = "> "
PIECE = re.compile(r"\{([^{}]*)\}")


def key_of_name(name: str) -> str:
    """The key of the blank that is called *name* in any language; empty where there is none."""
    return KEYS.get(folded(name.strip()), "")


def demand_known_blanks(text: str, language: str, about: str) -> None:
    """Refuse a name that is not on the list, and a brace that stands alone."""
    unknown = [name for name in PIECE.findall(text) if not key_of_name(name)]
    if unknown:
        names = listed([f"{{{one.names[language]}}}" for one in BLANKS])
        raise Refused(
            _("{%(name)s} is not one of the blanks. Those that there are: %(names)s.")
            % {"name": unknown[0][:40], "names": names},
            about=about,
        )
    if set(PIECE.sub("", text)) & {"{", "}"}:
        raise Refused(_("A brace stands alone. Write both, around the name of a blank."), about=about)


def filled(text: str, values: Mapping[str, str]) -> str:
    """*text* with its blanks filled; a paragraph of which one stays empty is left out.

    Lines that begin with `> ` are a quotation, which mail shows as a block of its own.
    """
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    whole = (
        PIECE.sub(lambda piece: values.get(key_of_name(piece[1]), ""), _with_quotations_as_paragraphs(paragraph))
        for paragraph in paragraphs
        if all(values.get(key_of_name(name)) for name in PIECE.findall(paragraph))
    )
    return "\n\n".join(whole)


def _with_quotations_as_paragraphs(paragraph: str) -> str:
    lines = paragraph.split("\n")
    parts = ["\n\n" if a.startswith(QUOTES) != b.startswith(QUOTES) else "\n" for a, b in pairwise(lines)]
    return lines[0] + "".join(part + line for part, line in zip(parts, lines[1:], strict=True))


def blanks_in(text: str) -> list[str]:
    """The keys of the blanks of *text*, in their order."""
    return [key_of_name(name) for name in PIECE.findall(text)]
