"""How a mail says a moment: in words, with the city in whose hour it is. `{% load mail_moments %}`

A moment is owed as ISO 8601 with the name of a zone, and written when the mail is made, in its language.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django import template

register = template.Library()

_write: Callable[[datetime, str], str] = lambda moment, _zone: moment.isoformat()  # noqa: E731


def moments_by(write: Callable[[datetime, str], str]) -> None:
    """Register, once, in an `AppConfig.ready`, who writes a moment in the hour of a zone."""
    global _write
    _write = write


@register.simple_tag
def moment(written: str, zone: str = "") -> str:
    """`{% moment at zone as when %}` → «jueves 9 de julio de 2020, 10:00 en Lima»; without a zone «…, 15:00 UTC».

    A message that was owed formerly has no zone, and its *written* no offset: it is UTC. No filter, whose argument
    must be there.
    """
    at = datetime.fromisoformat(written)
    return _write(at if at.tzinfo else at.replace(tzinfo=UTC), zone or "UTC")
