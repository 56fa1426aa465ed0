"""The exact words of each consent of a participant.

What somebody said aloud follows the regime of its session: no consent of a form can hold for it.
"""

from django.utils.translation import gettext_lazy as _

from tinkuy.own_pages.consent_words import ConsentWords

from .models import Purpose

CONSENT_WORDS = ConsentWords(
    {
        Purpose.USE_OF_DATA: {
            "2026-11": _("I agree that my country, my e-mail and my answers are used for this cycle.")
        },
        Purpose.QUOTATION: {
            "2026-11": _("What I say may be quoted, without my name, in the final sheet."),
            "2026-11b": _("The questions that I write may be quoted, without my name, in the published sheet."),
        },
        Purpose.RECAP: {"2026-12": _("Send me by mail what each session left, once it is written.")},
        Purpose.FOLLOW_UP: {
            "2026-11": _(
                "I may be written to after the cycle about what was put into practice. "
                "My e-mail is then kept up to 200 days after the last session."
            )
        },
    }
)

ALWAYS_ASKED = (Purpose.USE_OF_DATA, Purpose.QUOTATION)
_mailed: list[Purpose] = []


def mails_for(purpose: Purpose) -> None:
    """Register, in an `AppConfig.ready`, that something is sent to those who agree: only then is it asked for."""
    _mailed.append(purpose)


def offered_purposes() -> tuple[Purpose, ...]:
    """Those that forms ask for. The others stand here for whoever agreed to them once, and reads it."""
    return (*ALWAYS_ASKED, *_mailed)
