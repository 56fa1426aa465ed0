"""The texts of a sheet in one language, the newest first, and what changed from one to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tinkuy.journal.trail import entries_of
from tinkuy.publication.content.sections import names_of_fields
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.last_writers import WRITING
from tinkuy.publication.sheets.models import FormerDraft, Sheet, SheetVersion
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.sheets.request import BEING_WRITTEN
from tinkuy.publication.versions.corrections import changed_fields

from .differences import ChangedPassage, changed_passages

NOW = "now"
"""How an address calls the draft as it stands; former ones are `d` and a revision, versions `v` and a number."""


@dataclass(frozen=True)
class SheetText:
    """A text that the sheet had. `writer` is empty where the account is gone; `is_data`: taken from the cycle.

    `changed` names the parts that were written then, in the language of the sheet. `before` is the key of the text that
    it took the place of; empty where there is none any more. A former draft is erased when it `goes_at`.
    """

    key: str
    kind: Literal["draft", "former", "version"]
    number: int
    pk: int
    at: datetime | None
    writer: str = ""
    is_data: bool = False
    changed: Sequence[str] = ()
    before: str = ""
    goes_at: datetime | None = None
    is_retired: bool = False


def texts_of(sheet: Sheet, language: str, *, with_unsent: bool) -> list[SheetText]:
    """*with_unsent*: whoever reads may read what was saved and sent to nobody. Three queries, without it four."""
    drafts = list(_drafts(sheet, language, with_unsent=with_unsent)) if language in sheet.drafts else []
    earlier = [*(one for one in drafts if one.key != NOW), *_versions(sheet, language)]
    dated = sorted(earlier, key=lambda one: one.at.timestamp() if one.at else 0, reverse=True)
    return [*(one for one in drafts if one.key == NOW), *dated]


def _drafts(sheet: Sheet, language: str, *, with_unsent: bool) -> Iterator[SheetText]:
    """The draft of now, then the former ones. A revision is that of the sheet, which another language may have moved
    on: a text was written at the last one of its own language up to it.
    """
    stored = FormerDraft.objects.filter(sheet=sheet, language=language).order_by("-revision").defer("words")
    former: list[FormerDraft] = list(stored) if with_unsent else _reviewed(sheet, list(stored))
    is_sent = with_unsent or sheet.state not in BEING_WRITTEN
    writings = list(entries_of(sheet, *WRITING, language=language))
    for one in (None, *former) if is_sent else former:
        revision = one.revision if one else sheet.revision
        entry = next((entry for entry in writings if entry.details.get("revision", 1) <= revision), None)
        earlier = next((other for other in former if other.revision < revision), None)
        yield SheetText(
            key=key_of_former(one) if one else NOW,
            kind="former" if one else "draft",
            number=revision,
            pk=one.pk if one else 0,
            at=entry.at if entry else None,
            writer=entry.actor.name if entry and entry.actor else "",
            is_data=entry is not None and entry.deed != "edited",
            changed=names_of_fields(entry.details.get("fields") or (), language) if entry else (),
            before=key_of_former(earlier) if earlier else "",
            goes_at=one.goes_at if one else None,
        )


def _reviewed(sheet: Sheet, former: Sequence[FormerDraft]) -> list[FormerDraft]:
    """Those of *former*, the newest first, that a peer had before them."""
    moments = Review.objects.filter(sheet=sheet).values_list("given_at", flat=True)
    read = {next((one.pk for one in reversed(former) if one.replaced_at > moment), None) for moment in moments}
    return [one for one in former if one.pk in read]


def key_of_former(former: FormerDraft) -> str:
    return f"d{former.revision}"


def _versions(sheet: Sheet, language: str) -> Iterator[SheetText]:
    versions = sheet.versions.filter(language=language).order_by("-number").defer("content")
    numbered = list(versions.select_related("published_by"))
    for place, one in enumerate(numbered):
        earlier = numbered[place + 1] if place + 1 < len(numbered) else None
        yield SheetText(
            key=f"v{one.number}",
            kind="version",
            number=one.number,
            pk=one.pk,
            at=one.published_at,
            writer=one.published_by.name if one.published_by else "",
            before=f"v{earlier.number}" if earlier else "",
            is_retired=one.retired_at is not None,
        )


@dataclass(frozen=True)
class ChangedText:
    """From *older* to *newer*. `of_data` names parts of which only quotes or figures changed."""

    older: SheetText
    newer: SheetText
    passages: list[ChangedPassage]
    of_data: list[str]


def comparison_of(sheet: Sheet, language: str, older: SheetText, newer: SheetText) -> ChangedText:
    before, after = (content_of(sheet, language, one) for one in (older, newer))
    passages = changed_passages(before, after)
    of_data = [] if passages else names_of_fields(changed_fields(before, after), language)
    return ChangedText(older, newer, passages, of_data)


def content_of(sheet: Sheet, language: str, text: SheetText) -> SheetContent:
    if text.kind == "draft":
        return draft(sheet, language)
    if text.kind == "former":
        return SheetContent.from_json(FormerDraft.objects.get(sheet=sheet, pk=text.pk).words)
    return SheetContent.from_json(SheetVersion.objects.get(sheet=sheet, pk=text.pk).content)


def former_draft(sheet: Sheet, pk: int) -> FormerDraft | None:
    former: FormerDraft | None = FormerDraft.objects.filter(sheet=sheet, pk=pk).first()
    return former
