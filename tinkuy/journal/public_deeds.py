"""Which deeds leave public pages with all that they show. Any other is taken for a withdrawal (`stream/withdrawals`).

A deed that is missing here costs a copy of the hub that has to be made anew; a withdrawal that stood here would leave
somebody in a copy who took back what they agreed to.
"""

from django.db.models import Model

from tinkuy.stream.public_changes import is_read_in_public

HARMLESS_WORDS = frozenset(
    (
        *("accepted", "added", "adopted", "advanced", "agreed", "allowed", "analysed", "answered", "approved"),
        *("arranged", "asked", "awaited", "became", "began", "called", "caught", "chose", "cited", "cloned", "coded"),
        *("commented", "committed", "communicated", "completed", "concluded", "confirmed", "copied", "created"),
        *("did", "dismissed", "drafted", "dropped", "enrolled", "entered", "exported", "extended", "filed"),
        *("finished", "gave", "handed", "imported", "invited", "issued", "laid", "linked", "looked"),
        *("made", "marked", "moved", "named", "noted", "offered", "opened", "passed", "planned", "planted"),
        *("prepared", "previewed", "proposed", "published", "rechecked", "recoded", "recorded", "registered"),
        *("reminded", "reordered", "replied", "resolved", "restored", "reviewed", "rewrote", "saved", "scheduled"),
        *("sent", "settled", "split", "spoke", "started", "submitted", "substantiated", "summarised", "ticked"),
        *("tied", "translated", "trusted", "validated", "voted", "went", "wrote"),
    )
)
"""A deed that begins so, whatever follows, adds to what is there, or is work that no public page shows."""

HARMLESS_DEEDS = frozenset(
    (
        *("changed state", "corrected address", "corrected certificates of", "corrected the hours of"),
        *("closed", "closed the call of", "closed the floor of", "decided", "decided after", "described", "renamed"),
        *("held", "left to its session", "let the mails go on of", "paused the mails of", "limited places of"),
        *("redid coding", "undid coding", "reopened", "reopened comment", "removed comment"),
        *("set warning thresholds", "unlinked", "untied"),
        *("took a link to answer", "took a link to confirm", "took a link to tell of", "took a link to verify"),
        *("took back links to verify", "took back the decision about", "took back the hours of"),
        *("took back the message", "took back the start of", "took over points in", "took the change into"),
        *("took apart", "took codebook back", "took hub role", "took up role"),
    )
)
"""Of those whose first word may also take something away: one *held* a session, and *held back* a document."""


def may_withdraw(deed: str, subject: Model) -> bool:
    """Whether a public page may show less after *deed* was done to *subject*; never of rows that none reads."""
    is_harmless = deed in HARMLESS_DEEDS or deed.partition(" ")[0] in HARMLESS_WORDS
    return is_read_in_public(subject._meta.db_table) and not is_harmless
