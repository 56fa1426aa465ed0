"""The exact words of each consent, by version. A version that somebody agreed to is never reworded: add another.

The versions are named by the month in which they were written, with a letter where it has several; the translations
belong to them. What somebody said aloud follows the regime of its session: no consent of a form can hold for it.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Purpose

Words = Mapping[str, str | Promise]

TEXTS: Mapping[Purpose, Words] = {
    Purpose.USE_OF_DATA: {"2026-11": _("I agree that my country, my e-mail and my answers are used for this cycle.")},
    Purpose.QUOTATION: {
        "2026-11": _("What I say may be quoted, without my name, in the final sheet."),
        "2026-11b": _("The questions that I write may be quoted, without my name, in the published sheet."),
    },
    Purpose.FOLLOW_UP: {
        "2026-11": _(
            "I may be written to after the cycle about what was put into practice. "
            "My e-mail is then kept up to 200 days after the last session."
        )
    },
}

PURPOSES_ASKED = (Purpose.USE_OF_DATA, Purpose.QUOTATION)
"""Those that forms ask for. The others stand here for whoever agreed to them once, and reads it."""


def current_version(purpose: str) -> str:
    """The latest version of a consent's words."""
    return max(TEXTS[Purpose(purpose)])


def words_of(purpose: str, version: str = "") -> str:
    """What the person read, in the active language; a version that is no longer known says nothing."""
    return str(TEXTS[Purpose(purpose)].get(version or current_version(purpose), ""))
