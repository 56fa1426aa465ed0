"""Two cycles that know nothing of each other, with one row of every model in each and a mark in every text.

The rows are made from the models themselves, so that a new model or a new field takes part by itself.
"""

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client
from django_scopes import scope
from pypdf import PdfWriter

from tinkuy.attendance.presences.models import REPORT
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.core import clock
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.core.text import TranslatedField
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES, Role, Sector
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.pages import GUEST_PAGES
from tinkuy.publication.sheets.models import Sheet
from tinkuy.systematisation.materials import sealed_files
from tinkuy.uploads.models import Batch, Upload

STAGES = (
    "planning",
    "uploads",
    "convening",
    "attendance",
    "dialogue",
    "systematisation",
    "publication",
    "practice",
    "desk",
)


HUB_WIDE = ("HeaderWord", "HubWords", "TakenHubRole", "DoiAccount")
"""What all cycles share: one row for every world, without its mark."""

OF_OTHER_ROWS = ("PublicPersons",)
"""Which a statement that writes other rows makes by itself: the world's is the one that is there."""

OF_PUBLISHED_SHEETS = (
    *("SheetCard", "CardEntry", "CardFinding", "FindingEntry", "CatalogueState", "CatalogueRecord"),
    "PublishedFinding",
)
"""Which are written when a sheet is published: none is in these worlds."""

IMPORTED = ("rows", "joins", "matched", "unmatched", "team", "no_shows")

SHAPED = {
    "Sheet.drafts": lambda world: {"es": {"language": "es", "title": world.mark, "slug": world.cycle.slug}},
    **{
        f"Excerpt.{name}": lambda world: None for name in ("last_cue", "question", "poll", "note")
    },  # it is coded in a cue
    "SheetTranslation.language": lambda world: "pt-br",  # its sheet is written in Spanish
    **{f"{name}.places": lambda world: None for name in ("Cycle", "Webinar")},  # everybody who is registered comes in
    "Proposal.person": lambda world: None,  # each of them is a participant's
    "ProposalComment.person": lambda world: None,
    "Adoption.origin_country": lambda world: "EC" if world.country != "EC" else "CO",
    "Decision.deadline": lambda world: clock.today() + timedelta(days=30),
    "PeerSupport.asking": lambda world: world.country,
    "PeerSupport.giving": lambda world: "UY" if world.country != "UY" else "CL",
    "CertificateIssue.state": lambda world: "failed",
    "CertificateIssue.task": lambda world: "",
    "ImportJob.state": lambda world: "failed",
    "ImportJob.task": lambda world: "",
    "Upload.kind": lambda world: "registration_list",
    "RatingCount.choice": lambda world: 9,  # of no answer that is given: those are counted once
    "AttendanceImport.kind": lambda world: REPORT,
    "AttendanceImport.counts": lambda world: dict.fromkeys(IMPORTED, 12),
}
"""Fields whose rows are never without a certain shape."""


@dataclass
class World:
    """A cycle; `mark` stands in each of its texts, and `rows` has its row of each model, by name.

    Where the cycle is announced, what it tells in public (its plan, what it asks of who registers, the words of its
    codebook) may bear another mark.
    """

    mark: str
    country: str
    announced: str = ""
    rows: dict[str, models.Model] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)

    @property
    def cycle(self) -> Cycle:
        return self.rows["Cycle"]  # type: ignore[return-value]


def make_world(mark: str, *, state: CycleState, country: str = "PE", announced: str = "") -> World:
    world = World(mark, country, announced or mark)
    cycle = Cycle(slug=f"ciclo-{world.announced.casefold()}", title={"es": f"Ciclo {world.announced}"}, state=state)
    cycle.save()
    world.rows |= {"Cycle": cycle, "Organisation": _institution()}
    with scope(cycle=cycle):
        for name in STAGES:
            if apps.is_installed(f"tinkuy.{name}"):
                for model in apps.get_app_config(name).get_models():
                    if model.__name__ not in OF_PUBLISHED_SHEETS:
                        row_of(model, world)
        _make_persons(world)
        _open_the_device(world)
        _keep_the_file(world)
        _bring_in_each_kind(world)
    return world


def _open_the_device(world: World) -> None:
    """The world's participant and its guest: the registration is confirmed, and neither device is closed."""
    for device in (world.rows["Device"], world.rows["GuestDevice"]):
        type(device).objects.filter(pk=device.pk).update(closed_at=None)
    assert world.rows["Registration"].is_confirmed  # type: ignore[attr-defined]


def _keep_the_file(world: World) -> None:
    """The world's material is a file that can be had: its link opens, and its bytes are among what is read."""
    material = world.rows["Material"]
    file = sealed_files.keep(material, _document(world.mark))  # type: ignore[arg-type]
    type(material).objects.filter(pk=material.pk).update(link="", file=file, ending="pdf")


def _bring_in_each_kind(world: World) -> None:
    """A previewed upload of each other kind, as it has pages of its own: `CodebookUpload`, `LedgerUpload`…"""
    upload = world.rows["Upload"]
    for kind in ("codebook", "transcript", "ledger"):
        shared = {name: getattr(upload, name) for name in ("cycle", "batch", "erase_on", "made_by")}
        webinar = world.rows["Webinar"] if kind == "transcript" else None
        row = type(upload)(
            **shared, kind=kind, webinar=webinar, fingerprint=f"{world.mark}-{kind}", filename=world.mark
        )
        row.save()
        world.rows[f"{kind.title()}Upload"] = row
    _bring_in_a_sheet_of_no_cycle(world)


