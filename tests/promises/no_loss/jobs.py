"""A job for the tests of the worker: slow at its first run, so that its worker can be killed in the middle."""

import time
from pathlib import Path

from django.tasks import task


@task
def write_slowly(folder: str) -> None:
    """Leaves a file when it begins, and another when it ends; only the first run takes long."""
    begun, ended = Path(folder, "begun"), Path(folder, "ended")
    is_first = not begun.exists()
    begun.write_text("x")
    if is_first:
        time.sleep(600)
    ended.write_text("x")
