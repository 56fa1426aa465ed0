"""What each process of a run would else make for itself with its first pages, in two seconds of a processor."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

OURS = Path(__file__).resolve().parents[2] / "tinkuy"


def prepare() -> None:
    """All addresses in each language, and all templates compiled: forks of this process know them."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            get_resolver()._populate()
    for folder in (Path(folder) for engine in engines.all() for folder in engine.template_dirs):
        if folder.is_relative_to(OURS):
            for path in folder.rglob("*.*"):
                with suppress(TemplateSyntaxError):  # the tests of its page say so
                    get_template(str(path.relative_to(folder)))
