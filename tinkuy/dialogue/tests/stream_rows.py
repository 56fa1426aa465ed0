"""What the stream was told, as pairs of kind and subject."""

from collections.abc import Callable

from tinkuy.stream.models import Settling, StreamEvent


def events_since(channel: str, deed: Callable[[], object]) -> list[tuple[str, str]]:
    """What *deed* told on *channel*, in order; what moves often comes last."""
    before = _rows(channel)
    deed()
    return [(row.kind, row.subject) for row in _rows(channel) if row not in before]


def _rows(channel: str) -> list[StreamEvent | Settling]:
    return [*StreamEvent.objects.filter(channel=channel), *Settling.objects.filter(channel=channel).order_by("id")]
