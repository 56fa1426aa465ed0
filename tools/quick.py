"""What a change at hand most likely breaks, in a minute and a half: `make quick`.

Lint and format of the changed files, the layers, and the tests that stand beside the changed files, those of browsers
and of whole processes left out. What it says is no answer for what it did not ask: `make test` asks the rest.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALWAYS = ["tests/house/test_architecture.py", "tests/house/test_documents.py"]
SLOW = "not (browser or processes or alone)"


def changed_files() -> list[str]:
    """Paths from the root of what differs from `main`; on `main` itself, from the last commit but one."""
    base = _git("merge-base", "HEAD", "main") if _git("branch", "--show-current") != "main" else "HEAD~1"
    listed = _git("diff", "--name-only", base) + "\n" + _git("ls-files", "--others", "--exclude-standard")
    return sorted({line for line in listed.splitlines() if line})


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def folders_to_test(changed: Iterable[str], root: Path = ROOT) -> list[str]:
    """The changed tests, and the nearest folder `tests` at or above each other file below `tinkuy`."""
    folders = set(ALWAYS)
    for name in changed:
        path = root / name
        if path.name.startswith("test_") and path.exists():
            folders.add(name)
        elif name.startswith("tinkuy/"):
            folders.update(_nearest(path.parent, root))
    return sorted(folders - {name for name in folders if any(f"{other}/" in name for other in folders)})


def _nearest(folder: Path, root: Path) -> list[str]:
    for place in (folder, *folder.parents):
        if place == root:
            break
        if place.name == "tests" or (place / "tests").is_dir():
            return [str((place if place.name == "tests" else place / "tests").relative_to(root))]
    return []


def main() -> None:
    changed = changed_files()
    modules = [name for name in changed if name.endswith(".py") and (ROOT / name).exists()]
    commands = [
        *([["ruff", "check", *modules], ["ruff", "format", "--check", *modules]] if modules else []),
        ["lint-imports"],
        ["pytest", "-q", "--processes=2", "-m", SLOW, *folders_to_test(changed)],
    ]
    for command in commands:
        result = subprocess.run([str(ROOT / ".venv/bin" / command[0]), *command[1:]], cwd=ROOT, check=False)
        if result.returncode:
            sys.exit(result.returncode)


if __name__ == "__main__":
    main()
