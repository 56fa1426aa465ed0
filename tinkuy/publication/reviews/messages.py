"""The messages to whoever corrects, reviews, approves or publishes a sheet, when that becomes theirs; and, once it is
published, to whoever goes on with what it recommends.

Each is owed once for the same words of the sheet, and leads to the page where it is done. Of a sensitive cycle it names
nothing, and its address says no more than the deed, for mail is read; neither does a stranger who never entered read
what somebody typed.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import translation

from tinkuy.core.text import in_language
from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import path_for, typed_for
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash, main_draft

from .rules import is_author, is_of_an_authors_organisation

PAGES = {"review": "review", "publish": "publish"}
"""Where a deed has a page of its own; the others are done on that of the sheet."""


def tell_reviewers(sheet: Sheet, *, actor: Person) -> None:
    for person in _others(sheet, _peers(sheet)):
        if not is_of_an_authors_organisation(person, sheet):
            owe(
                person,
                "sheet-to-review",
                dedupe_key=_key("review", sheet, person),
                **_values("review", sheet, person, actor),
            )


def tell_approvers(sheet: Sheet, *, actor: Person) -> None:
    approvers = _with_role(Role.FOCAL_POINT) if sheet.cycle else hub_editors(is_example=sheet.home.is_example)
    for person in _others(sheet, approvers):
        owe(
            person,
            "sheet-to-approve",
            dedupe_key=_key("approve", sheet, person),
            **_values("approve", sheet, person, actor),
        )


def tell_hub_editors(sheet: Sheet, *, actor: Person) -> None:
    for person in _others(sheet, hub_editors(is_example=sheet.home.is_example)):
        owe(
            person,
            "sheet-to-publish",
            dedupe_key=_key("publish", sheet, person),
            **_values("publish", sheet, person, actor),
        )


def tell_authors(sheet: Sheet, *, actor: Person) -> None:
    for person in sheet.authors.filter(is_active=True):
        owe(
            person,
            "sheet-to-correct",
            dedupe_key=_key("correct", sheet, person),
            **_values("correct", sheet, person, actor),
        )


def tell_of_publication(sheet: Sheet, *, actor: Person) -> None:
    """Of a cycle's sheet, at its first publication: each focal point is asked where their country stands, and the
    coordination is shown what the next cycle can begin from. Who is both is asked as a focal point.
    """
    if sheet.cycle is None:
        return
    for role, page in ((Role.FOCAL_POINT, "practice:communicate"), (Role.COORDINATION, "planning:next_cycle")):
        for person in _with_role(role):
            if person.is_active and person != actor:
                values = _values("published", sheet, person, actor) | {"is_asked": role == Role.FOCAL_POINT}
                if values["cycle"]:
                    values["path"] = path_for(page, sheet.cycle, person)
                owe(person, "sheet-published", dedupe_key=f"published-{sheet.public_id}-{person.pk}", **values)


def _peers(sheet: Sheet) -> list[Person]:
    """Of a sheet without a cycle those whom an editor asked, and the other editors."""
    if sheet.cycle:
        return _with_role(Role.REVIEWER)
    return [*sheet.peers.all(), *hub_editors(is_example=sheet.home.is_example)]


def _with_role(role: Role) -> list[Person]:
    return [one.person for one in TeamRole.objects.filter(role=role).select_related("person")]


def _others(sheet: Sheet, persons: Iterable[Person]) -> list[Person]:
    """Each once, and no author: nobody judges their own words."""
    return [one for one in {one.pk: one for one in persons}.values() if one.is_active and not is_author(one, sheet)]


def _key(deed: str, sheet: Sheet, person: Person) -> str:
    """Once for these words."""
    return f"{deed}-{sheet.public_id}-{drafts_hash(sheet)[:16]}-{person.pk}"


def _values(deed: str, sheet: Sheet, person: Person, actor: Person) -> dict[str, Any]:
    cycle = sheet.home
    with translation.override(person.language):
        if cycle.is_sensitive or not typed_for(person, cycle.slug):
            return {"sender": "", "cycle": "", "contact": "", "path": reverse("desk:next", args=[deed])}
        return {
            "sender": actor.name,
            "cycle": in_language(cycle.title, person.language, cycle.main_language),
            "contact": " · ".join(filter(None, _contact(sheet))),
            "path": sheet_address(sheet, PAGES.get(deed, "sheet")),
            "from_cycle": sheet.cycle.public_id if sheet.cycle else "",
        }


def _contact(sheet: Sheet) -> list[str]:
    """Whom the sheet names for questions about it: an institution, with its address."""
    contact = main_draft(sheet).contact
    return [contact.name, contact.email]
