"""What the clock asks of the journal."""

from datetime import timedelta

from tinkuy.core import clock

from .models import AcceptedPost

KEPT = timedelta(days=7)
"""Long enough for a page left open over a weekend on a telephone without a line."""


def forget_accepted_posts() -> int:
    """Forget the keys of posts older than `KEPT`; how many."""
    forgotten, _ = AcceptedPost.objects.filter(at__lt=clock.now() - KEPT).delete()
    return forgotten
