"""Two cycles that differ in who the few are, and in no number that may be told; and what each reader reads of both.

In the second persons of two small countries are exchanged; one person more of few speaks another language, appears
without a name, did not confirm. What hides decides the same of both, which is asked first. A page, a mail or a frame
that is not the same of both says a number of few, in whatever markup: nothing of it needs to be known.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

from django.db import OperationalError, transaction
from django.test import Client
from django_scopes import scope

from tests.heavy_work import taken_back
from tests.promises.crossed import KEPT, Crossed
from tests.promises.numbers_on_pages import NOT_OPENED
from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures, group_counts
from tinkuy.attendance.cycle_figures.queries.groups import division_by
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.periodic import ClockJob, clock_jobs
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.hiding import Audience, safe
from tinkuy.notices.models import Notice
from tinkuy.notices.wording import wording
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.stream.models import StreamEvent
from tinkuy.stream.rendering import frame_of, rendered_kinds

AT_RANDOM = re.compile(r"[\w+=:%.-]{20,}")
"""Tokens, keys and tickets, which are others on each page: no number is as long."""
EXCHANGED = 1
"""So many exchanges are made, of those that leave all that is shown."""

type Telling = dict[tuple[Any, ...], int | None]


@dataclass
class Exchange:
    """Two registrations that change their countries."""

    one: Registration
    two: Registration

    def make(self) -> None:
        self.one.country, self.two.country = self.two.country, self.one.country
        for row in (self.one, self.two):
            row.save(update_fields=["country"])


FEW = ("CL", "PY")
"""Countries of four persons."""


def add_few(crossed: Crossed) -> None:
    """Half of each small country came to every session, half missed one, which is another in each: no exchange makes a
    number zero that was not. Of the others, three speak another language and three appear without a name.
    """
    with scope(cycle=crossed.world.cycle):
        attendance = attendance_of(crossed.world.cycle)
        places = range(len(attendance.sessions))
        missed = {
            one: [at for at in places if one not in attendance.sessions[at]] for one in sorted(attendance.country_of)
        }
        for place, group in enumerate(FEW):
            lists = ([one for one, at in missed.items() if at == wanted] for wanted in ([], [place]))
            chosen = [one for people in lists for one in people[-2:]]
            missed = {one: at for one, at in missed.items() if one not in chosen}
            Registration.objects.filter(pk__in=chosen).update(country=group)
        others = [one for one in missed if attendance.country_of[one] == "UY"]
        Registration.objects.filter(pk__in=others[:3]).update(language="en")
        Registration.objects.filter(pk__in=others[3:6]).update(appears_as="none")


def make_twin(crossed: Crossed) -> int:
    """Make of the cycle its twin; how many persons of the small countries were exchanged."""
    cycle = crossed.world.cycle
    with scope(cycle=cycle):
        before, found = _safe_numbers(cycle), 0
        for exchange in _exchanges(cycle):
            exchange.make()
            if _safe_numbers(cycle) == before:
                found += 1
            else:
                exchange.make()
            if found == EXCHANGED:
                break
        one_more = Registration.objects.filter(country="UY", state="confirmed", appears_as="name", language="es").last()
        assert one_more is not None
        Registration.objects.filter(pk=one_more.pk).update(language="en", appears_as="none")
        Registration.objects.create(cycle=cycle, country=FEW[0], state="pending", erase_on=KEPT)
        assert _safe_numbers(cycle) == before
    return found


def _exchanges(cycle: Cycle) -> Iterator[Exchange]:
    """Of two who came to different sessions."""
    sessions = attendance_of(cycle).sessions
    rows = [Registration.objects.filter(state="confirmed", country=country) for country in FEW]
    for one, two in product(*map(list, rows)):
        if any((one.pk in came) != (two.pk in came) for came in sessions):
            yield Exchange(one, two)


def _safe_numbers(cycle: Cycle) -> list[Telling]:
    """Everything that may be told to the team and in public."""
    figures = cycle_figures(cycle)
    pages = [group_counts(figures, division_by(one, figures.attendance)) for one in ("country", "sector", "kind")]
    rooms = [(figures.counts.ledger.unseen, safe(figures.counts, audience)) for audience in Audience]
    rooms += [(page.ledger.unseen, safe(page, Audience.TEAM)) for page in pages]
    return [{cell: count for cell, count in cells.items() if cell not in unseen} for unseen, cells in rooms]


@dataclass(frozen=True)
class Place:
    """Somewhere that somebody reads: `name` says where."""

    name: str
    read: Callable[[], str]


def pages_of(client: Client, addresses: Iterable[str]) -> list[Place]:
    return [Place(address, partial(_page, client, address)) for address in addresses if not _is_left_out(address)]


def _is_left_out(address: str) -> bool:
    return bool(NOT_OPENED.search(address)) or address.endswith(".pdf")


def _page(client: Client, address: str) -> str:
    with taken_back():
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code < 500, address
    return body.decode("utf-8", errors="replace") if answer.status_code == 200 else ""


def frames_of(crossed: Crossed) -> list[Place]:
    """An event of every kind that anybody renders, of every row of the dialogue: for the room, who voted, and one."""
    rows = crossed.world.rows
    webinar, poll, one = rows["Webinar"], rows["Poll"], rows["Registration"]
    own = channels.own(Voice(registration=one).identity)  # type: ignore[arg-type]
    events = [(channel, "") for channel in (channels.room(webinar), channels.tallies(webinar))]  # type: ignore[arg-type]
    events += [(own, str(webinar.pk)), (f"voted:{poll.pk}", poll.public_id)]  # type: ignore[attr-defined]
    for row in rows.values():
        if row._meta.app_label == "dialogue" and hasattr(row, "public_id"):
            events.append((events[0][0], row.public_id))
    return [
        Place(f"frame {kind} {at}", partial(_frame, kind, *event))
        for kind in rendered_kinds()
        for at, event in enumerate(events)
    ]


def _frame(kind: str, channel: str, subject: str) -> str:
    """As somebody hears it, who has it rendered in no transaction of ours: what fails there says nothing."""
    return frame_of(StreamEvent(id=1, channel=channel, kind=kind, subject=subject), "es").decode()


def mails_of(crossed: Crossed) -> list[Place]:
    """What each deed of the clock that erases nothing owes to anybody, in the words that go out.

    The world's material is drawn anew by one of them, which is no matter here.
    """
    material = crossed.world.rows["Material"]
    with scope(cycle=crossed.world.cycle):
        type(material).objects.filter(pk=material.pk).update(file="", ending="", link="https://example.org/")  # type: ignore[attr-defined]
    return [Place(f"mails of {job.name}", partial(_owed_by, job)) for job in clock_jobs() if job.due is None]


def _owed_by(job: ClockJob) -> str:
    before = set(Notice.objects.values_list("pk", flat=True))
    with taken_back(), suppress(OperationalError):  # a log is not emptied within a transaction
        with transaction.atomic():
            job.deed()
        owed = Notice.objects.exclude(pk__in=before).select_related("person").order_by("kind", "dedupe_key")
        return "\n".join(_words(notice) for notice in owed)
    return ""


def _words(notice: Notice) -> str:
    email, values = notice.opened()
    words = wording(notice.kind, notice.language, {**values, "person": notice.person})
    return f"{notice.kind} {email} {words.subject} {words.body}"


def readings(places: Iterable[Place]) -> dict[str, str]:
    return {place.name: " ".join(AT_RANDOM.sub("", place.read()).split()) for place in places}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Where the two cycles read otherwise, with the words."""
    return [f"{name}: {_first_difference(text, other[name])}" for name, text in one.items() if text != other[name]]


def _first_difference(one: str, other: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"«{one[max(0, at - 60) : at + 40]}» / «{other[max(0, at - 20) : at + 40]}»"
