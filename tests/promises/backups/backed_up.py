"""A small world that is backed up, and what is erased of it before and after."""

import json
import os
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django_scopes import scope

from tests.forks.process import run_to_its_end
from tests.running import ROOT
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.config.backups import age
from tinkuy.config.backups.archive import Manifest
from tinkuy.config.backups.companion import write_companion
from tinkuy.config.backups.taking import take_backup
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.hub.tests.versions import version_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.actions.erasing import withdraw_guest
from tinkuy.planning.guests.models import Guest
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.materials.actions.editing import Described, add_material, remove_material
from tinkuy.systematisation.materials.tests.documents import jpeg
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.uploads.models import Batch

STAYS = "Persona que sigue"
BEFORE, AFTER, EXPIRED, OF_GUEST, OF_REMOVED = (
    f"Ñandubay {word}" for word in ("previa", "tardía", "vencida", "huésped", "ida")
)
SAID = "El xilófono de la calle Ombú"
CAPTIONS = f"WEBVTT\n\n00:00:10.000 --> 00:00:20.000\nReferente: {SAID} quedó.\n"
PHOTO = Described(title={"es": "La mesa"}, author="Prensa", licence="CC BY 4.0", alt={"es": "Una mesa"})

OPEN = """
import json, django
django.setup()
from django_scopes import scopes_disabled
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.materials.models import Material
from tinkuy.uploads.models import Batch
with scopes_disabled():
    named = [one.name() for one in Registration.objects.exclude(appears_as="").select_related("cycle")]
    print(json.dumps({
        "names": named, "registrations": Registration.objects.count(), "presences": Presence.objects.count(),
        "guests": Guest.objects.exclude(sealed_name=b"").count(), "cycles": Cycle.objects.count(),
        "captions": list(Cue.objects.values_list("text", flat=True)), "materials": Material.objects.count(),
    }))
"""


@dataclass
class BackedUp:
    """`place` is the backup, `keys` the companion, `identity` the file that opens both."""

    folder: Path
    cycle: Cycle
    other: Cycle
    person: Person
    registrations: dict[str, Registration] = field(default_factory=dict)
    recipient: str = ""
    newest: Manifest | None = None

    @property
    def place(self) -> Path:
        return self.folder / "backups" / "one.age"

    @property
    def keys(self) -> Path:
        return self.folder / "backups" / "keys.age"

    @property
    def identity(self) -> Path:
        return self.folder / "identity"

    def back_up(self, place: Path | None = None) -> None:
        self.newest = take_backup(place or self.place, self.recipient)

    def refresh_keys(self) -> None:
        """What the clock does where the ledger grew: the newest companion beside a backup of before."""
        assert self.newest
        recipient = age.read_recipient(self.recipient)
        write_companion(self.place.parent, recipient, newest=self.newest.id, newest_at=self.newest.made_at)

    def restore(self, into: str, *words: str, database: str = "", place: Path | None = None) -> "Restored":
        command = [
            "restore",
            str(place or self.place),
            "--identity",
            str(self.identity),
            "--into",
            str(self.folder / into),
        ]
        restored = Restored(self.folder / into, database)
        done = restored.run("-m", "tinkuy.config.command", *command, *words)
        restored.code, restored.said, restored.complaint = done.returncode, done.stdout, done.stderr
        return restored


@dataclass
class Restored:
    data: Path
    database: str
    code: int = 0
    said: str = ""
    complaint: str = ""

    def run(self, *words: str, keys: Path | None = None, **settings: str) -> "subprocess.CompletedProcess[str]":
        """A command of the restored site, with *settings* in its environment."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DJANGO_"))}
        environment |= settings
        environment |= {
            "PYTHONPATH": str(ROOT),
            "TINKUY_DATA": str(self.data),
            "PYTHONWARNINGS": "error::ResourceWarning",
        }
        environment |= {"DJANGO_SETTINGS_MODULE": "tinkuy.config.settings"}
        if keys:
            environment["TINKUY_KEYS"] = str(keys)
        if self.database:
            environment["TINKUY_DATABASE_URL"] = self.database
        return run_to_its_end([*words], environment)

    def opened(self) -> dict[str, object]:
        done = self.run("-c", OPEN)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def bytes(self) -> bytes:
        keys = self.data.with_name(f"{self.data.name}-keys")
        files = [*self.data.rglob("*"), *keys.rglob("*")]
        return b"".join(file.read_bytes() for file in files if file.is_file())


def make_world(folder: Path, cycle: Cycle, webinar: Webinar, person: Person) -> BackedUp:
    """Registrations, an interval, a guest, a photo, a caption, a sheet; one of them withdrew before the backup."""
    other = Cycle.objects.create(slug="otro-ciclo", title={"es": "Otro"}, is_example=True)
    world = BackedUp(folder, cycle, other, person)
    identity, world.recipient = age.new_pair()
    world.identity.write_text(f"# the paper in the safe\n{identity}\n")
    world.place.parent.mkdir()
    with scope(cycle=cycle):
        for name in (STAYS, BEFORE, AFTER, EXPIRED):
            world.registrations[name] = registered(cycle, name)
        source = AttendanceImport.objects.create(
            cycle=cycle,
            batch=Batch.objects.create(cycle=cycle),
            webinar=webinar,
            erase_on=date(2026, 5, 30),
            layout="zoom",
            zone="UTC",
        )
        Presence.objects.create(
            cycle=cycle, webinar=webinar, source=source, registration=world.registrations[AFTER],
            joined_at=webinar.starts_at, left_at=webinar.starts_at, erase_on=date(2026, 5, 30),
        )  # fmt: skip
        guest = Guest(cycle=cycle, kind="speaker")
        guest.seal(name=OF_GUEST, email="guest@example.org")
        guest.save()
        import_transcript(actor=person, webinar=webinar, data=CAPTIONS.encode(), filename="a.vtt")
        with clock.at(webinar.starts_at):
            add_material(actor=person, webinar=webinar, kind="photo", described=PHOTO, data=jpeg())
        withdraw_registration(registration=world.registrations[BEFORE])
    with scope(cycle=other):
        registered(other, OF_REMOVED)
    version_of(cycle)
    return world


def registered(cycle: Cycle, name: str) -> Registration:
    registration = Registration(cycle=cycle, erase_on=date(2026, 5, 30), number=Registration.objects.count() + 1)
    registration.seal(name=name, email=f"{name.split()[-1]}@example.org")
    registration.save()
    return registration


def erase_since(world: BackedUp) -> None:
    """A withdrawal, an expiry, a guest, a photo, words of a caption, a cycle: each by its own deed."""
    from tinkuy.attendance.erasing.actions.expiring import erase_names
    from tinkuy.example.removal import remove_cycle
    from tinkuy.systematisation.materials.models import Material

    with scope(cycle=world.cycle):
        withdraw_registration(registration=world.registrations[AFTER])
        erase_names(Registration.objects.filter(pk=world.registrations[EXPIRED].pk))
        withdraw_guest(guest=Guest.objects.get())
        remove_material(actor=world.person, material=Material.objects.get())
        cue = Cue.objects.get()
        at = cue.text.index("xilófono")
        redact_cue(actor=world.person, cue=cue, start=at, end=at + 8)
    remove_cycle(world.other)
