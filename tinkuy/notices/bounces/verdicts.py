"""What the code of a mail server means for the address and for the message (RFC 3463, RFC 5248), and nothing of words.

Codes are the same in every language; the sentences beside them are not.
"""

import re
from enum import StrEnum

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


class Verdict(StrEnum):
    """GONE: no such mailbox. FULL: not now, perhaps another day. REJECTED: this message, whoever it is for.
    LATER: it may go yet. NONE: nothing is the matter."""

    GONE = "gone"
    FULL = "full"
    REJECTED = "rejected"
    LATER = "later"
    NONE = "none"
    COMPLAINT = "complaint"


SUCCESS, PERMANENT = "2", "5"
OF_SENDER = {(1, 7), (1, 8)}
FULL = {(2, 2), (4, 6), (4, 7)}
GONE = {(1, None), (2, 0), (2, 1), (2, 4), (4, 1), (4, 4), (7, 13), (7, 17)}
NO_MAILBOX = {550, 551, 553}
NO_ROOM = 552


def status_in(words: str) -> str:
    """The code that stands in *words* (`5.1.1`); empty where none does."""
    match = STATUS.search(words)
    return match.group() if match else ""


def verdict_of_status(status: str) -> Verdict | None:
    """By the code of a report; None where it is none."""
    match = STATUS.fullmatch(status)
    if match is None:
        return None
    kind = match.group(1)
    if kind != PERMANENT:
        return Verdict.NONE if kind == SUCCESS else Verdict.LATER
    subject, detail = int(match.group(2)), int(match.group(3))
    if (subject, detail) in OF_SENDER:
        return Verdict.REJECTED
    if (subject, detail) in GONE or (subject, None) in GONE:
        return Verdict.GONE
    return Verdict.FULL if (subject, detail) in FULL or subject in (3, 4) else Verdict.REJECTED


def verdict_of_reply(code: int, words: str, *, of_recipient: bool) -> Verdict:
    """By what a server says while we speak to it; *of_recipient* when it was told whom the message is for."""
    if code < 500:
        return Verdict.LATER
    by_status = verdict_of_status(status_in(words))
    if by_status is not None and by_status not in (Verdict.LATER, Verdict.NONE):
        return by_status
    if code == NO_ROOM:
        return Verdict.FULL
    return Verdict.GONE if of_recipient and code in NO_MAILBOX else Verdict.REJECTED
