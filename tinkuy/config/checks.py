"""What stops the start: an installation that others could read, or that speaks in the clear (promise S06)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, run_checks

from tinkuy.core import personal_data_map

from .environment import Environment


def serious_faults() -> list[str]:
    """What all checks find that forbids to start, a sentence each."""
    return [fault.msg for fault in run_checks() if fault.is_serious() and not fault.is_silenced()]


def check_installation(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors `tinkuy.S06`, each a sentence that says what to do."""
    return [Error(sentence, id="tinkuy.S06") for sentence in _faults(settings.ENVIRONMENT)]


def _faults(environment: Environment) -> Iterator[str]:
    if settings.DEBUG:
        yield "DEBUG is on: it shows strangers the inside of the program. Turn it off."
    if "*" in settings.ALLOWED_HOSTS:
        yield "ALLOWED_HOSTS has a wildcard: name the site's own host instead."
    if not environment.is_loopback and urlsplit(environment.address).scheme != "https":
        yield f"TINKUY_ADDRESS is {environment.address}: a site that others reach needs https."
    if environment.smtp and urlsplit(environment.smtp).scheme not in ("smtp", "smtps"):
        yield "TINKUY_SMTP_URL must begin with smtp:// (STARTTLS) or smtps://."
    for path in (environment.data, environment.keys, *environment.keys.glob("*.key")):
        if is_open_to_others(path):
            yield f"{path} is open to other users of this machine: run chmod go-rwx on it."


def check_personal_data_map(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors `tinkuy.P19` for what may hold a person's words and is not in the map, each with how to declare it."""
    return [Error(sentence, id="tinkuy.P19") for sentence in personal_data_map.faults()]


def is_open_to_others(path: Path) -> bool:
    """Whether group or others have any right on *path*, which may not exist."""
    return path.exists() and bool(path.stat().st_mode & 0o077)
