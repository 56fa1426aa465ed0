"""Convening waits: mails of invitation and messages to approve, applications, invitees whom no mail reached.

One line for each cycle and kind. Its words are read by the whole team, so that they count no persons; the title says
to each who does it how many are theirs.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.convening.admission.queries import applications_waiting
from tinkuy.convening.invitation_mails.queries.waiting import draft_mails, unreached_and_not_called
from tinkuy.convening.mail_approval.queries import moments_to_approve
from tinkuy.convening.message_texts.models import BEFORE
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.wording import listed, places_listed
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.hours import local_day

from .item import Due

Cycles = Mapping[int, Cycle]

MINUTES_PER_MAIL = 3
"""An estimate: it is read, and the number of those who get it."""
MINUTES = 5
"""The same for few persons and many: a multiple of their number would tell a focal point of other countries'."""
MOST_NAMED = 3
"""Countries that a line names; of more it says whose they are."""
COORDINATION = frozenset({Role.COORDINATION})


def messages_to_approve(cycles: Cycles) -> Iterator[Due]:
    """They go to every country: the coordination's. Before a session they have a day, after it they wait."""
    for pk, waiting in moments_to_approve(cycles).items():
        cycle, places = cycles[pk], sorted({webinar.ordinal for webinar, _moment, _due_at in waiting})
        days = [local_day(due_at, cycle.zone) for _webinar, moment, due_at in waiting if moment in BEFORE]
        words = ngettext(
            "Approve the messages of session %(places)s", "Approve the messages of sessions %(places)s", len(places)
        ) % {"places": places_listed(places)}
        yield Due(
            cycle=cycle,
            on=max(min(days, default=cycle.today()), cycle.today()),
            has_day=bool(days),
            words=words,
            who=str(Role.COORDINATION.label),
            code=initials(str(Role.COORDINATION.label)),
            pages=[page_of(cycle, addresses.MESSAGES, places[0])],
            roles=COORDINATION,
            deed=pgettext("deed that is due", "Approve"),
            thing=words,
            why=_("Somebody has to read and approve them before they go."),
            minutes=MINUTES_PER_MAIL * len(waiting),
        )


def invitation_mails_to_approve(cycles: Cycles) -> Iterator[Due]:
    """A mail to one country is its focal point's too; the coordination may approve each. The whole team follows the
    link, so that it leads to the page of all.
    """
    for pk, mails in draft_mails(_open(cycles)).items():
        cycle = cycles[pk]
        yield Due(
            cycle=cycle,
            on=cycle.today(),
            has_day=False,
            words=_mails(mails.total()),
            who=_of_whom(mails),
            code=initials(str(Role.COORDINATION.label)),
            pages=[page_of(cycle, addresses.INVITATIONS)],
            countries=frozenset(mails) - {""},
            roles=COORDINATION,
            deed=pgettext("deed that is due", "Approve"),
            own_thing=_counting(_mails, mails),
            why=_("It goes once somebody approves it with the number of those who get it."),
            minutes=MINUTES_PER_MAIL * mails.total(),
        )


def _mails(count: int) -> str:
    words = ngettext("Approve %(count)s mail of invitation", "Approve %(count)s mails of invitation", count)
    return words % {"count": count}


def applications_to_decide(cycles: Cycles) -> Iterator[Due]:
    """A focal point decides on those of their own country, the coordination on all."""
    for pk, counts in applications_waiting(_announced(cycles)).items():
        cycle = cycles[pk]
        yield Due(
            cycle=cycle,
            on=cycle.today(),
            has_day=False,
            words=_("Decide on the applications to take part"),
            who=_("Regional coordination and focal points"),
            code=initials(str(Role.COORDINATION.label)),
            pages=[page_of(cycle, addresses.APPLICATIONS)],
            countries=frozenset(counts) - {""},
            roles=COORDINATION,
            deed=_("Decide"),
            own_thing=_counting(_applications, counts),
            why=_("Whoever applied has no answer from the team yet."),
            minutes=MINUTES,
        )


def _applications(count: int) -> str:
    words = ngettext("%(count)s application to take part", "%(count)s applications to take part", count)
    return words % {"count": count}


def invitees_to_tell(cycles: Cycles) -> Iterator[Due]:
    """Their focal point's, who has a text with a link for each; the coordination's where a country has none."""
    for pk, unreached in unreached_and_not_called(_open(cycles)).items():
        cycle, counts = cycles[pk], unreached.counts
        yield Due(
            cycle=cycle,
            on=cycle.today(),
            has_day=False,
            words=_("Tell by telephone those whom the invitation did not reach"),
            who=_of_whom(counts),
            code=next(iter(counts)) if len(counts) == 1 else "",
            pages=[f"{page_of(cycle, addresses.INVITATIONS)}#to-call"],
            countries=frozenset(counts) - {""},
            roles=COORDINATION if unreached.lack_focal_point else frozenset(),
            deed=_("See whom to tell"),
            own_thing=_counting(_persons, counts),
            why=_("For each there is a text with their own link, to be sent by WhatsApp."),
            minutes=MINUTES,
        )


def _persons(count: int) -> str:
    words = ngettext("The mail did not reach %(count)s person", "The mail did not reach %(count)s people", count)
    return words % {"count": count}


def _open(cycles: Cycles) -> list[int]:
    """Those to which somebody could still register."""
    return [pk for pk, cycle in cycles.items() if takes_registrations(cycle)]


def _announced(cycles: Cycles) -> list[int]:
    """Those to which somebody may have applied: until the team answers them, even once nobody registers any more."""
    return [pk for pk, cycle in cycles.items() if cycle.state in ANNOUNCED_STATES]


def _counting(words: Callable[[int], str], counts: Counter[str]) -> Callable[[Collection[str] | None], str]:
    """Says of some countries, or of all (None), how many there are."""
    return lambda own: words(counts.total() if own is None else sum(counts[code] for code in own))


def _of_whom(counts: Counter[str]) -> str:
    """The countries, where they are few and each thing is of one of them."""
    if "" in counts or len(counts) > MOST_NAMED:
        return _("Regional coordination and focal points")
    return listed(sorted(map(country_name, counts)))


CONVENING = (messages_to_approve, invitation_mails_to_approve, applications_to_decide, invitees_to_tell)
