"""Files of ledgers among what the team brings in."""

from tinkuy.desk.ledger_files.actions import count_lines, prepare_file, read_file, take_back_lines
from tinkuy.uploads.kinds import Kind
from tinkuy.uploads.models import WAITS_FOR

LEDGER = Kind(
    code="ledger",
    may_read="keep_the_ledger",
    may_count="keep_the_ledger",
    read=read_file,
    prepare=prepare_file,
    count=count_lines,
    prepare_removal=lambda _upload: None,
    take_back=take_back_lines,
    counts_once=False,  # what is new depends on what stands in the ledger
    retention=WAITS_FOR,
)
