"""What the team does in this stage: import transcripts, code passages, cite what was live, write findings, validate.

Every action names its actor, refuses first in words the person reads, writes in one transaction and leaves a trace.
They run inside the scope of their cycle, which the gate opens for a page.
"""

from .asking import link_fingerprint
from .by_link import answer_by_link, open_link
from .changing import accept_change, answer_change
from .citing import cite
from .codebook import add_code, rename_code
from .coding import code_passage, recode_excerpt, remove_excerpt
from .evidence import add_evidence, remove_evidence
from .finding import edit_finding, mark_published, reject_finding, submit_finding, write_finding
from .relating import link_findings, merge_findings, split_finding, unlink_findings
from .reminding import remind_country, remind_of_rounds
from .rounds import close_due_rounds, close_rounds_of, extend_round, open_round
from .speakers import describe_speaker
from .ticking import tick_item
from .transcript import import_transcript, recheck_attribution, recheck_everywhere, remove_transcript
from .validation import validate_finding

__all__ = [
    "accept_change",
    "add_code",
    "add_evidence",
    "answer_by_link",
    "answer_change",
    "cite",
    "close_due_rounds",
    "close_rounds_of",
    "code_passage",
    "describe_speaker",
    "edit_finding",
    "extend_round",
    "import_transcript",
    "link_findings",
    "link_fingerprint",
    "mark_published",
    "merge_findings",
    "open_link",
    "open_round",
    "recheck_attribution",
    "recheck_everywhere",
    "recode_excerpt",
    "reject_finding",
    "remind_country",
    "remind_of_rounds",
    "remove_evidence",
    "remove_excerpt",
    "remove_transcript",
    "rename_code",
    "split_finding",
    "submit_finding",
    "tick_item",
    "unlink_findings",
    "validate_finding",
    "write_finding",
]
