"""The exact words of each consent of a guest; those of what was signed on paper are not known here."""

from django.utils.translation import gettext_lazy as _

from tinkuy.own_pages.consent_words import ConsentWords
from tinkuy.planning.guests.models import GuestPurpose

CONSENT_WORDS = ConsentWords(
    {
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
)
