"""An installation of its own in a temporary folder: for what is measured in one process, and as a site that answers."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tinkuy-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def begin(*, on_postgresql: bool = False) -> None:
    """Django, with an empty database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    if on_postgresql:
        os.environ["TINKUY_TEST_ON"] = "postgresql"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def begin_with_example() -> None:
    """Django as a site has it, with a copy of the example."""
    from bench.sites import copy_of_example

    folder = copy_of_example()
    os.environ["TINKUY_DATA"] = str(folder / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    import django

    django.setup()
    from django.conf import settings

    from tinkuy.config.web.static_files import collect_static

    collect_static(settings.STATIC_ROOT)
