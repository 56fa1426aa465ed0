"""Owing the messages of the moments that have come: the clock's deed, each minute.

Nothing is owed before it is due, so that a session that is moved has nothing to take back but what waits to go. What is
owed bears the session's revision and the registration: never twice, after whatever interruption. Many go in pieces,
each in a transaction of its own that looks again whether the session and the decision stand.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.convening.message_texts.models import AFTER, Moment
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.reminders.letters import INTO_THE_ROOM, Letters
from tinkuy.convening.reminders.models import Decision, MomentDispatch, MomentMode
from tinkuy.convening.reminders.queries import (
    agreed_to_recap,
    countries_of_recipients,
    kind_of,
    mode_of,
    recipients_in,
    webinars_near,
)
from tinkuy.convening.reminders.rules import CAN_WAIT, due_at, earliest_due, makes_sense_until, may_go_now, moments_of
from tinkuy.convening.reminders.sources import Attenders, attenders_of, entered_in
from tinkuy.core import clock
from tinkuy.notices.campaigns.actions import begin_campaign
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import Webinar


def owe_moments() -> int:
    """Owe what is due now in every cycle; how many messages. The worker calls this."""
    return sum(_owe_of(near.webinar, near.modes, near.dispatches) for near in webinars_near(clock.now()))


def _owe_of(webinar: Webinar, modes: dict[str, str], dispatches: dict[str, MomentDispatch]) -> int:
    with scope(cycle=webinar.cycle):
        return sum(
            _owe_moment(webinar, moment, dispatches.get(moment))
            for moment in moments_of(webinar)
            if _goes(mode_of(modes, moment), dispatches.get(moment))
        )


def _goes(mode: str, dispatch: MomentDispatch | None) -> bool:
    """By the decision on it, else by the cycle's setting; not what went whole."""
    if dispatch is not None and dispatch.completed_at:
        return False
    decision = dispatch.decision if dispatch else Decision.NONE
    if decision == Decision.NONE:
        return mode == MomentMode.BY_ITSELF
    return decision == Decision.APPROVED


def _owe_moment(webinar: Webinar, moment: Moment, dispatch: MomentDispatch | None) -> int:
    """To the people of each country where it is due by now; complete once no country is left."""
    now = clock.now()
    if not is_ready(webinar, moment, now):
        return 0
    zones = {code: zone_of(code, webinar.cycle.zone) for code in countries_of_recipients(webinar)}
    left = {code: zone for code, zone in zones.items() if not dispatch or code not in dispatch.countries_done}
    due = [code for code, zone in left.items() if may_go_now(webinar, moment, zone, now)]
    late = [code for code, zone in left.items() if makes_sense_until(webinar, moment, zone) <= now]
    if not due and not late:
        return 0
    attenders = attenders_of(webinar) if moment in (Moment.THANKS, Moment.CATCH_UP) else None
    if moment in (Moment.THANKS, Moment.CATCH_UP) and attenders is None and due:
        return 0
    dispatch = (
        dispatch
        or MomentDispatch.objects.get_or_create(
            webinar=webinar, revision=webinar.revision, moment=moment, defaults={"cycle": webinar.cycle}
        )[0]
    )
    entered = entered_in(webinar) if moment == Moment.TEN_MINUTES else frozenset()
    sending = Sending(webinar, moment, dispatch, attenders, entered, now)
    count = sum(sending.owe_in(code, zones[code]) for code in due)
    sending.note_done([*due, *late], is_last=len(due) + len(late) == len(left))
    return count


def is_ready(webinar: Webinar, moment: Moment, now: datetime) -> bool:
    """A first look that asks nothing of the database; what tells of a session waits for its summary."""
    if moment in (Moment.CATCH_UP, Moment.RECAP) and not any(webinar.summary.values()):
        return False
    return earliest_due(webinar, moment) <= now


