"""Who is told that a sheet waits for them. No word of the theme stands in the message: mail is read."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation

from tinkuy.notices.outbox import owe
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash


def tell_peers(sheet: Sheet) -> None:
    """Owe each peer of the cycle a message about these words, once."""
    words = drafts_hash(sheet)[:16]
    for team_role in TeamRole.objects.filter(role=Role.REVIEWER).select_related("person"):
        key = f"review-{sheet.public_id}-{words}-{team_role.person_id}"
        owe(team_role.person, "sheet-to-review", dedupe_key=key, path=_path(sheet, team_role.person))


def tell_hub_editors(sheet: Sheet) -> None:
    """Owe each hub editor who may publish it a message about these words, once."""
    words = drafts_hash(sheet)[:16]
    for editor in _editors(sheet):
        key = f"publish-{sheet.public_id}-{words}-{editor.pk}"
        owe(editor, "sheet-to-publish", dedupe_key=key, path=_path(sheet, editor))


def _editors(sheet: Sheet) -> Iterable[Person]:
    editor_roles = HubRole.objects.filter(role=Role.HUB_EDITOR).select_related("person")
    return [
        role.person
        for role in editor_roles
        if role.person.is_active and role.person.is_example == sheet.cycle.is_example
    ]


def _path(sheet: Sheet, person: Person) -> str:
    with translation.override(person.language):
        return reverse("publication:sheet", args=[sheet.cycle.slug])
