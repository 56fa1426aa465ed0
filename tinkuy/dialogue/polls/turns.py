"""Whoever votes goes beside all others who vote; whoever closes a poll waits for votes on their way, and none begins.

On PostgreSQL by a lock of the session's votes, held until the transaction ends. If votes shared a lock of the poll's
row instead, its close would wait as long as votes come: who shares is let in before who waits to change the row.
"""

from tinkuy.core.rows.postgresql import on_postgresql

VOTING = 7_146_274


def share_voting(webinar: int) -> None:
    """Polls of the session with this key stay open."""
    on_postgresql("SELECT pg_advisory_xact_lock_shared(%s, %s)", VOTING, webinar)


def nobody_votes_meanwhile(webinar: int) -> None:
    on_postgresql("SELECT pg_advisory_xact_lock(%s, %s)", VOTING, webinar)
