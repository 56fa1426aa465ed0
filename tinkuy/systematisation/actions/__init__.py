"""What the team does in this stage: import and correct transcripts, code passages, cite what was live, write
findings, validate.

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
from .alerts import decide_alert, keep_decision, reopen_alert, take_out_alert
from .asking import link_fingerprint
from .by_link import answer_by_link, open_link
from .changing import accept_change, answer_change
from .citing import cite
from .code_tree import merge_codes, remove_code, split_code, take_apart
from .codebook import add_code, edit_code, fingerprint_of_code, start_codebook
from .codebook_import import import_codebook
from .coding import code_passage, recode_excerpt, remove_excerpt
from .correcting import correct_cue
from .evidence import add_evidence, remove_evidence
from .finding import edit_finding, mark_published, reject_finding, submit_finding, write_finding
from .material import Described, add_material, edit_material, remove_material
from .material_clock import erase_materials, take_back_materials
from .new_code import code_with_new_code
from .rechecking import recheck_attribution, recheck_everywhere
from .redacting import redact_cue
from .relating import link_findings, merge_findings, split_finding, unlink_findings
from .reminding import remind_country, remind_of_rounds
from .rewriting import rewrite_materials
from .rounds import close_due_rounds, close_rounds_of, extend_round, open_round
from .speakers import describe_speaker, forget_voices, merge_speakers, use_role_name
from .suggesting import accept_suggestion, dismiss_suggestion, restore_suggestion
from .ticking import tick_item
from .transcript import import_transcript, remove_transcript
from .turns import code_turns
from .undoing import redo_step, undo_step
from .validation import validate_finding

__all__ = [
    "Described",
    "accept_change",
    "accept_suggestion",
    "add_code",
    "add_evidence",
    "add_material",
    "answer_by_link",
    "answer_change",
    "cite",
    "close_due_rounds",
    "close_rounds_of",
    "code_passage",
    "code_turns",
    "code_with_new_code",
    "correct_cue",
    "decide_alert",
    "describe_speaker",
    "dismiss_suggestion",
    "edit_code",
    "edit_finding",
    "edit_material",
    "erase_materials",
    "extend_round",
    "fingerprint_of_code",
    "finish_double_coding",
    "forget_voices",
    "import_codebook",
    "import_transcript",
    "keep_decision",
    "link_findings",
    "link_fingerprint",
    "mark_published",
    "merge_codes",
    "merge_findings",
    "merge_speakers",
    "open_double_coding",
    "open_link",
    "open_round",
    "recheck_attribution",
    "recheck_everywhere",
    "recode_excerpt",
    "redact_cue",
    "redo_step",
    "reject_finding",
    "remind_country",
    "remind_of_rounds",
    "remove_code",
    "remove_double_coding",
    "remove_evidence",
    "remove_excerpt",
    "remove_material",
    "remove_transcript",
    "reopen_alert",
    "restore_suggestion",
    "rewrite_materials",
    "save_second_coding",
    "settle_difference",
    "split_code",
    "split_finding",
    "start_codebook",
    "submit_finding",
    "take_apart",
    "take_back_materials",
    "take_out_alert",
    "tick_item",
    "undo_step",
    "unlink_findings",
    "use_role_name",
    "validate_finding",
    "write_finding",
]
