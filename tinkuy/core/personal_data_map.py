"""What the program holds of persons, declared where it is held: why, until when, and what erases it (promise P19).

A model says it beside its fields:

    personal_data: ClassVar = (
        holds("sealed_name", "A name", Until.THEY_LEAVE, "convening.withdrawing.actions.withdraw_registration"),
        holds_nobody("layout zone", "Found by the program in a file"),
    )

Whatever lies outside of our own models (tables of libraries, files, memories) is declared with `also_holds` in
`config/declarations.py`. `faults` finds every column that could hold somebody's words and is not declared;
the start fails with them, and `tools/erasure_page.py` writes the page of the manual.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import models

from .identifiers import new_public_id
from .lasting_erasure.eraser_reach import reach_of

SHORT = 5
"""Letters of a code, of a language or a country, in which nobody's words have room."""
CHOSEN = 40
"""Letters of a word that is chosen from a list. No database holds a column to its choices."""


class Until(Enum):
    """The last day of what is held."""

    THEY_LEAVE = "At once when they leave the cycle; else 30 days after its close at most."
    ANYBODY_LEAVES = "Three days while it waits, 30 after the close at most; at once when anybody leaves the cycle."
    UNANSWERED = "At once when they leave, save what was answered or accepted, then nobody's; else with the record."
    CALLED = "At once when who is called so leaves, else 30 days after the close; whoever never came in, by hand."
    CLOSES = "30 days after the close of the cycle at most."
    GUEST_ENDS = "When the guest ends their consents; else on the day that these say."
    INVITED = "Until they enter; else 30 days after the last invitation, with an account that nobody entered."
    CONVENED = "At once when they ask this hub for no invitation; else 30 days after the close of the cycle at most."
    SUBSCRIBED = "Until they end it by one press; one that nobody confirms, two days."
    OWN_DAY = "Until the day that its page shows."
    ACCOUNT = "As long as the account; one that nobody enters, 30 days after its last invitation."
    RECORD = "As long as the record of the cycle; words are taken out by hand."
    CYCLE = "As long as the record of the cycle: no page takes them out."
    SENT = "Emptied when it goes; its row 14 days later."
    MINUTE = "A minute."
    WEEK = "A week."
    DAYS = "Two days at most."
    HOURS = "Some hours after it is over."
    ROOM_CLOSES = "Until the room closes."
    MINUTES = "Ten minutes at most, in memory."
    ANSWERED = "As long as one request or one file."
    HUB = "As long as the hub uses it."


SEALED = "sealed"
"""How the names of sealed columns begin."""
NEVER = (Until.HUB, Until.ACCOUNT, Until.CYCLE)
"""With these alone a declaration may name nothing that erases: the manual then says so."""


@dataclass(frozen=True)
class PersonalData:
    """`names` are fields of the model; `purpose` and `until` say why and how long, `by` names the function that erases,
    below `tinkuy`. `opens` names the method that opens a sealed value. Without `until` it holds nobody's words.
    """

    names: tuple[str, ...]
    purpose: str
    until: Until | None = None
    by: str = ""
    opens: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """A place outside of our models: a library's table, a folder, a file, a memory."""

    place: str
    purpose: str
    until: Until
    by: str


_elsewhere: dict[str, Elsewhere] = {}

_SAFE = (
    models.AutoField,
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.DurationField,
    models.FloatField,
    models.IntegerField,
    models.TimeField,
    models.UUIDField,
)
"""Kinds of field that hold numbers, moments and answers by yes or no. Any other kind may hold words."""


def holds(names: str, purpose: str, until: Until, by: str, *, opens: str = "") -> PersonalData:
    """Say that the fields *names* (by spaces) may hold a person's words, address or name."""
    return PersonalData(tuple(names.split()), purpose, until, by, opens)


def holds_nobody(names: str, purpose: str) -> PersonalData:
    """Say that the fields *names* never hold anything of a person: a fingerprint, a code, a word of the program."""
    return PersonalData(tuple(names.split()), purpose)


def also_holds(place: str, purpose: str, until: Until, by: str) -> None:
    """Declare a place that is no model of ours; a table of a library by its label (`sessions.Session`)."""
    _elsewhere[place] = Elsewhere(place, purpose, until, by)


