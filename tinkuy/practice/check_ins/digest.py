"""One mail a day for each of those concerned: how does it go, what nobody told of, what waits for them. Each once.

What was asked is a `CheckIn`, written with the mail in one transaction: a worker that dies before leaves neither, one
that dies after has both, and the outbox goes on. It waits for the morning of whom it goes to.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.daytime import next_daytime, next_morning
from tinkuy.notices.letterhead import ROLE
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.sealed_contacts import about_address
from tinkuy.people.countries import zone_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.practice.check_ins.models import CheckIn
from tinkuy.practice.check_ins.queries import (
    Question,
    Standing,
    open_actions_of,
    questions_of_today,
    standings,
    unanswered_check_ins,
)
from tinkuy.practice.check_ins.waiting import Waiting, waiting_in
from tinkuy.practice.key_actions import asking as asking_of_actions
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import recipient_about
from tinkuy.practice.responses.actions.asking import new_link
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.recipients import Recipient, recipient_of
from tinkuy.practice.responses.reminders import OVER

KIND = "practice-digest"


@dataclass
class Digest:
    """What one address is asked and told today; `rows` are the check-ins that are written with it.

    Of each thing the role is kept by which it is asked: an address may be asked in more than one.
    """

    recipient: Recipient
    things: list[tuple[Response, KeyAction | None, TeamRole | None]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    rows: list[CheckIn] = field(default_factory=list)
    noted: list[CheckIn] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)

    def ask(self, response: Response, action: KeyAction | None, role: TeamRole | None, row: CheckIn) -> None:
        if (response, action, role) not in self.things:
            self.things.append((response, action, role))
        if row not in self.rows:
            self.rows.append(row)


def send_digests() -> int:
    """The clock's deed: how many mails it owes. May run twice, late, and while another does."""
    return sum(_send_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None).exclude(state__in=OVER))


@transaction.atomic
def _send_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
        digests: dict[str, Digest] = {}
        _ask(cycle, digests)
        _note_silences(cycle, digests)
        for one in waiting_in(cycle):
            _digest_for(one.recipient, digests).waiting.append(one)
        return sum(_owe(cycle, digest) for digest in digests.values())


def _ask(cycle: Cycle, digests: dict[str, Digest]) -> None:
    questions = questions_of_today(cycle)
    actions = open_actions_of(cycle) if questions else {}
    for question in questions:
        response = question.standing.response
        row = CheckIn(cycle=cycle, response=response, action=question.action, due_on=question.due_on)
        for action, recipient in _whom(question, actions.get(response.pk, [])):
            _digest_for(recipient, digests).ask(response, action, recipient.role, row)


def _whom(question: Question, actions: list[KeyAction]) -> Iterable[tuple[KeyAction | None, Recipient]]:
    """Whoever does each open action is asked about it; without any, whoever answers for the response."""
    response = question.standing.response
    about: list[KeyAction | None] = [question.action] if question.action else [*actions] or [None]
    for action in about:
        if action is not None:
            action.cycle, action.response = response.cycle, response
        recipient = recipient_about(action) if action else recipient_of(response)
        if recipient is not None:
            yield action, recipient


def _note_silences(cycle: Cycle, digests: dict[str, Digest]) -> None:
    """Who accompanies an answer is told once of each day that nothing was told of; without anybody the coordination."""
    unanswered = list(unanswered_check_ins(cycle))
    followed = {one.response.pk: one for one in standings(cycle)} if unanswered else {}
    concerned: dict[int, list[Recipient]] = {}
    for row in unanswered:
        standing = followed.get(row.response_id)
        if standing is None or not standing.waits_for_news(row.due_on):
            continue
        if row.response_id not in concerned:  # a response may have been silent on many days
            concerned[row.response_id] = _concerned(standing)
        for recipient in concerned[row.response_id]:
            digest = _digest_for(recipient, digests)
            digest.noted.append(row)
            if standing.response.finding.label not in digest.silent:
                digest.silent.append(standing.response.finding.label)


def _concerned(standing: Standing[Response]) -> list[Recipient]:
    response, zone = standing.response, standing.response.cycle.zone
    if response.country and response.focal_role is not None:
        return [_reached(response.focal_role, zone)]
    roles = TeamRole.objects.filter(cycle=response.cycle, role=Role.COORDINATION, person__is_active=True)
    return [_reached(role, zone) for role in roles.exclude(TeamRole.AWAITED).select_related("person")]


def _reached(role: TeamRole, zone: str) -> Recipient:
    return Recipient(role.person.email, role.person.language, zone_of(role.country, zone), role)


def _digest_for(recipient: Recipient, digests: dict[str, Digest]) -> Digest:
    return digests.setdefault(recipient.email.casefold(), Digest(recipient))


def _key(name: str, moment: datetime, zone: str) -> str:
    """One for each day of whom it goes to."""
    return f"{name}-{local_day(moment, zone):%Y%m%d}"


def _owe(cycle: Cycle, digest: Digest) -> bool:
    """One mail. Where this address has its mail of the day, it goes on the first morning without one."""
    recipient, about = digest.recipient, about_address(digest.recipient.email)
    name = f"{KIND}-{cycle.public_id}-{about.rpartition('|')[2][:32]}"
    due_at = next_daytime(clock.now(), recipient.zone)
    while Notice.objects.filter(dedupe_key=_key(name, due_at, recipient.zone)).exists():
        due_at = next_morning(due_at, recipient.zone)
    for row in digest.rows:
        if row.pk is None:
            row.save(force_insert=True)
    for one in digest.waiting:
        one.mark()
    CheckIn.objects.filter(pk__in=[row.pk for row in digest.noted]).update(silence_noted_at=clock.now())
    with translation.override(recipient.language):
        owe_to_address(
            email=recipient.email,
            language=recipient.language,
            kind=KIND,
            dedupe_key=_key(name, due_at, recipient.zone),
            about=about,
            due_at=due_at,
            by_day_in=recipient.zone,
            things=[_thing(*thing, recipient) for thing in digest.things],
            silent=digest.silent,
            waiting=list(dict.fromkeys(one.label for one in digest.waiting)),
            page=reverse("desk:home") if cycle.is_sensitive else reverse("practice:matrix", args=[cycle.slug]),
            from_cycle=cycle.public_id,
            stop="" if recipient.is_counterpart else ROLE,
        )
    return True


def _thing(response: Response, action: KeyAction | None, role: TeamRole | None, recipient: Recipient) -> dict[str, str]:
    """A line of the mail: the label alone, its day, a link that tells of this one thing, and whose contact is asked."""
    due = action.due_on if action else None
    path = asking_of_actions.new_link(action, recipient) if action else new_link(response, role)
    row = action if action and action.has_counterpart and not action.is_counterpart_past else response
    return {"label": response.finding.label, "due": day_with_year(due) if due else "", "path": path, "about": row.about}
