"""What may be done about a warning: words, and the page of the plan where it is done, if there is one."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .rule import Words


@dataclass(frozen=True)
class Suggestion:
    """`words` become the text of the task; `route` has the cycle as its only argument."""

    code: str
    words: Words
    route: str = ""


SUGGESTIONS: dict[str, Suggestion] = {
    suggestion.code: suggestion
    for suggestion in (
        Suggestion("ask-focal-point", _("Ask the focal point what keeps people away"), "planning:team"),
        Suggestion("call-focal-point", _("Call the focal point: was the invitation received?"), "planning:team"),
        Suggestion("better-hour", _("Move the session to a better hour for those who were missing"), "planning:hours"),
        Suggestion("summary", _("Offer a summary of what was missed, in the language of those who were missing")),
        Suggestion("thread", _("Leave a thread open that the next session picks up"), "planning:plan"),
        Suggestion("close-with-thread", _("Pick up the thread in the last ten minutes"), "planning:plan"),
        Suggestion("call-registered", _("Call the registered who did not come, through the focal point")),
        Suggestion(
            "reminder",
            _("Ask the focal points to remind their people the day before, with the link and the hour of each country"),
        ),
        Suggestion("invite-again", _("Invite again, through the focal points"), "planning:team"),
        Suggestion("give-the-floor", _("Give this sector the floor: invite one of its speakers"), "planning:guests"),
        Suggestion("shorten-agenda", _("Shorten the agenda of the next session"), "planning:plan"),
        Suggestion("break", _("Put a short break in the middle of the agenda"), "planning:plan"),
        Suggestion("match-accounts", _("Decide who the accounts without owner are"), "attendance:unmatched"),
        Suggestion("ask-for-address", _("Ask people to enter with the address of their registration")),
    )
}
