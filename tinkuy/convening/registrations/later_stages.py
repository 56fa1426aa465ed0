"""What later stages hold about a participant: each registers how it is told and how it is erased, and what it does
when somebody registers.

later_stages.add_stage("questions", tell=questions_told, erase=detach_questions, models=(Question,))
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q
from django.http import HttpRequest

from tinkuy.planning.cycles.names_in_files import models_of_callings

from .models import Registration

Describe = Callable[[Registration], list[dict[str, Any]]]
Erase = Callable[[Registration], object]
About = Callable[[Registration], Q]


@dataclass(frozen=True)
class LaterStage:
    """`tell` gives plain values for the participant's own data; `erase` runs in the transaction of the withdrawal.

    `models` are those of the rows that it deletes or empties: former versions of them leave the disk afterwards.
    `journal` tells which entries of the journal are about the participant, beside those of the registration itself.
    """

    name: str
    tell: Describe
    erase: Erase
    models: Sequence[type[Model]] = ()
    journal: About | None = None


_held: dict[str, LaterStage] = {}
type Section = Callable[[Registration, HttpRequest], str]
_on_own_page: list[Section] = []
_at_registering: list[Callable[[Registration], object]] = []


def add_stage(
    name: str, *, tell: Describe, erase: Erase, models: Sequence[type[Model]] = (), journal: About | None = None
) -> None:
    """Register what a stage holds, once, in its `AppConfig.ready`."""
    _held[name] = LaterStage(name, tell, erase, models, journal)


def data_of_later_stages(registration: Registration) -> dict[str, list[dict[str, Any]]]:
    """What each stage tells about *registration*, by name."""
    return {name: _held[name].tell(registration) for name in sorted(_held)}


def add_to_own_page(section: Section) -> None:
    """Register a section of the participant's own page, as HTML or nothing; it stands after their sessions."""
    _on_own_page.append(section)


def sections_of_own_page(registration: Registration, request: HttpRequest) -> list[str]:
    return [section(registration, request) for section in _on_own_page]


type OwnAttendance = Callable[[Registration], Mapping[int, bool]]
_own_attendance: list[OwnAttendance] = []


def own_attendance_by(read: OwnAttendance) -> None:
    """Register, once, who knows of each session with attendance, by its place, whether somebody was there."""
    _own_attendance[:] = [read]


def own_attendance(registration: Registration) -> Mapping[int, bool]:
    return _own_attendance[0](registration) if _own_attendance else {}


def journal_of_later_stages(registration: Registration) -> Q:
    """Which entries of the journal later stages know to be about *registration*."""
    return reduce(or_, (one.journal(registration) for one in _held.values() if one.journal), Q(pk__in=()))


def erase_in_later_stages(registration: Registration) -> None:
    for stage in _held.values():
        stage.erase(registration)


def models_of_later_stages() -> list[type[Model]]:
    """The models of what later stages erase, each once."""
    own = [model for stage in _held.values() for model in stage.models]
    return list(dict.fromkeys([*own, *models_of_callings()]))


def at_registering(deed: Callable[[Registration], object]) -> None:
    """Register what a stage does, in the same transaction, for whoever has just been registered."""
    _at_registering.append(deed)


def do_at_registering(registration: Registration) -> None:
    for deed in _at_registering:
        deed(registration)
