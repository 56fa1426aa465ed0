"""An address that leads nowhere."""

from django.http import Http404


def or_404[T](thing: T | None) -> T:
    """The thing, or the same 404 as for any address that leads nowhere."""
    if thing is None:
        raise Http404
    return thing
