"""What the team does in this stage: import transcripts, code passages, cite what was live, write findings, validate.

Every action names its actor, refuses first in words the person reads, writes in one transaction and leaves a trace.
They run inside the scope of their cycle, which the gate opens for a page.
"""

from .agreement import (
    finish_double_coding,
    open_double_coding,
    remove_double_coding,
    save_second_coding,
    settle_difference,
)
from .citing import cite
from .code_tree import merge_codes, remove_code, split_code, take_apart
from .codebook import add_code, edit_code, start_codebook
from .codebook_import import import_codebook
from .coding import code_passage, recode_excerpt, remove_excerpt
from .evidence import add_evidence, remove_evidence
from .finding import edit_finding, mark_published, reject_finding, submit_finding, write_finding
from .speakers import describe_speaker
from .transcript import import_transcript, recheck_attribution, recheck_everywhere, remove_transcript
from .validation import validate_finding

__all__ = [
    "add_code",
    "add_evidence",
    "cite",
    "code_passage",
    "describe_speaker",
    "edit_code",
    "edit_finding",
    "finish_double_coding",
    "import_codebook",
    "import_transcript",
    "mark_published",
    "merge_codes",
    "open_double_coding",
    "recheck_attribution",
    "recheck_everywhere",
    "recode_excerpt",
    "reject_finding",
    "remove_code",
    "remove_double_coding",
    "remove_evidence",
    "remove_excerpt",
    "remove_transcript",
    "save_second_coding",
    "settle_difference",
    "split_code",
    "start_codebook",
    "submit_finding",
    "take_apart",
    "validate_finding",
    "write_finding",
]
