"""Who registered, and which sessions they came to: a list that the technical support imports, which owes no mail."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.convening.participant_page.actions import change_appearance
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.core import clock
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.planning.cycles.models.webinar import Webinar

from .dates import Course

LIST = "participants.csv"

Stay = tuple[int, int]
"""From one minute of a session until another."""


@dataclass(frozen=True)
class Participant:
    """`stays` are by ordinal of the session."""

    registration: Registration
    alias: str
    stays: dict[int, Stay]

    @property
    def voice(self) -> Voice:
        return Voice(registration=self.registration)


def load(course: Course) -> list[Participant]:
    """Everyone of the list, in its order; who goes by an alias says so on their own page."""
    data = course.pack.read(LIST)
    with clock.at(course.dates.of(course.pack.cycle["registered"])):
        import_registrations(actor=course.team.persons["apoyo"], cycle=course.cycle, data=data, filename=LIST)
        rows = csv.DictReader(data.decode().splitlines())
        registrations = Registration.objects.select_related("cycle").order_by("pk")
        return [_participant(row, registration) for row, registration in zip(rows, registrations, strict=True)]


def _participant(row: dict[str, str], registration: Registration) -> Participant:
    alias = row["display_name"]
    change_appearance(registration=registration, appears_as=AppearsAs.ALIAS if alias else AppearsAs.NONE, name=alias)
    return Participant(registration, alias, dict(_stays(row["stays"])))


def _stays(text: str) -> Iterator[tuple[int, Stay]]:
    """`1:0-90 3:2-90`."""
    for stay in text.split():
        ordinal, _colon, minutes = stay.partition(":")
        joined, _dash, until = minutes.partition("-")
        yield int(ordinal), (int(joined), int(until))


def note_presences(webinar: Webinar, everyone: list[Participant]) -> None:
    """As the live page tells of whoever is there."""
    together: defaultdict[Stay, list[int]] = defaultdict(list)
    for one in everyone:
        if webinar.ordinal in one.stays:
            together[one.stays[webinar.ordinal]].append(one.registration.pk)
    start, _end = webinar.window
    for (joined, until), keys in together.items():
        note_presence(
            webinar=webinar,
            registrations=keys,
            at=start + timedelta(minutes=joined),
            until=start + timedelta(minutes=until),
        )


def in_room(webinar: Webinar, everyone: list[Participant]) -> list[Participant]:
    return [one for one in everyone if webinar.ordinal in one.stays]


def some(here: list[Participant], count: int, *, after: int = 0) -> list[Participant]:
    """*count* different ones; the list is in no order, so that any piece of it is of all countries."""
    return [*here[after:], *here[:after]][:count]
