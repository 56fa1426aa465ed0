"""One report, whichever way it came: read in the sandbox, then recorded of the message whose word it bears."""

from collections.abc import Iterable

from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed

from .actions import record_report
from .reading import LONGEST, Report
from .return_address import is_ours
from .verdicts import Verdict

READER = f"{__package__}.inside_sandbox:report"
LIMITS = Limits(cpu=2, wall=10, answer=64 * 1024)


def take_in(data: bytes) -> bool:
    """Whether *data* is a report of a message of ours; what it says is recorded. Raises `Refused` for what breaks its
    reader."""
    ((words, verdict, status),) = parsed(READER, data[:LONGEST], {}, LIMITS)
    return record(Report(tuple(words), Verdict(verdict), status))


def record(report: Report) -> bool:
    """Of the first word that is ours; whether there is one, and the report says something."""
    word = first_of_ours(report.words)
    if not word or report.verdict == Verdict.NONE:
        return False
    record_report(word=word, verdict=report.verdict, status=report.status)
    return True


def first_of_ours(words: Iterable[str]) -> str:
    return next(filter(is_ours, words), "")
