"""Importing the transcript of a session, and undoing it."""

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import sealing
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import delete_rows, insert_rows
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.language.memory import forget_all
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand
from tinkuy.systematisation.agreement.models import DoubleCoding
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript
from tinkuy.systematisation.transcripts.captions.file import CaptionFile
from tinkuy.systematisation.transcripts.captions.sandbox import read_transcript

from .attributing import CUE_COLUMNS, PreparedCues, agenda_of, prepare_cues
from .voices import speakers_by_label

TRANSCRIPT_REMOVED = "transcript-removed"
"""How the ledger of erasures calls it."""


def import_transcript(
    *, actor: Person, webinar: Webinar, data: bytes, filename: str, known_speakers: Sequence[str] = ()
) -> Transcript:
    """Read a file into the webinar's transcript; it is read, and its captions attributed, before anything is locked.

    The same file again changes nothing. Another file takes the place of the former one while no excerpt rests on it.
    Speakers that the cycle does not know yet become rows to be described; in a segment under the Chatham House Rule or
    closed, no speaker is kept at all.
    """
    demand(actor, "import_transcripts", webinar.cycle)
    fingerprint = sealing.blind_index(hashlib.sha256(data).hexdigest(), place="transcript")
    same = Transcript.objects.filter(webinar=webinar, fingerprint=fingerprint).first()
    if same:
        return same
    file = read_transcript(data, filename, [*known_speakers, *Speaker.objects.values_list("label", flat=True)])
    prepared = prepare_cues(file, webinar)
    with writing():
        return _stored_transcript(actor, webinar, file, prepared, fingerprint)


def _stored_transcript(
    actor: Person, webinar: Webinar, file: CaptionFile, prepared: PreparedCues, fingerprint: str
) -> Transcript:
    former = Transcript.objects.select_for_update().filter(webinar=webinar).first()
    if former and former.fingerprint == fingerprint:
        return former
    if former:
        _demand_nothing_comes_back(former)
        _make_room(former)
    transcript = Transcript.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        fingerprint=fingerprint,
        layout=file.layout,
        language=file.language,
        has_times=file.has_times,
        warnings=[[warning.kind, warning.count] for warning in file.warnings],
        imported_by=actor,
    )
    _add_cues(transcript, file, prepared)
    record(actor, "imported", transcript, webinar=webinar.ordinal, cues=len(file.cues), layout=file.layout)
    return transcript


@transaction.atomic
def remove_transcript(*, actor: Person, transcript: Transcript) -> None:
    """Undo an import, while no excerpt rests on it. Speakers stay: they may be described already."""
    demand(actor, "import_transcripts", transcript.cycle)
    record(actor, "removed", transcript, webinar=transcript.webinar.ordinal)
    _make_room(transcript)
    forget_all()


def _demand_nothing_comes_back(transcript: Transcript) -> None:
    """Another file would bring back the words that somebody took out for good (promise P10)."""
    if Cue.objects.filter(transcript=transcript, is_redacted=True).exists():
        raise Refused(
            _(
                "Words were taken out of «%(file)s» for good, and another file may bring them back. "
                "Undo the import first, if they are not in the new file."
            )
            % {"file": transcript.called}
        )


def _make_room(transcript: Transcript) -> None:
    if Excerpt.objects.filter(cue__transcript=transcript).exists():
        raise Refused(
            _("Quotes rest on the transcript «%(file)s». Remove them first, then import or undo.")
            % {"file": transcript.called}
        )
    note_erasure(TRANSCRIPT_REMOVED, transcript.public_id)
    DoubleCoding.objects.filter(transcript=transcript).delete()
    delete_rows(Cue.objects.filter(transcript=transcript))
    transcript.delete()


def _add_cues(transcript: Transcript, file: CaptionFile, prepared: PreparedCues) -> None:
    """As they were prepared, or once more where the agenda has changed meanwhile."""
    webinar = transcript.webinar
    if agenda_of(webinar) != prepared.agenda:
        prepared = prepare_cues(file, webinar)
    speakers = speakers_by_label(transcript.cycle, prepared.labels)
    insert_rows(
        Cue, CUE_COLUMNS, prepared.rows(speakers), {"cycle_id": transcript.cycle_id, "transcript_id": transcript.pk}
    )
