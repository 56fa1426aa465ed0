"""Taking the file of an update away by hand: its row says so, its bytes go at once, after a restore they go again."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.practice.key_actions.models import ActionStep, KeyAction
from tinkuy.practice.key_actions.proof_files import FILES
from tinkuy.practice.key_actions.updates import document_in
from tinkuy.practice.responses import rules

REMOVED = "proof-file-removed"


@transaction.atomic
def remove_proof_file(*, actor: Person, step: ActionStep) -> None:
    """An action that is done stays done; where the file was all that proved it, its proof says that it was removed."""
    rules.demand_voice(actor, "record_responses", step.cycle, step.action.response.country)
    step = (
        ActionStep.objects.select_for_update(of=("self",)).select_related("cycle", "action__response").get(pk=step.pk)
    )
    if not step.file:
        raise Refused(_("This file was removed already."))
    action = step.action
    record(actor, "removed proof of", action, country=action.response.country)
    _erase(step)


def remove_proof_files_again(named: Named) -> int:
    """After a restore of an older copy."""
    steps = ActionStep._base_manager.exclude(file="").select_related("cycle", "action")
    matching = [step for step in steps if named(step.public_id)]
    for step in matching:
        with transaction.atomic():
            _erase(step)
    return len(matching)


def _erase(step: ActionStep) -> None:
    name, action, language = step.file, step.action, step.cycle.main_language
    note_erasure(REMOVED, step.public_id)
    ActionStep._base_manager.filter(pk=step.pk).update(file="", size=None)
    if action.proof == document_in(language):
        KeyAction._base_manager.filter(pk=action.pk).update(proof=_removed_document_in(language))
    transaction.on_commit(lambda: FILES.forget(name))


def _removed_document_in(language: str) -> str:
    with translation.override(language):
        return _("A document that was removed")
