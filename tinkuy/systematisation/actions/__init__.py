"""What the team does in this stage: import transcripts, code passages, cite what was live, write findings, validate.

Every action names its actor, refuses first in words the person reads, writes in one transaction and leaves a trace.
They run inside the scope of their cycle, which the gate opens for a page.
"""

from .citing import cite
from .codebook import add_code, rename_code
from .coding import code_passage, recode_excerpt, remove_excerpt
from .evidence import add_evidence, remove_evidence
from .finding import edit_finding, mark_published, reject_finding, submit_finding, write_finding
from .speakers import describe_speaker
from .suggesting import accept_suggestion, dismiss_suggestion, restore_suggestion
from .transcript import import_transcript, recheck_attribution, recheck_everywhere, remove_transcript
from .validation import validate_finding

__all__ = [
    "accept_suggestion",
    "add_code",
    "add_evidence",
    "cite",
    "code_passage",
    "describe_speaker",
    "dismiss_suggestion",
    "edit_finding",
    "import_transcript",
    "mark_published",
    "recheck_attribution",
    "recheck_everywhere",
    "recode_excerpt",
    "reject_finding",
    "remove_evidence",
    "remove_excerpt",
    "remove_transcript",
    "rename_code",
    "restore_suggestion",
    "submit_finding",
    "validate_finding",
    "write_finding",
]
