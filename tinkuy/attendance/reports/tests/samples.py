"""Files as each maker's program writes them, a folder of `data` for each maker, found by their name alone."""

from pathlib import Path

SAMPLES = {path.name: path for path in (Path(__file__).parent / "data").rglob("*.*") if "world" not in path.parts}


def sample(name: str) -> bytes:
    return SAMPLES[name].read_bytes()
