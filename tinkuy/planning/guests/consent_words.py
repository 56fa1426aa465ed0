"""The exact words of each consent of a guest, by version. A version that somebody agreed to is never reworded.

The versions are named by the month in which they were written; the translations belong to them.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import GuestPurpose

Words = Mapping[str, str | Promise]

TEXTS: Mapping[GuestPurpose, Words] = {
    GuestPurpose.RECORDING: {
        "2026-11": _(
            "The parts in which I speak may be recorded. The recording serves to write the transcript of the cycle."
        )
    },
    GuestPurpose.ATTRIBUTION: {
        "2026-11": _(
            "My name, post, organisation and country may be shown on the public pages of this cycle. "
            "They never stand beside a part under the Chatham House Rule or a closed one."
        )
    },
    GuestPurpose.PHOTO: {
        "2026-11": _("My photo may be shown beside my name on the public pages of this cycle, with whose it is.")
    },
    GuestPurpose.PUBLICATION: {
        "2026-11": _(
            "My biography may be published beside my name. What I allowed stays published after the cycle, "
            "until I take it back. My e-mail is kept as long, so that I can take it back myself."
        )
    },
}
"""In the order in which they are asked."""


def current_version(purpose: str) -> str:
    """The latest version of a consent's words."""
    return max(TEXTS[GuestPurpose(purpose)])


def words_of(purpose: str, version: str = "") -> str:
    """What the guest read, in the active language; of what was signed on paper the words are not known here."""
    return str(TEXTS[GuestPurpose(purpose)].get(version or current_version(purpose), ""))
