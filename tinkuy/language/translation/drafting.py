"""The directions of Apertium that are used, and the commands of each.

A mode file is a pipeline of the shell. `apertium-wblank-mode -z` prints the one that keeps running: each program ends a
text at NUL and flushes. (Adding `-z` to the mode file itself gives wrong words: its transfer is the older one.) In what
it prints `$1` are options of the generator (`-n`: unknown words without a mark) and `$2` of the tagger (none).
"""

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.conf import settings

from tinkuy.language.memory import Memory

from .glossary import put_back, take_out
from .pipeline import Pipeline, Stuck

MODES = {
    ("es", "pt-br"): "es-pt_BR",
    ("pt-br", "es"): "pt-es",
    ("es", "en"): "spa-eng",
    ("en", "es"): "eng-spa",
}
FOLDER = Path("/usr/share/apertium/modes")
PROGRAM = "apertium-wblank-mode"


def mode_file(source: str, target: str) -> Path | None:
    """The file of a direction, if it and the programs are installed."""
    mode = MODES.get((source, target))
    if mode is None or shutil.which(PROGRAM) is None:
        return None
    path = FOLDER / f"{mode}.mode"
    return path if path.exists() else None


@cache
def command_of(path: Path) -> str:
    """The pipeline of the mode in *path*, for a shell. Raises `OSError` or `subprocess.SubprocessError`."""
    program = shutil.which(PROGRAM) or PROGRAM
    printed = subprocess.run([program, "-z", str(path)], capture_output=True, text=True, check=True, timeout=10)  # noqa: S603 our own constants
    return printed.stdout.replace("$1", "-n").replace("$2", "")


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
    by_text = {text: made_before.get(source, target, text) for text in dict.fromkeys(texts)}
    missing = [text for text, translation in by_text.items() if translation is None]
    try:
        translations = _translated(missing, source, target)
    except Stuck:
        raise NotAvailable from None
    for text, translation in zip(missing, translations, strict=True):
        made_before.put(source, target, text, value=translation)
        by_text[text] = translation
    return [by_text[text] or "" for text in texts]


def _translated(texts: Sequence[str], source: str, target: str) -> list[str]:
    pipeline = pipeline_of(source, target)
    without_terms = [take_out(text, source, target) for text in texts]
    drafts = pipeline.translate([one.text for one in without_terms])
    whole = [put_back(whole_draft, one, target) for whole_draft, one in zip(drafts, without_terms, strict=True)]
    lost = [place for place, whole_draft in enumerate(whole) if whole_draft is None]
    plain = dict(zip(lost, pipeline.translate([texts[place] for place in lost]), strict=True))
    return [plain[place] if whole_draft is None else whole_draft for place, whole_draft in enumerate(whole)]


@cache
def pipeline_of(source: str, target: str) -> Pipeline:
    """The one translator of a direction in this process."""

    def command() -> str:
        path = mode_file(source, target)
        if path is None:
            raise Stuck
        return command_of(path)

    return Pipeline(command)