def elsewhere() -> tuple[Elsewhere, ...]:
    return tuple(_elsewhere[place] for place in sorted(_elsewhere))


def declared(model: type[models.Model]) -> list[PersonalData]:
    """What *model* and the abstract models that it is made of declare."""
    declarations: list[PersonalData] = []
    for kind in (kind for kind in model.__mro__ if kind not in model._meta.all_parents):
        declarations += kind.__dict__.get("personal_data", ())
    return declarations


def may_hold_words(field: models.Field) -> bool:  # type: ignore[type-arg]
    """Whether somebody's words could stand in *field*: short words from a list, codes and our own ids leave no room."""
    if field.is_relation or isinstance(field, _SAFE):
        return False
    is_given = bool(field.choices) or field.default is new_public_id
    room = field.max_length if isinstance(field, models.CharField) else None
    return room is None or room > (CHOSEN if is_given else SHORT)


def own_models() -> list[type[models.Model]]:
    """The models of this program, by their labels; historical and test models are none."""
    models_of_ours = (model for model in apps.get_models() if model.__module__.startswith("tinkuy."))
    return sorted(models_of_ours, key=lambda model: model._meta.label)


def faults() -> Iterator[str]:
    """A sentence for each column that says nothing of what it holds, and for each declaration that is not true."""
    for model in apps.get_models():
        if model.__module__.startswith("tinkuy."):
            yield from faults_of(model)
        elif model._meta.label not in _elsewhere and any(map(may_hold_words, model._meta.local_fields)):
            yield (
                f"The table {model._meta.label} of a library may hold a person's words. Declare it in "
                f"tinkuy/config/declarations.py: also_holds({model._meta.label!r}, why, Until.…, function)."
            )
    for one in _elsewhere.values():
        yield from _fault_of_eraser(one.place, one.by, one.until)


def faults_of(model: type[models.Model]) -> Iterator[str]:
    """The same of one of our models."""
    label, declarations = model._meta.label, declared(model)
    named = {name for one in declarations for name in one.names}
    fields = {field.name: field for field in model._meta.local_fields}
    for name, field in fields.items():
        if name not in named and may_hold_words(field):
            yield (
                f"{label}.{name} may hold a person's words, and nothing says why, until when and what erases it. "
                f"Beside the fields of {model.__name__} (or its abstract base) write personal_data: ClassVar = "
                f"(holds({name!r}, 'what it is for', Until.…, 'app.actions.function'),), or "
                f"holds_nobody({name!r}, 'what it is'), from tinkuy.core.personal_data_map; a new purpose wants its "
                f"Spanish words in tools/erasure_words.toml."
            )
    yield from (f"{label} declares {name}, which is no field of it." for name in sorted(named - set(fields)))
    for one in declarations:
        if one.until:
            yield from _fault_of_eraser(f"{label} {' '.join(one.names)}", one.by, one.until)
        if one.until == Until.RECORD:
            yield from _fault_of_hand(model, one)
        if one.opens and not hasattr(model, one.opens):
            yield f"{label} {' '.join(one.names)}: there is no method {one.opens}."
        if one.until and not one.opens and any(name.startswith(SEALED) for name in one.names):
            yield f"{label} {' '.join(one.names)}: say with opens='…' which method opens it, for a scan."


def _fault_of_eraser(what: str, by: str, until: Until) -> Iterator[str]:
    """What erases is a function that is there; what nothing erases says so, by its last day."""
    if not by:
        if until not in NEVER:
            yield f"{what}: say which function erases it."
        return
    if _eraser(by) is None:
        yield f"{what}: tinkuy.{by}, which is to erase it, is no function."


def _fault_of_hand(model: type[models.Model], one: PersonalData) -> Iterator[str]:
    """What a person takes out by a deed of theirs, no scan of the suite sees go: the deed's code must speak of it."""
    eraser = _eraser(one.by)
    if eraser and (fault := reach_of(eraser).fault_of(model, one.names)):
        yield f"{model._meta.label} {' '.join(one.names)}: tinkuy.{one.by}, which is to take it out, {fault}."


def _eraser(by: str) -> Any:
    """The function of that name; None where there is none."""
    module, _, name = f"tinkuy.{by}".rpartition(".")
    try:
        eraser = getattr(import_module(module), name, None)
    except ImportError:
        return None
    return eraser if callable(eraser) else None
