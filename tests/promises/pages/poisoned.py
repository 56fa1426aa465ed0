"""A world whose every text is a canary: it would close an attribute, a title, a text area or a drawing, open a script,
load a picture that fails, be evaluated by a template, or be followed as an address.
"""

from typing import Any

from django.db import models
from django_scopes import scopes_disabled

from tests.promises.access.worlds import World, make_world
from tinkuy.core.text import TranslatedField
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.models import GuestConsent, GuestPurpose
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding

MARKUP = '"\'><img src=x onerror=zz7()></textarea></title></style></svg><script>zz7()</script>{{777777*3}}{% now "Y" %}'
LINK = "JavaScript:zz7()"
CODES = {
    *("public_id", "slug", "cycle_slug", "zone", "language", "main_language", "contact_language", "layout"),
    *("country", "host_country"),
    *("origin_country", "asking", "giving", "kind"),
    *("name_index", "email_index", "index", "fingerprint", "content_hash", "clock_stands_at"),
}
"""Fields that no person writes words in: the program reads them, and they hold a code or a fingerprint."""

READ_BY_THE_PROGRAM = {
    "language",
    "code",
    "state",
    "date",
    "starts_on",
    "ends_on",
    "published_on",
    "countries",
    "knots",
}
"""The same, of a sheet's content."""


def make_poisoned_world() -> World:
    """Its sheet is published, and its guest and a focal point are shown in public."""
    of_others = list(Person.objects.values_list("pk", flat=True))
    world = make_world("AQUIMARCA", state=CycleState.RUNNING)
    with scopes_disabled():
        for row in world.rows.values():
            poison(row)
        Person.objects.exclude(pk__in=of_others).update(name=MARKUP[:120])
        Organisation.objects.update(name=MARKUP)
        publish(world)
        GuestConsent.objects.all().delete()
        for purpose in GuestPurpose.values:
            consent = GuestConsent(cycle=world.cycle, guest=world.rows["Guest"], purpose=purpose, version="paper")
            consent.save()
            world.rows["GuestConsent"] = consent
        TeamRole.objects.filter(role="focal_point").update(public_since="2020-01-01", credited_since="2020-01-01")
        Finding.objects.update(state="contrasted")
    return world


def poison(row: models.Model) -> None:
    """The canary in each field of *row* that holds words; names and addresses stay sealed."""
    changes = {field.name: value for field in row._meta.fields if (value := canary_of(field)) is not None}
    if changes:
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
    row.refresh_from_db()
    if hasattr(row, "sealed_email"):
        key = {"key": row.cycle.data_key} if type(row).__name__ == "Presence" else {}
        row.seal(name=MARKUP, email=f"{MARKUP}@example.org", **key)
        row.save()


def canary_of(field: models.Field) -> Any:
    if field.name in CODES or field.choices or field.primary_key or field.is_relation:
        return None
    if isinstance(field, TranslatedField):
        return dict.fromkeys(("es", "pt-br", "en"), MARKUP)
    if isinstance(field, models.CharField | models.TextField):
        return MARKUP[: field.max_length]
    return None


def publish(world: World) -> None:
    """A draft and a published version whose every word is the canary, and whose every link is a script."""
    content = poisoned(whole_sheet().to_json())
    for name in ("risks", "practices", "lessons", "recommendations"):
        for item in content[name]:
            item["evidence"] = [{"webinar": 1, "clock": "00:10", "text": MARKUP, "country": "PE", "language": "es"}]
    Sheet.objects.filter(pk=world.rows["Sheet"].pk).update(drafts={"es": content})
    SheetVersion.objects.filter(pk=world.rows["SheetVersion"].pk).update(
        slug="una-ficha", cycle_slug=world.cycle.slug, language="es", content=content, retired_at=None
    )
    write_card(world.rows["Sheet"])


def poisoned(plain: Any, name: str = "") -> Any:
    if isinstance(plain, dict):
        return {key: poisoned(value, key) for key, value in plain.items()}
    if name in READ_BY_THE_PROGRAM:
        return plain
    if isinstance(plain, list):
        return [poisoned(value, name) for value in plain]
    return (LINK if name == "href" else MARKUP) if isinstance(plain, str) else plain
