"""Codebook files among what the team brings in."""

from tinkuy.systematisation.codebook.actions.importing import count_codes, prepare_upload, read_codes
from tinkuy.systematisation.codebook.actions.taking_back import former_codes, take_back_codes
from tinkuy.uploads.kinds import Kind

CODEBOOK = Kind(
    code="codebook",
    may_read="code_passages",
    may_count="code_passages",
    read=read_codes,
    prepare=prepare_upload,
    count=count_codes,
    prepare_removal=former_codes,
    take_back=take_back_codes,
    counts_once=False,
)
