from collections.abc import Sequence
from functools import cache

from django.conf import settings

from tinkuy.language.memory import Memory

from .glossary import put_back, take_out
from .modes import command_of, mode_file
from .pipeline import Pipeline, Stuck

GIST = ("es", "en")
"""What comes out of this direction tells what a text is about, not more."""
OFFERED = {"off": (), "on": (("es", "pt-br"), ("pt-br", "es")), "gist": (("es", "pt-br"), ("pt-br", "es"), GIST)}
"""By the installation's setting, the directions that people are offered. English to Spanish only serves to compare."""


made_before: Memory[str] = Memory(3_000)


class NotAvailable(Exception):
    """No draft in this direction: Apertium is not installed, is switched off, or does not answer."""


def is_available(source: str, target: str) -> bool:
    """Whether the programs and the dictionaries of this direction are here, and drafts are not switched off."""
    return settings.DRAFTS != "off" and mode_file(source, target) is not None


def is_offered(source: str, target: str) -> bool:
    """Whether people may ask for a draft in this direction."""
    return (source, target) in OFFERED[settings.DRAFTS] and is_available(source, target)


def draft(texts: Sequence[str], source: str, target: str) -> list[str]:
    """A draft of each of *texts*, in order, with the terms of the glossary as the hub says them.

    Raises `NotAvailable`. Languages are those of the site: `es`, `pt-br`, `en`.
    """
    if not is_available(source, target):
        raise NotAvailable
    known = {text: made_before.get(source, target, text) for text in dict.fromkeys(texts)}
    missing = [text for text, done in known.items() if done is None]
    try:
        made = _made(missing, source, target)
    except Stuck:
        raise NotAvailable from None
    for text, done in zip(missing, made, strict=True):
        made_before.put(source, target, text, value=done)
        known[text] = done
    return [known[text] or "" for text in texts]


def _made(texts: Sequence[str], source: str, target: str) -> list[str]:
    pipeline = pipeline_of(source, target)
    held = [take_out(text, source, target) for text in texts]
    drafts = pipeline.translate([one.text for one in held])
    whole = [put_back(done, one, target) for done, one in zip(drafts, held, strict=True)]
    lost = [place for place, done in enumerate(whole) if done is None]
    plain = dict(zip(lost, pipeline.translate([texts[place] for place in lost]), strict=True))
    return [plain[place] if done is None else done for place, done in enumerate(whole)]


@cache
def pipeline_of(source: str, target: str) -> Pipeline:
    """The one translator of a direction in this process."""

    def command() -> str:
        path = mode_file(source, target)
        if path is None:
            raise Stuck
        return command_of(path)

    return Pipeline(command)
