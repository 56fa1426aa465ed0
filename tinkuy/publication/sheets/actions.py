"""Writing a sheet: started from the data of its cycle, edited, taken from the data again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, languages
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.sheets.drafting.content import FROM_DATA, KINDS, draft_content
from tinkuy.publication.sheets.drafting.items import items_of
from tinkuy.systematisation.evidence.models.code import PREFIXES

from .models import FormerDraft, Sheet, SheetKind, SheetState
from .queries import layout_of

EDITABLE = (
    SheetState.DRAFT,
    SheetState.IN_REVIEW,
    SheetState.CHANGES_REQUESTED,
    SheetState.APPROVED,
    SheetState.PUBLISHED,
)


FIRST_WORD = {SheetKind.SUBJECT: "ficha", SheetKind.METHOD: "metodo"}
"""How the address of a sheet begins, by its kind."""


def draft_sheet(
    *, actor: Person, cycle: Cycle, language: str = "", slug: str = "", kind: str = SheetKind.SUBJECT
) -> Sheet:
    """Start a sheet of *cycle*, on its subject or on its method, filled from its data, in *language* (the cycle's main
    one by default).
    """
    rules.demand(actor, "write_sheets", cycle)
    language = language or cycle.main_language
    _demand_language(language)
    try:
        with transaction.atomic():
            return _start(
                actor, cycle, language, slugify(slug or f"{FIRST_WORD[SheetKind(kind)]}-{cycle.slug}")[:80], kind
            )
    except IntegrityError as error:
        raise Refused(_("There is already a sheet with this address. Choose another one."), about="slug") from error


def _start(actor: Person, cycle: Cycle, language: str, slug: str, kind: str) -> Sheet:
    sheet: Sheet = Sheet.objects.create(
        cycle=cycle, slug=slug, kind=kind, drafts={language: draft_content(cycle, language, kind).to_json()}, revision=1
    )
    sheet.authors.add(actor)
    record(actor, "drafted", sheet, language=language, fields=_filled(sheet.drafts[language]))
    return sheet


@transaction.atomic
def edit_sheet(*, actor: Person, sheet: Sheet, language: str, fields: Mapping[str, Any], revision: int) -> Sheet:
    """Put *fields* (plain form of `SheetContent`) over the draft in *language*. Another language is a translation.

    *revision* is the one that the person read: if somebody wrote meanwhile, nothing is lost and the person is told.
    Other words need new reviews and a new approval.
    """
    rules.demand(actor, "write_sheets", sheet.home)
    _demand_language(language)
    if language not in sheet.drafts:
        raise Refused(_("The sheet is written in another language: translate it on the page of its translation."))
    content = SheetContent.from_json(
        {**sheet.drafts[language], **fields, "language": language, "layout": layout_of(sheet)}
    )
    return _save(actor, sheet, language, content, revision, deed="edited")


@transaction.atomic
def refresh_draft(*, actor: Person, sheet: Sheet, language: str, revision: int) -> Sheet:
    """Take figures, quotes and findings from the data again; what the team wrote stays."""
    rules.demand(actor, "write_sheets", sheet.home)
    if sheet.cycle is None:
        raise Refused(_("This sheet came from outside: there are no data of a cycle to take."))
    fresh = draft_content(sheet.home, language, sheet.kind).to_json()
    from_data = {name: fresh.get(name) for name in FROM_DATA if sheet.kind == SheetKind.SUBJECT or name not in FINDINGS}
    from_data["scope"] = fresh["scope"] | {"region": (sheet.drafts[language].get("scope") or {}).get("region", "")}
    content = SheetContent.from_json({**sheet.drafts[language], **from_data})
    return _save(actor, sheet, language, content, revision, deed="refreshed")


@transaction.atomic
def bring_finding(*, actor: Person, sheet: Sheet, language: str, code: str, revision: int) -> Sheet:
    """Put the finding *code* at the end of its section, with its words and quotes of today; the rest stays."""
    rules.demand(actor, "write_sheets", sheet.home)
    if sheet.cycle is None or sheet.kind != SheetKind.SUBJECT or language not in sheet.drafts:
        raise Refused(_("Only a sheet on the subject of a cycle takes findings."))
    content = SheetContent.from_json(sheet.drafts[language])
    section, item = _finding_for_sheet(sheet.cycle, language, code)
    if any(one.code == code for one in content.items()):
        raise Refused(_("%(code)s is in the sheet already.") % {"code": code})
    number = content.figures.findings
    grown: dict[str, Any] = {
        section: (*getattr(content, section), item),
        "figures": replace(content.figures, findings=None if number is None else number + 1),
    }
    content = replace(content, **grown)
    return _save(actor, sheet, language, content, revision, deed="edited")


@transaction.atomic
def edit_and_bring_finding(
    *, actor: Person, sheet: Sheet, language: str, fields: Mapping[str, Any], revision: int, code: str
) -> Sheet:
    """Both or neither: where the finding cannot come, nothing of what was typed is written."""
    edited = edit_sheet(actor=actor, sheet=sheet, language=language, fields=fields, revision=revision)
    return bring_finding(actor=actor, sheet=edited, language=language, code=code, revision=edited.revision)


def _finding_for_sheet(cycle: Cycle, language: str, code: str) -> tuple[str, Item]:
    """The section of the finding with its item, in *language*."""
    with translation.override(language):
        for section, kind in KINDS.items():
            if PREFIXES[kind] == code.partition("-")[0]:
                items = [one for one in items_of(kind, cycle, language) if one.code == code]
                if items:
                    return section, items[0]
    raise Refused(_("This finding cannot stand in the sheet: it is not validated, or it was left out."))


def _save(actor: Person, sheet: Sheet, language: str, content: SheetContent, revision: int, *, deed: str) -> Sheet:
    written, former = content.to_json(), sheet.drafts.get(language)
    if written == former and revision == sheet.revision:
        return sheet  # the same words: reviews and approval stand, and nobody became an author
    if sheet.state == SheetState.PUBLISHED and former and content.changes == former.get("changes", ""):
        written = replace(content, changes="").to_json()  # the note was on the version that is out
    changed = Sheet.objects.filter(pk=sheet.pk, revision=revision, state__in=EDITABLE).update(
        drafts={**sheet.drafts, language: written},
        revision=revision + 1,
        state=SheetState.DRAFT,
        changed_at=clock.now(),
    )
    if not changed:
        raise Refused(_("Somebody else changed this sheet while you wrote, and your words are not saved yet."))
    if former is not None:
        FormerDraft.objects.create(cycle=sheet.cycle, sheet=sheet, language=language, revision=revision, words=former)
    sheet.refresh_from_db()
    sheet.authors.add(actor)
    fields = _filled(written) if former is None else _changed(former, written)
    record(actor, deed, sheet, withdraws=False, language=language, revision=sheet.revision, fields=fields)
    return sheet


def _filled(plain: Mapping[str, Any]) -> list[str]:
    return [name for name, value in plain.items() if value]


def _changed(former: Mapping[str, Any], written: Mapping[str, Any]) -> list[str]:
    """The fields whose words are others, for whoever asks who wrote what."""
    return [name for name in written if (written[name] or None) != (former.get(name) or None)]


def _demand_language(language: str) -> None:
    if language not in languages.CODES:
        raise Refused(_("A sheet is written in Spanish, Portuguese or English."))


def change_state(sheet: Sheet, before: tuple[SheetState, ...], after: SheetState) -> None:
    """Guarded: of two who press at once, the second is told."""
    if not Sheet.objects.filter(pk=sheet.pk, state__in=before).update(state=after):
        raise Refused(_("The sheet is in another state by now. Reload the page."))
    sheet.refresh_from_db()
