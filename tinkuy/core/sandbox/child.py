"""The program of the process that reads one file, which `nursery` forks.

On its input a line of JSON (`parser`, `language`, `arguments`, `memory`, `cpu`), then the bytes of the file. On its
output lines of JSON: `["item", …]` for each thing that the parser yields, and last `["end", null]`, `["refused",
sentence]` or `["fault", place]`. It has no settings of a site, no environment and no database.
"""

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from . import walls
from .limits import OUT_OF_MEMORY

Parser = Callable[..., Iterable[Any]]
_ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Lock oneself in, read, answer, and leave without looking back."""
    gc.disable()  # it lives for one file: looking for cycles among its rows costs a tenth of the reading
    request = json.loads(sys.stdin.buffer.readline())
    walls.limit(request["memory"], request["cpu"])
    try:
        parser = prepared(request["parser"], request["language"])
        walls.close()
        answer(parser, sys.stdin.buffer.read(), request["arguments"], sys.stdout.buffer)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


def prepared(parser: str, language: str) -> Parser:
    """The function `package.module:name`, with all that it imports, and its sentences in *language*."""
    module, _, name = parser.partition(":")
    speak(module, language)
    named_parser: Parser = getattr(import_module(module), name)
    return named_parser


def answer(parser: Parser, data: bytes, arguments: dict[str, Any], out: IO[bytes]) -> None:
    """Write what *parser* yields of *data*, and how it ended."""
    from tinkuy.core.errors import Refused

    try:
        for item in parser(data, **arguments):
            _write(out, "item", item)
        _write(out, "end", None)
    except Refused as refusal:
        _write(out, "refused", str(refusal))
    except MemoryError:
        raise
    except Exception as error:
        _write(out, "fault", _place(error))
    out.flush()


def speak(module: str, language: str) -> None:
    """As much of Django as sentences in *language* need: all catalogues, for a parser uses words of earlier stages.

    They are read once a sentence is said: of most files none is.
    """
    from django.apps import apps
    from django.conf import settings

    own = _ROOT / module.split(".")[1] / "locale"
    paths = [str(own), *(str(path) for path in sorted(_ROOT.glob("*/locale")) if path != own)]
    settings.configure(LANGUAGE_CODE=language, LOCALE_PATHS=paths, INSTALLED_APPS=[], USE_TZ=True)
    apps.populate(())


def _write(out: IO[bytes], kind: str, value: Any) -> None:
    out.write(json.dumps([kind, value], ensure_ascii=True, separators=(",", ":")).encode() + b"\n")


def _place(error: BaseException) -> str:
    """Where it broke, without its words: they may hold a person's."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} {last.name}"