def _bring_in_a_sheet_of_no_cycle(world: World) -> None:
    """A file that became nothing yet, and a sheet: of the hub, so that nothing of them bears the world's mark."""
    with scope(cycle=NO_CYCLE):
        batch = Batch.objects.create()
        own = {"batch": batch, "erase_on": clock.today(), "made_at": clock.now()}
        upload = Upload(kind="sheet", fingerprint=batch.public_id, filename="ficha.txt", **own)
        upload.save()
        sheet = Sheet.objects.create(slug=f"ficha-{batch.public_id}".casefold(), drafts={"es": {"language": "es"}})
    world.rows |= {"SheetUpload": upload, "OutsideSheet": sheet}


def open_page(client: Client, world: World, *, of_guest: bool = False) -> None:
    """The world's participant, or its guest, has their page open in *client*."""
    session = client.session
    name, model = (GUEST_PAGES.browsers_key, "GuestDevice") if of_guest else (PARTICIPANT_PAGES.browsers_key, "Device")
    session[name] = session.get(name, {}) | {world.cycle.public_id: world.rows[model].public_id}  # type: ignore[attr-defined]
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


def _make_persons(world: World) -> None:
    """One person for each role in the cycle, each with that role alone."""
    for role in CYCLE_ROLES:
        country = world.country if role == Role.FOCAL_POINT else ""
        person = Person.objects.create_user(f"{role}-{world.mark}@example.org".casefold(), f"{role} {world.mark}")
        TeamRole.objects.create(cycle=world.cycle, person=person, role=role, country=country)
        world.persons[role] = person


def hub_persons() -> dict[str, Person]:
    """One person for each role over the hub, with no role in any cycle; and one with no role at all."""
    persons = {"nobody": Person.objects.create_user("nobody@example.org", "Sin rol")}
    for role in HUB_ROLES:
        persons[role] = Person.objects.create_user(f"{role}@example.org", role)
        HubRole.objects.create(person=persons[role], role=role)
    return persons


def _document(title: str) -> bytes:
    writer, document = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    writer.write(document)
    return document.getvalue()


def row_of(model: type[models.Model], world: World) -> models.Model:
    """The world's row of *model*, made when there is none."""
    if model.__name__ in HUB_WIDE and (shared := model._base_manager.first()):
        world.rows[model.__name__] = shared
    if model.__name__ in OF_OTHER_ROWS and (made := model._base_manager.filter(cycle=world.cycle).first()):
        world.rows[model.__name__] = made
    if model.__name__ not in world.rows:
        values = {
            field.name: _value(model, field, world) for field in model._meta.fields if not _fills_itself(model, field)
        }
        row = model(**values)
        if hasattr(row, "sealed_email"):
            key = {"key": world.cycle.data_key} if model.__name__ == "Presence" else {}
            seal = getattr(row, "seal", None) or row.seal
            seal(name=f"Persona {world.mark}", email=f"persona@{world.mark}.example.org".casefold(), **key)
        row.save()
        world.rows[model.__name__] = row
    return world.rows[model.__name__]


def _fills_itself(model: type[models.Model], field: models.Field) -> bool:
    if _name(model, field) in SHAPED:
        return False
    if field.primary_key or (field.is_relation and field.null and _leads_back(field)):
        return True
    is_text = isinstance(field, models.CharField | models.TextField | TranslatedField) and not field.choices
    return (field.has_default() and not is_text) or field.name == "public_id"


def _institution() -> Organisation:
    """Of a directory that all cycles share."""
    return Organisation.objects.get_or_create(slug="ministerio", name="Ministerio", sector=Sector.GOVERNMENT)[0]


def _leads_back(field: models.Field) -> bool:
    """To its own model, or to a later one: left empty."""
    return field.related_model is field.model


def _name(model: type[models.Model], field: models.Field) -> str:
    return f"{model.__name__}.{field.name}"


def _value(model: type[models.Model], field: models.Field, world: World) -> Any:
    if _name(model, field) in SHAPED:
        return SHAPED[_name(model, field)](world)
    if field.is_relation:
        return _related(field, world)
    if field.name == "country":
        return world.country
    if isinstance(field, TranslatedField):
        return {"es": f"{_mark(field, world)} {field.name}"}
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        return _text(field, world)
    return _plain(field)


def _related(field: models.Field, world: World) -> Any:
    related = field.related_model
    if related is Person:
        mark = "HUB" if field.model.__name__ in HUB_WIDE else world.mark
        email = f"someone-{mark}@example.org".casefold()
        return Person.objects.filter(email=email).first() or Person.objects.create_user(email, f"Alguien {mark}")
    if related is Organisation:
        return _institution()
    return row_of(related, world)


def _text(field: models.CharField | models.TextField, world: World) -> str:
    """The mark, where it fits; short texts are codes, zones, languages."""
    if field.name in ("language", "main_language", "contact_language"):
        return "es"
    if field.name == "zone":
        return "America/Lima"
    if field.name == "mailed_step":
        return ""
    text = f"{_mark(field, world)}-{field.name}".replace("_", "-")
    is_short = field.max_length is not None and field.max_length < len(text)
    return _mark(field, world)[: field.max_length] if is_short else text


def _mark(field: models.Field, world: World) -> str:
    if field.model.__name__ in HUB_WIDE:
        return "HUB"
    is_readable = field.model._meta.app_label == "planning" or field.model.__name__ in ("Code", "RegistrationQuestion")
    return world.announced if is_readable else world.mark


def _plain(field: models.Field) -> Any:
    if isinstance(field, models.DateTimeField):
        return clock.now()
    if isinstance(field, models.DateField):
        return clock.today() + timedelta(days=30)
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.JSONField):
        return {}
    return 40 if field.name.startswith("end") else 1
