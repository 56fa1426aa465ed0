"""A sheet from outside is stored as a draft of no cycle, its peers are asked, and an import is taken back."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address
from tinkuy.planning import rules
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.reviews.messages import tell_reviewers
from tinkuy.publication.search.models import KIND_FIELDS
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.origin import Origin, demand_origin, with_origin
from tinkuy.systematisation.evidence.models.code import PREFIXES, FindingKind

LONGEST_SLUG = 70


@transaction.atomic
def import_sheet(*, actor: Person, content: SheetContent, origin: Origin) -> Sheet:
    """Store *content* as the draft of a sheet without a cycle, with whose it is. It goes the way of every sheet."""
    rules.demand(actor, "import_sheets", None)
    demand_text(content.title, _("The sheet has no title. Choose which of its lines is the title."), about="title")
    origin = demand_origin(origin)
    with scope(cycle=NO_CYCLE):
        sheet: Sheet = Sheet.objects.create(
            slug=_free_slug(content.title),
            drafts={content.language: with_origin(_with_codes(content), origin).to_json()},
            revision=1,
            origin=origin.to_json(),
        )
        sheet.authors.add(actor)
        record(actor, "imported", sheet, language=content.language)
    return sheet


def _with_codes(content: SheetContent) -> SheetContent:
    """Each finding has a code, by which the editor and reviews name it."""
    coded: dict[str, Any] = {
        field: tuple(
            replace(item, code=f"{PREFIXES[FindingKind(kind)]}-{number}")
            for number, item in enumerate(getattr(content, field), 1)
        )
        for kind, field in KIND_FIELDS.items()
    }
    return replace(content, **coded)


def _free_slug(title: str) -> str:
    """Of every sheet, whatever its cycle: their addresses on the hub are one list."""
    stem = slugify(title)[:LONGEST_SLUG].strip("-") or "ficha"
    used = set(Sheet._base_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, len(used) + 3))) if one not in used)


@transaction.atomic
def take_back_sheet(*, actor: Person, sheet: Sheet) -> None:
    """Remove a sheet that was imported and that nobody has worked on since."""
    rules.demand(actor, "import_sheets", None)
    sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.state != SheetState.DRAFT or sheet.revision != 1 or sheet.versions.exists():
        raise Refused(_("Somebody has worked on this sheet since. It is not removed: retire it, or leave it a draft."))
    record(actor, "took back", sheet)
    sheet.delete()


@transaction.atomic
def ask_peer(*, actor: Person, sheet: Sheet, email: str) -> Person:
    """Let somebody with an account read and review *sheet*, which belongs to no cycle."""
    rules.demand(actor, "write_sheets", sheet.home)
    if sheet.cycle is not None:
        raise Refused(_("The peers of this sheet are those of its cycle."))
    peer = person_with_address(email.strip())
    if peer is None or not peer.is_active or peer.is_example != sheet.home.is_example:
        raise Refused(_("Nobody with an account has this address."), about="email")
    if sheet.authors.filter(pk=peer.pk).exists():
        raise Refused(_("Nobody judges their own words."), about="email")
    sheet.peers.add(peer)
    record(actor, "asked a peer of", sheet, country=peer.country)
    if sheet.state == SheetState.IN_REVIEW:
        tell_reviewers(sheet, actor=actor)
    return peer


def sheet_of_import(answers: dict[str, Any]) -> Sheet | None:
    """The sheet that an upload became, in the scope of no cycle."""
    sheet: Sheet | None = Sheet.objects.filter(public_id=answers.get("sheet", "")).first()
    return sheet
