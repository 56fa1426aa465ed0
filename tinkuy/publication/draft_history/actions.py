"""Words that somebody overwrote come back into the draft; a former draft is removed before its last day."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.publication.content.sheet import FINDINGS
from tinkuy.publication.draft_history.erasing_again import REMOVED, identity_of
from tinkuy.publication.sheets.actions import edit_sheet
from tinkuy.publication.sheets.drafting.method import is_written_by_hand
from tinkuy.publication.sheets.forms import LISTS, TEXTS
from tinkuy.publication.sheets.models import FormerDraft, Sheet
from tinkuy.publication.sheets.request import BEING_WRITTEN

WRITTEN = (*TEXTS, *LISTS, "tags", "more", "contact")


@transaction.atomic
def restore_draft(*, actor: Person, sheet: Sheet, former: FormerDraft, revision: int) -> Sheet:
    """Put what persons wrote in *former* over the draft; quotes, figures and images stay those of now.

    What it takes the place of is a former draft in its turn. *revision* is the one that the person read.
    """
    demand(actor, "write_sheets", sheet.home)
    if sheet.state not in BEING_WRITTEN:
        raise Refused(_("Words can be brought back only while the sheet is being written. Open it for writing first."))
    now = sheet.drafts.get(former.language, {})
    fields: dict[str, Any] = {name: former.words.get(name) for name in WRITTEN}
    fields |= {name: _items(now.get(name) or [], former.words.get(name) or []) for name in FINDINGS}
    return edit_sheet(actor=actor, sheet=sheet, language=former.language, fields=fields, revision=revision)


@transaction.atomic
def remove_former_draft(*, actor: Person, former: FormerDraft) -> None:
    """For good: it may hold words that were taken out of the draft because they were to stand nowhere."""
    demand(actor, "write_sheets", former.sheet.home)
    record(actor, "removed former draft", former.sheet, withdraws=False, language=former.language)
    note_erasure(REMOVED, identity_of(former))
    FormerDraft.objects.filter(pk=former.pk).delete()
    transaction.on_commit(partial(forget_former_rows, FormerDraft))


def _items(now: list[dict[str, Any]], former: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings of now with the words of then; those that are written by hand come back whole."""
    words = {item["code"]: {name: item[name] for name in ("heading", "text")} for item in former}
    present = {item["code"] for item in now}
    gone = [item for item in former if item["code"] not in present and is_written_by_hand(item["code"])]
    return [*(item | words.get(item["code"], {}) for item in now), *gone]
