"""Importing the transcript of a session, and undoing it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial

from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell, delete_rows, insert_rows
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.language.memory import forget_all
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.agreement.models import DoubleCoding
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript
from tinkuy.systematisation.transcripts.captions.file import CaptionFile
from tinkuy.systematisation.transcripts.captions.sandbox import read_transcript
from tinkuy.uploads.actions.counting import take_back_upload
from tinkuy.uploads.actions.reading import import_upload
from tinkuy.uploads.models import ImportState, Upload
from tinkuy.uploads.queries import bytes_of
from tinkuy.uploads.refusals import changed_meanwhile

from .attributing import CUE_COLUMNS, PreparedCues, agenda_of, prepare_cues
from .voices import speakers_by_label

KIND = "transcript"
CAPTIONS_SHOWN = 8
TRANSCRIPT_REMOVED = "transcript-removed"
"""How the ledger of erasures calls it."""


@dataclass(frozen=True)
class PreparedCaptions:
    file: CaptionFile
    cues: PreparedCues


def read_captions(upload: Upload, data: bytes, *, known_speakers: Sequence[str] = ()) -> CaptionFile:
    """What its preview shows is kept beside it: its first captions, and the facts of all."""
    file = read_transcript(data, upload.filename, [*known_speakers, *Speaker.objects.values_list("label", flat=True)])
    upload.counts = {"cues": len(file.cues), "minutes": round(file.minutes), "speakers": len(file.speakers)}
    upload.store_preview(json.dumps(asdict(replace(file, cues=file.cues[:CAPTIONS_SHOWN]))))
    return file


def prepare_captions(upload: Upload, file: CaptionFile | None) -> PreparedCaptions:
    """Read, and attributed as the agenda is now, before anything is locked."""
    file = file or read_captions(upload, bytes_of(upload))
    return PreparedCaptions(file, prepare_cues(file, session_of(upload)))


def count_captions(actor: Person, upload: Upload, prepared: PreparedCaptions, _tell: Tell | None) -> None:
    """The captions take the place of the former ones while no excerpt rests on these.

    Speakers that the cycle does not know yet become rows to be described; in a segment under the Chatham House Rule or
    closed, no speaker is kept at all.
    """
    webinar, file = session_of(upload), prepared.file
    former = Transcript.objects.select_for_update().filter(webinar=webinar).first()
    if former:
        _demand_nothing_comes_back(former)
        _make_room(former)
    transcript = Transcript.objects.create(
        cycle=upload.cycle,
        webinar=webinar,
        upload=upload,
        layout=file.layout,
        language=file.language,
        has_times=file.has_times,
        warnings=[[warning.kind, warning.count] for warning in file.warnings],
        imported_by=actor,
    )
    _add_cues(transcript, file, prepared.cues)
    record(actor, "imported", transcript, webinar=webinar.ordinal, cues=len(file.cues), layout=file.layout)


def take_back_captions(actor: Person, upload: Upload, _prepared: None) -> None:
    """While no excerpt rests on them. Speakers stay: they may be described already."""
    transcript = Transcript.objects.filter(upload=upload).first()
    if transcript is None:
        raise changed_meanwhile()
    record(actor, "removed", transcript, webinar=transcript.webinar.ordinal)
    _make_room(transcript)
    forget_all()


def import_transcript(
    *, actor: Person, webinar: Webinar, data: bytes, filename: str, known_speakers: Sequence[str] = ()
) -> Transcript:
    """Read a file into the webinar's transcript at once. The same file again changes nothing."""
    upload = import_upload(
        actor=actor,
        cycle=webinar.cycle,
        kind=KIND,
        data=data,
        filename=filename,
        webinar=webinar,
        read=partial(read_captions, known_speakers=known_speakers),
    )
    return Transcript.objects.get(upload=upload)


def remove_transcript(*, actor: Person, transcript: Transcript) -> None:
    """Undo the import that brought it."""
    if transcript.upload is None:
        raise changed_meanwhile()
    take_back_upload(actor=actor, upload=transcript.upload)


def session_of(upload: Upload) -> Webinar:
    """Each transcript is of one."""
    if upload.webinar is None:
        raise changed_meanwhile()
    return upload.webinar


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
    Upload.objects.filter(transcript=transcript).update(state=ImportState.UNDONE, undone_at=clock.now())
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
