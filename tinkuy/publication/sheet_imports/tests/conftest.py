"""Two editors of the hub, two peers of other institutions, and the seed as a file."""

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.people.models import HubRole, Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.publication.importing.tests.test_plain_text import ORIGINAL
from tinkuy.publication.sheet_imports.kind import CODE, read_sheet_of
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.origin import Origin
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import read_upload
from tinkuy.uploads.models import Upload

OIM = Origin("OIM Suramérica", "written", "https://robuenosaires.iom.int/ficha")


@pytest.fixture
def no_cycle():
    with scope(cycle=NO_CYCLE):
        yield


@pytest.fixture
def other_editor(make_person) -> Person:
    person = make_person("Otra edición")
    HubRole.objects.create(person=person, role=Role.HUB_EDITOR)
    return person


@pytest.fixture
def outside_peers(make_person) -> list[Person]:
    peers = []
    for country in ("CL", "EC"):
        organisation = Organisation.objects.create(
            slug=f"o-{country}", name=country, sector="government", country=country
        )
        peers.append(make_person(f"Par de {country}", country=country, organisation=organisation))
    return peers


def read(editor: Person, data: bytes, name: str = "ficha.txt") -> Upload:
    upload: Upload = read_upload(actor=editor, cycle=None, kind=CODE, data=data, filename=name)
    return upload


def stored(editor: Person, data: bytes = ORIGINAL.read_bytes(), origin: Origin = OIM) -> Sheet:
    """The sheet that a file becomes as it was read."""
    upload = read(editor, data)
    sections = read_sheet_of(upload)
    content = sections.placed([one.field or "context" for one in sections.sections])
    count_upload(actor=editor, upload=upload, prepared=(content, origin))
    return Sheet.objects.get(public_id=upload.answers["sheet"])


def page(client: Client, route: str, *args: object) -> str:
    return client.get(reverse(f"publication:{route}", args=args)).content.decode()
