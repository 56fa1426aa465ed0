"""The rules. A threshold is in percent, or a number of sessions; each cycle may set its own within the bounds.

What may be done about a warning: words, and the page of the plan where it is done, if there is one.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .rule import Rule, Words

FALL = Rule(
    code="attendance-fall",
    name=_("Attendance falls"),
    definition=_("People who attended this session ÷ people who attended the one before"),
    meaning=_("Warn when a session keeps less than %(value)s of the attendance of the one before."),
    default=70,
    least=20,
    most=95,
    suggests=("ask-focal-point", "summary", "better-hour", "thread"),
    implied_by=("country-absent",),
)
STEP = Rule(
    code="step-retention",
    name=_("People do not come back"),
    definition=_("Those of the session before who attended this one too ÷ those who attended the session before"),
    meaning=_("Warn when less than %(value)s of those of one session come to the next."),
    default=50,
    least=10,
    most=95,
    suggests=("thread", "summary", "ask-focal-point", "better-hour"),
    implied_by=("attendance-fall", "country-absent"),
)
KEPT_OF_FIRST = Rule(
    code="kept-of-first",
    name=_("A country loses its people"),
    definition=_("People of the country in this session ÷ people of the country in the first session"),
    meaning=_("Warn when a country keeps less than %(value)s of the people of its first session."),
    default=60,
    least=20,
    most=95,
    about=("country",),
    suggests=("ask-focal-point", "summary", "better-hour"),
    implied_by=("attendance-fall", "country-absent"),
)
FEW = Rule(
    code="few-left",
    name=_("Few of a country are left, or the number is hidden"),
    definition=_(
        "People of the country in the session before; in this one the number is hidden, because it is small or because "
        "it would give a small one away. Of several that are hidden only those are named that may be small without the "
        "others having grown"
    ),
    meaning=_("Warn when the number of a country is hidden that had %(value)s or more in the session before."),
    default=10,
    least=5,
    most=100,
    about=("country",),
    warns="from",
    unit="people",
    suggests=("call-focal-point", "summary", "better-hour"),
)
SHOW_UP = Rule(
    code="show-up",
    name=_("The registered do not come"),
    definition=_("Those registered for this session who attended it ÷ those registered for it"),
    meaning=_("Warn when less than %(value)s of those registered for a session attend it."),
    default=40,
    least=10,
    most=95,
    suggests=("call-registered", "better-hour", "reminder"),
    implied_by=("country-absent",),
)
ABSENT = Rule(
    code="country-absent",
    name=_("A country is absent"),
    definition=_("Sessions in a row, up to this one, with nobody of the country"),
    meaning=_("Warn after %(value)s in a row with nobody of an invited country."),
    default=1,
    least=1,
    most=5,
    about=("country",),
    warns="from",
    unit="sessions",
    suggests=("call-focal-point", "better-hour", "invite-again"),
)
SECTOR = Rule(
    code="sector-share",
    name=_("A sector is under its share"),
    definition=_("Share of the sector among those who attended ÷ its share among those registered in the cycle"),
    meaning=_("Warn when a sector has less than %(value)s of the share that it has among those registered."),
    default=70,
    least=20,
    most=95,
    about=("sector",),
    suggests=("give-the-floor", "invite-again", "ask-focal-point"),
    implied_by=("attendance-fall",),
)
STAY = Rule(
    code="early-leaving",
    name=_("People leave before the close"),
    definition=_(
        "People present ten minutes before the close ÷ people present when the session had most; of a country, a "
        "sector or a kind of organisation, its own at these two moments"
    ),
    meaning=_("Warn when less than %(value)s of the most people present are still there ten minutes before the close."),
    default=60,
    least=20,
    most=95,
    about=("cycle", "country", "sector", "kind"),
    suggests=("shorten-agenda", "close-with-thread", "break"),
    implied_by=("country-absent",),
)
UNMATCHED = Rule(
    code="unmatched-share",
    name=_("Many accounts are nobody's"),
    definition=_("Accounts without owner that attended ÷ people and accounts that attended"),
    meaning=_("Warn when more than %(value)s of those who attended could not be matched to a registration."),
    default=10,
    least=1,
    most=60,
    about=("cycle",),
    warns="above",
    suggests=("match-accounts", "ask-for-address"),
)
BEHIND = Rule(
    code="registrations-behind",
    name=_("Registrations are behind the target"),
    definition=_("People registered for the session ÷ people hoped for, as the cycle says"),
    meaning=_("Warn when, in the two weeks before a session, less than %(value)s of the target are registered."),
    default=80,
    least=10,
    most=100,
    about=("cycle",),
    suggests=("invite-again", "call-focal-point", "reminder"),
)

RULES = (BEHIND, FALL, STEP, KEPT_OF_FIRST, FEW, SHOW_UP, ABSENT, SECTOR, STAY, UNMATCHED)
"""In the order in which a page tells them."""
RULES_BY_CODE = {rule.code: rule for rule in RULES}


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
