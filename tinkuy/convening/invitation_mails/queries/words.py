"""The words of an invitation, for a mail and for a telephone: what is said of the cycle, in a language and on a clock.

On a sensitive theme they hold no title, no question and no thread: a message is read over a shoulder.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.convening.invitations.models import InvitationSending
from tinkuy.convening.registrations.queries import webinars_to_join
from tinkuy.core.text import in_language, listed
from tinkuy.people.countries import country_name, zone_of
from tinkuy.planning.cycles.message_words import title_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.hours import moment_in_city

INVITATION = "invitation"
"""The kind of message."""


def invited_to(cycle: Cycle) -> Webinar | None:
    """The next session of the *cycle* in scope for which one may register."""
    return next(iter(sorted(webinars_to_join(cycle), key=lambda webinar: webinar.starts_at)), None)


def thread_to_carry(cycle: Cycle, webinar: Webinar | None) -> Hook | None:
    """The thread that an invitation to *webinar* carries: planted, and still open (P3).

    One that this session picks up before any other; the latest one first. Its words are the team's, as the cycle's
    public page shows them.
    """
    if cycle.is_sensitive or webinar is None:
        return None
    planted = Hook.objects.filter(state=HookState.PLANTED).exclude(target_kind=HookTarget.NEXT_CYCLE)
    hooks = list(planted.order_by("-number"))
    own = [hook for hook in hooks if hook.target_id == webinar.pk]
    return next(iter(own or hooks), None)


class InvitationWords:
    """What an invitation to the *cycle* in scope says, made once for each language and zone."""

    def __init__(self, cycle: Cycle, sending: InvitationSending | None = None) -> None:
        self.cycle, self.sending = cycle, sending
        self.sessions: Sequence[Webinar] = webinars_to_join(cycle)
        self.next = invited_to(cycle)
        self.hook = thread_to_carry(cycle, self.next)
        self._made: dict[tuple[str, str], dict[str, Any]] = {}

    def values(self, language: str, country: str) -> dict[str, Any]:
        """What fills the message of somebody in *country*, but for their own link."""
        key = language, zone_of(country, self.cycle.zone)
        if key not in self._made:
            self._made[key] = self._values(*key)
        return self._made[key]

    def _values(self, language: str, zone: str) -> dict[str, Any]:
        cycle, main, next_one = self.cycle, self.cycle.main_language, self.next
        sensitive = cycle.is_sensitive
        with translation.override(language):
            return {
                "title": title_for(cycle, language),
                "question": "" if sensitive else _in_one_line(in_language(cycle.guiding_question, language, main)),
                "hook": _in_one_line(in_language(self.hook.text, language, main)) if self.hook else "",
                "session": "" if sensitive or not next_one else in_language(next_one.title, language, main),
                "when": moment_in_city(next_one.starts_at, zone) if next_one else "",
                "more": len(self.sessions) > 1,
                "again": bool(self.sending and self.sending.is_repeat),
                "words": in_language(self.sending.words, language, main) if self.sending else "",
                "from_cycle": cycle.public_id,
            }


def _in_one_line(text: str) -> str:
    """A mail quotes it, with a sign before its line."""
    return " ".join(text.split())


def sending_name(sending: InvitationSending) -> str:
    """What a mail is called on pages: to whom it goes."""
    where = listed(sorted(map(country_name, sending.countries))) if sending.countries else _("all countries")
    words = _("Again, to who did not answer: %(where)s") if sending.is_repeat else _("Invitation: %(where)s")
    return words % {"where": where}


def link_values(secret: str, language: str) -> dict[str, str]:
    """Of one invitee: where their invitation stands, and where one press ends them (RFC 8058)."""
    with translation.override(language):
        return {
            "path": reverse("convening:invited", args=[secret]),
            "decline_path": reverse("convening:decline_invitation", args=[secret]),
            "one_click": reverse("convening:no_more_invitations", args=[secret]),
        }


def chat_text(words: InvitationWords, secret: str, language: str, country: str) -> str:
    """What a focal point pastes into WhatsApp, or reads out: short, with the personal link at its end."""
    values = words.values(language, country)
    with translation.override(language):
        address = settings.BASE_ADDRESS.rstrip("/") + link_values(secret, language)["path"]
        title, when = values["title"], values["when"]
        lines = [
            _("Good day. I write to invite you to the cycle “%(title)s”.") % {"title": title}
            if title
            else _("Good day. I write to invite you to a cycle of sessions between countries."),
            _("The next session: %(when)s.") % {"when": when} if when else "",
            values["hook"] or values["question"],
            _("To register in two minutes, with or without your name: %(address)s") % {"address": address},
        ]
    return "\n\n".join(line for line in lines if line)
