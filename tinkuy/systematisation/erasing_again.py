"""After a restore of an older copy: materials, words and names that were taken out since go again.

Where words stood in a caption is kept nowhere, so a whole caption goes: too much, rather than what somebody wanted out.
"""

from collections.abc import Iterator

from django_scopes import scope

from tinkuy.journal.erasures import Named, delete_with_all_on, needs_keys, replayed_by
from tinkuy.systematisation.evidence.anchoring import Change
from tinkuy.systematisation.evidence.models.transcript import MARK, Cue, Speaker, Transcript
from tinkuy.systematisation.materials.actions.editing import FILE_REPLACED, REMOVED, erase
from tinkuy.systematisation.materials.models import Material
from tinkuy.systematisation.transcripts.actions.importing import TRANSCRIPT_REMOVED
from tinkuy.systematisation.transcripts.actions.redacting import REDACTED, identity_of, take_out
from tinkuy.systematisation.transcripts.actions.voices import LABEL_DROPPED, label_identity, nameless_label
from tinkuy.uploads.models import ImportState, Upload


def register_replays() -> None:
    """Called once, in `AppConfig.ready`."""
    replayed_by(TRANSCRIPT_REMOVED, remove_transcripts_again)
    replayed_by(REMOVED, remove_materials_again)
    replayed_by(FILE_REPLACED, remove_replaced_again)
    replayed_by(REDACTED, redact_again)
    replayed_by(LABEL_DROPPED, rename_again)
    needs_keys("materials", erase_unreadable)


def remove_transcripts_again(named: Named) -> int:
    """The file that brought one counts no more: it may be imported again."""
    pks = [pk for pk, public_id in Transcript._base_manager.values_list("pk", "public_id") if named(public_id)]
    Upload._base_manager.filter(transcript__in=pks).update(state=ImportState.UNDONE)
    delete_with_all_on(Transcript._base_manager.filter(pk__in=pks))
    return len(pks)


def remove_materials_again(named: Named) -> int:
    return _erase(material for material in _materials() if named(material.public_id))


def remove_replaced_again(named: Named) -> int:
    """The file that took its place is not in this copy."""
    return _erase(material for material in _materials() if material.file and named(material.file))


def erase_unreadable() -> int:
    """Where the keys are lost."""
    return _erase(material for material in _materials() if material.file)


def redact_again(named: Named) -> int:
    cues = Cue.objects.select_related("cycle", "transcript__webinar").iterator()
    matching = [cue for cue in cues if named(identity_of(cue))]
    for cue in matching:
        with scope(cycle=cue.cycle):
            take_out(cue, [Change(0, len(cue.text), MARK)])
    return len(matching)


def rename_again(named: Named) -> int:
    """The name of the office that took its place is not in this copy: country, sector and a number stand for it."""
    speakers = [
        one for one in Speaker.objects.select_related("cycle") if not one.is_role and named(label_identity(one))
    ]
    for speaker in speakers:
        speaker.label = nameless_label(speaker)
        speaker.save(update_fields=["label"])
    return len(speakers)


def _materials() -> Iterator[Material]:
    yield from Material.objects.select_related("cycle")


def _erase(materials: Iterator[Material]) -> int:
    all_materials = list(materials)
    for material in all_materials:
        with scope(cycle=material.cycle):
            erase(material)
    return len(all_materials)
