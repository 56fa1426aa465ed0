"""A cycle of five sessions as its files would be, with every damage that reports have; the same seed, the same cycle.

`generate` is pure: persons, the rows of each session, and the reports as a platform writes them. What is written in a
row here is what stands in the file; nothing of Tinkuy is used.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

SESSIONS = 5
MINUTES = 90
FIRST = datetime(2026, 3, 3, 15, tzinfo=UTC)
COUNTRIES = ("AR", "BO", "BR", "CL", "CO", "CR", "EC", "MX", "PA", "PE", "PY", "UY")
SECTORS = ("government", "government", "civil_society", "civil_society", "cooperation", "academia", "other", "")
WAVES = (40, 20, 8)
"""Days before the first session on which each country was invited."""
TEAM = "coordinacion@example.org"


@dataclass(frozen=True)
class Somebody:
    """Who registered: where from, on which day before the first session, and for which sessions (from 1)."""

    email: str
    name: str
    country: str
    sector: str
    organisation: str
    days_before: int
    sessions: tuple[int, ...]


@dataclass(frozen=True)
class Entry:
    """A row of a report; of the telephones no two end alike, since only three digits are kept.

    `section` is the title it stands under; hours are seconds from the planned start."""

    session: int
    section: str
    name: str
    email: str
    joined: int | None
    left: int | None


@dataclass
class Generated:
    people: list[Somebody] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    listed: list[tuple[int, str, str]] = field(default_factory=list)
    """Of the lists made by hand: session, name, address; present throughout."""


def starts(session: int) -> datetime:
    return FIRST + timedelta(days=14 * (session - 1))


def generate(rows: int, seed: int = 7) -> Generated:
    """Five sessions of *rows* rows each."""
    chance, made = random.Random(seed), Generated()
    made.people = [_somebody(number, chance) for number in range(max(20, rows * 55 // 100))]
    keen = [chance.random() for _ in made.people]
    for session in range(1, SESSIONS + 1):
        made.entries += _session(session, rows, made.people, keen, chance)
    made.listed = [(2, one.name, one.email) for one in chance.sample(made.people, min(25, rows // 20))]
    return made


def _somebody(number: int, chance: random.Random) -> Somebody:
    sector, country = chance.choice(SECTORS), COUNTRIES[int(12 * chance.random() ** 1.6)]
    return Somebody(
        email=f"persona{number}@org{number % 97}.example",
        name=f"Persona {number}",
        country="" if number % 61 == 7 else country,
        sector=sector,
        organisation=f"{sector}-{country.lower()}-{number % 3}" if sector and number % 4 else "",
        days_before=chance.randrange(1, 50),
        sessions=tuple(place for place in range(1, SESSIONS + 1) if chance.random() < 0.85),
    )


def _session(session: int, rows: int, people: list[Somebody], keen: list[float], chance: random.Random) -> list[Entry]:
    led = set(chance.sample(range(len(people)), 6))
    found = [Entry(session, "Host Details", people[one].name, people[one].email, 0, 5400) for one in sorted(led)[:2]]
    found += [Entry(session, "Panelist Details", people[n].name, people[n].email, 60, 5000) for n in sorted(led)[2:]]
    found += [Entry(session, "Attendee Details", "Coordinación", TEAM, 0, 5400)]
    found += [
        Entry(session, "Other Attended", f"1555{n:07d}", "", 60 * n % 900, 5000) for n in range(min(900, rows // 100))
    ]
    order = list(range(len(people)))
    chance.shuffle(order)
    for place in order:
        if len(found) >= rows:
            break
        found += _one_person(session, people[place], keen[place], chance)
    while len(found) < rows:
        found += _strangers(session, len(found), chance)
    return found[:rows]


def _one_person(session: int, who: Somebody, keen: float, chance: random.Random) -> list[Entry]:
    written = f" {who.email.upper()} " if chance.random() < 0.2 else who.email
    if chance.random() > keen * 0.5 + 0.6 - 0.06 * session:
        return [Entry(session, "Attendee Details", who.name, written, None, None)]
    found, at = [], chance.randrange(-900, 2400)
    for _ in range(1 + (chance.random() < 0.35) + (chance.random() < 0.2)):
        left = at + chance.choice((0, 30, 599, 600, 601, chance.randrange(60, 6600)))  # to the end and beyond
        found.append(Entry(session, "Attendee Details", who.name, written, at, left))
        at += chance.randrange(-200, 1500)  # the next begins before this one ends: another device
    if chance.random() < 0.05:
        found.append(found[0])  # the same line twice
    return found


def _strangers(session: int, number: int, chance: random.Random) -> list[Entry]:
    """An account of nobody, sometimes on two devices."""
    name, at = f"Desconocida {number}", chance.randrange(0, 3000)
    email = f"otra{number}@nadie.example" if number % 3 else f"otra{number - number % 30}@nadie.example"
    return [Entry(session, "Attendee Details", name, email, at, at + chance.randrange(0, 4000)) for _ in range(2)][
        : 1 + (number % 2)
    ]


SECTIONS = ("Host Details", "Panelist Details", "Attendee Details", "Other Attended")
HEADER = "Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)"


def report(made: Generated, session: int) -> bytes:
    """The Attendee Report of a Zoom webinar, its hours in UTC."""
    lines = [
        "Attendee Report,",
        "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)",
        f'Ciclo,100-000-00{session},"{_hour(session, 0)}",{MINUTES}',
    ]
    rows = [entry for entry in made.entries if entry.session == session]
    for title in SECTIONS:
        lines += [f"{title},", HEADER if title != "Other Attended" else "User Name,Join Time,Leave Time"]
        lines += [_line(entry) for entry in rows if entry.section == title]
    return "\n".join(lines).encode()


def hand_list(made: Generated, session: int) -> bytes:
    """The list that somebody typed at the door."""
    return "\n".join(["Nombre,Correo", *(f"{n},{e}" for place, n, e in made.listed if place == session)]).encode()


def _line(entry: Entry) -> str:
    if entry.joined is None or entry.left is None:
        return f"No,{entry.name},{entry.email},--,--,--"
    hours = f"{_hour(entry.session, entry.joined)},{_hour(entry.session, entry.left)}"
    if entry.section == "Other Attended":
        return f"{entry.name},{hours}"
    return f"Yes,{entry.name},{entry.email},{hours},{round((entry.left - entry.joined) / 60)}"


def _hour(session: int, second: int) -> str:
    return (starts(session) + timedelta(seconds=second)).strftime("%m/%d/%Y %I:%M:%S %p")