@dataclass
class Sending:
    """One dispatch on its way at *now*."""

    webinar: Webinar
    moment: Moment
    dispatch: MomentDispatch
    attenders: Attenders | None
    entered: frozenset[int]
    now: datetime

    def owe_in(self, country: str, zone: str) -> int:
        """To everybody of *country*, in pieces. After a change of the date to nobody whose message would have been due
        before it: the message of the change says the same."""
        due = due_at(self.webinar, self.moment, zone)
        if self.moment not in AFTER and self.dispatch.since and due <= self.dispatch.since:
            return 0
        letters = Letters(self.webinar, self.moment)
        agreed = agreed_to_recap() if self.moment == Moment.RECAP else frozenset()
        return sum(
            self._owe(
                [one for one in piece if self._is_in_time(one, due) and self._concerns(one.pk, agreed)], letters, zone
            )
            for piece in recipients_in(self.webinar, country)
        )

    def _is_in_time(self, one: Registration, due: datetime) -> bool:
        """To who registers after it was due the confirmation says the same."""
        return self.moment in AFTER or one.confirmed_at is None or one.confirmed_at <= due

    def _concerns(self, pk: int, agreed: frozenset[int]) -> bool:
        if self.moment == Moment.RECAP:
            return pk in agreed
        if self.moment == Moment.TEN_MINUTES:
            return pk not in self.entered
        if self.attenders is None:
            return True
        if self.moment == Moment.THANKS:
            return pk in self.attenders.attended
        return pk not in self.attenders.attended and pk not in self.attenders.led

    @transaction.atomic
    def _owe(self, people: list[Registration], letters: Letters, zone: str) -> int:
        """The lock puts it in a row with who moves the session or decides on the dispatch."""
        if not people:
            return 0
        same = Webinar.objects.select_for_update().filter(pk=self.webinar.pk, revision=self.webinar.revision)
        stopped = MomentDispatch.objects.filter(pk=self.dispatch.pk, decision__in=(Decision.HELD, Decision.DROPPED))
        if not same.exists() or stopped.exists():
            return 0
        key = self.webinar.cycle.data_key
        messages = [self._message(one, letters, zone, key) for one in people]
        return owe_to_addresses(kind_of(self.moment), messages, campaign=self._campaign())

    def _campaign(self) -> Campaign:
        """All messages of the dispatch are counted together, and wait together. Whoever a reminder has not reached by
        the session (that of a week before: the day before it) may still be called."""
        cycle, ahead = self.webinar.cycle, timedelta(days=1 if self.moment == Moment.WEEK else 0)
        with translation.override(cycle.main_language):
            name = _("Session %(place)s: %(moment)s") % {"place": self.webinar.ordinal, "moment": self.moment.label}
        return begin_campaign(
            key=campaign_key(self.webinar, self.moment),
            kind=kind_of(self.moment),
            name=name,
            of=cycle.public_id,
            sender=self.dispatch.decided_by,
            settles_at=self.webinar.starts_at - ahead if self.moment not in AFTER else None,
        )

    def _message(self, one: Registration, letters: Letters, zone: str, key: bytes) -> Owed:
        letter = letters.letter_to(one, zone, self.now, key)
        return Owed(
            email=one.email(key),
            language=one.language,
            dedupe_key=f"{key_of(self.webinar, self.moment)}{one.public_id}",
            about=one.about,
            by_day_in=zone if self.moment in CAN_WAIT else "",
            expires_at=makes_sense_until(self.webinar, self.moment, zone),
            values={
                "subject": letter.subject,
                "text": letter.body,
                "path": letter.path,
                "left_open": letter.left_open,
                "enters": self.moment in INTO_THE_ROOM,
                "from_cycle": self.webinar.cycle.public_id,
                "stop": WITHDRAWING,
            },
        )

    def note_done(self, countries: list[str], *, is_last: bool) -> None:
        done = sorted({*self.dispatch.countries_done, *countries})
        MomentDispatch.objects.filter(pk=self.dispatch.pk).update(
            countries_done=done,
            begun_at=self.dispatch.begun_at or self.now,
            completed_at=self.now if is_last else None,
        )


def campaign_key(webinar: Webinar, moment: str) -> str:
    return f"moment-{webinar.pk}-{webinar.revision}-{moment}"


def key_of(webinar: Webinar, moment: str) -> str:
    """How the keys of the messages of one dispatch begin. Thanks and catching up share one: nobody gets both."""
    name = "after" if moment in (Moment.THANKS, Moment.CATCH_UP) else moment
    return f"moment-{webinar.pk}-{webinar.revision}-{name}-"
