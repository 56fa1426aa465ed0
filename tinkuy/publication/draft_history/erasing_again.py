"""What was removed from the former drafts of a sheet goes again from an older copy."""

from tinkuy.journal.erasures import Named
from tinkuy.publication.sheets.models import FormerDraft

REMOVED = "former-draft-removed"
"""How the ledger of erasures calls it."""


def remove_again(named: Named) -> int:
    """After a restore of an older copy."""
    drafts = FormerDraft._base_manager.select_related("sheet").defer("words", "sheet__drafts")
    removed = [one.pk for one in drafts if named(identity_of(one))]
    FormerDraft._base_manager.filter(pk__in=removed).delete()
    return len(removed)


def identity_of(former: FormerDraft) -> str:
    return f"{former.sheet.public_id}|{former.language}|{former.revision}"
