"""Transcripts among what the team brings in."""

from tinkuy.systematisation.transcripts.actions.importing import (
    KIND,
    count_captions,
    prepare_captions,
    read_captions,
    take_back_captions,
)
from tinkuy.uploads.kinds import Kind

TRANSCRIPT = Kind(
    code=KIND,
    may_read="import_transcripts",
    may_count="import_transcripts",
    read=read_captions,
    prepare=prepare_captions,
    count=count_captions,
    prepare_removal=lambda _upload: None,
    take_back=take_back_captions,
)
