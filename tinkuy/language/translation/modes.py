"""The directions of Apertium that are used, and the commands of each.

A mode file is a pipeline of the shell. `apertium-wblank-mode -z` prints the one that keeps running: each program ends a
text at NUL and flushes. (Adding `-z` to the mode file itself gives wrong words: its transfer is the older one.) In what
it prints `$1` are options of the generator (`-n`: unknown words without a mark) and `$2` of the tagger (none).
"""

import shutil
import subprocess
from functools import cache
from pathlib import Path

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
