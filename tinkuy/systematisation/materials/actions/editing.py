"""Materials of a webinar: added, described anew, removed, put back. Their tier never goes above the regime."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.forgetting import empty_the_log, forget_former_rows
from tinkuy.core.text import tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests import photos
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions import Words, demand_words, tidied
from tinkuy.systematisation.materials import sealed_files
from tinkuy.systematisation.materials.documents.sandbox import RULES, cleaned
from tinkuy.systematisation.materials.models import Material, MaterialKind, Tier

from .limits import demand_consent, demand_link, demand_retention, demand_tier

REMOVED, FILE_REPLACED = "material-removed", "material-file-replaced"
"""How the ledger of erasures calls them."""
PHOTO_SIDE = 1600
"""Pixels of a photo of a session: a screen's width."""


@dataclass(frozen=True)
class Described:
    """What is said of a material. `size` in bytes and `minutes` are those of a recording behind a link."""

    title: Words
    link: str = ""
    size: int | None = None
    minutes: int | None = None
    author: str = ""
    licence: str = ""
    alt: Words = field(default_factory=dict)
    consent: str = ""
    tier: str = Tier.TEAM
    is_looked_through: bool = False
    erase_on: date | None = None
    erase_reason: str = ""


@dataclass(frozen=True)
class StoredFile:
    """A file that lies in the data folder already: its name there, its ending, its bytes in number."""

    file: str
    ending: str
    size: int


def add_material(
    *, actor: Person, webinar: Webinar, kind: str, described: Described, data: bytes | None = None
) -> Material:
    """A link, or *data*: a document, looked through and written anew, or a photo, drawn anew.

    That is done before anything is locked. A file of which no row tells in the end is swept by the clock.
    """
    demand(actor, "keep_materials", webinar.cycle)
    if kind not in MaterialKind.values:
        raise Refused(_("Choose what it is: recording, slides, transcript, minutes or photo."), about="kind")
    material = Material(cycle=webinar.cycle, webinar=webinar, kind=kind, added_by=actor)
    _describe(actor, material, described, data)
    stored_file = _stored_file(material, data)
    with writing():
        _describe(actor, material, described, data)
        _take(material, stored_file)
        material.save()
        record(actor, "added", material, webinar=webinar.ordinal, kind=kind, tier=material.tier)
    return material


def edit_material(*, actor: Person, material: Material, described: Described, data: bytes | None = None) -> Material:
    """Other words, another tier or last day; *data* takes the place of the file that was there."""
    demand(actor, "keep_materials", material.cycle)
    rows = Material.objects.select_related("webinar__cycle", "cycle")
    material = rows.get(pk=material.pk)
    _describe(actor, material, described, data)
    stored_file = _stored_file(material, data)
    with writing():
        material = rows.select_for_update().get(pk=material.pk)
        former = material.file
        _describe(actor, material, described, data)
        _take(material, stored_file)
        material.save()
        record(
            actor, "edited", material, webinar=material.webinar.ordinal, kind=material.kind, tier=material.tier,
        )  # fmt: skip
        if former and former != material.file:
            note_erasure(FILE_REPLACED, former)
            transaction.on_commit(lambda: sealed_files.FILES.forget(former))
    return material


@transaction.atomic
def remove_material(*, actor: Person, material: Material) -> None:
    """Take it away; a file's bytes go from the disk at once."""
    demand(actor, "keep_materials", material.cycle)
    record(actor, "removed", material, webinar=material.webinar.ordinal, kind=material.kind)
    erase(material)


def erase(material: Material) -> None:
    """The row, and the file once the deed is complete."""
    name = material.file
    note_erasure(REMOVED, material.public_id)
    material.delete()
    transaction.on_commit(lambda: sealed_files.FILES.forget(name))
    transaction.on_commit(empty_the_log)


def forget_materials() -> bool:
    """How materials were described leaves the disk; whether all did."""
    return forget_former_rows(Material)


def _describe(actor: Person, material: Material, described: Described, data: bytes | None) -> None:
    """Refuse, or write all of it but the file's bytes into *material*, which the caller saves."""
    cycle = material.cycle
    title = demand_words(described.title, cycle, _("Write what it is called."), about="title")
    alt = tidied(described.alt)
    texts = {name: tidy(getattr(described, name)) for name in ("author", "licence", "consent", "erase_reason")}
    demand_nothing_personal(*title.values(), *alt.values(), texts["author"], texts["licence"])
    link = described.link.strip()
    demand_link(link)
    if material.kind == MaterialKind.PHOTO:
        _demand_rights(alt.get(cycle.main_language, ""), texts)
    demand_tier(material, described.tier, is_looked_through=described.is_looked_through)
    if material.kind == MaterialKind.PHOTO:
        demand_consent(texts["consent"], described.tier)
    demand_retention(actor, material, described.erase_on, texts["erase_reason"])
    _demand_source(material, link, data)
    material.link = link
    material.title, material.alt, material.tier = title, alt, described.tier
    material.author, material.licence, material.consent = texts["author"], texts["licence"], texts["consent"]
    material.chosen_erase_on, material.erase_reason = described.erase_on, texts["erase_reason"]
    if not material.file:
        material.size = described.size
    material.minutes = described.minutes if material.kind == MaterialKind.RECORDING else None


def _demand_rights(alt: str, texts: dict[str, str]) -> None:
    """Invariant 17 asks them of every image that is shown: they are written while somebody still knows."""
    if not texts["author"]:
        raise Refused(_("Write who took the photo or owns it."), about="author")
    if not texts["licence"]:
        raise Refused(_("Write under which licence the photo may be shown."), about="licence")
    if not alt:
        raise Refused(_("Write what the photo shows, for those who do not see it."), about="alt")


def _demand_source(material: Material, link: str, data: bytes | None) -> None:
    takes_file, takes_link = material.kind != MaterialKind.RECORDING, material.kind != MaterialKind.PHOTO
    if data is not None and not takes_file:
        raise Refused(_("A recording is too large to be kept here: give the link to where it lies."), about="link")
    if link and not takes_link:
        raise Refused(_("A photo is kept here, as a file."), about="file")
    if link and (data is not None or material.file):
        raise Refused(_("Give a link or a file, not both."), about=("link", "file"))
    if not link and data is None and not material.file:
        raise Refused(_missing_content_sentence(takes_file=takes_file, takes_link=takes_link), about=("file", "link"))


def _missing_content_sentence(*, takes_file: bool, takes_link: bool) -> str:
    if not takes_file:
        return _("Give the link to the recording.")
    return _("Choose a file, or give a link.") if takes_link else _("Choose a photo.")


def _stored_file(material: Material, data: bytes | None) -> StoredFile | None:
    """*data* cleaned, sealed for this material and written, under a name that no row has yet."""
    if data is None:
        return None
    ending, clean_data = _drawn(data) if material.kind == MaterialKind.PHOTO else cleaned(data)
    return StoredFile(sealed_files.keep(material, clean_data), ending, len(clean_data))


def _drawn(data: bytes) -> tuple[str, bytes]:
    try:
        return "jpg", photos.drawn_anew(data, PHOTO_SIDE)
    except Refused as refusal:
        raise Refused(str(refusal), about="file") from refusal


def _take(material: Material, stored_file: StoredFile | None) -> None:
    if stored_file is not None:
        material.file, material.ending, material.size = stored_file.file, stored_file.ending, stored_file.size
        material.cleaned_by = RULES
