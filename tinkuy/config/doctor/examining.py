"""`CHECKS` is the list of all that is looked at. A new one: a function that yields findings, in a file of its subject,
and its line here. `tinkuy doctor` does them all; `/readyz` and the administrators' page those that are quick.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinkuy.config.check_results import Check, Finding, Needs, bad
from tinkuy.config.faults import fault_of

from . import database, files, keys, machine, work

CHECKS: tuple[Check, ...] = (
    Check("database", database.reached, is_quick=True, stops=True),
    Check("durability", database.durability, Needs.DATABASE),
    Check("migrations", database.tables, Needs.DATABASE),
    Check("installation", machine.installation),
    Check("owner", keys.owner),
    Check("disk", machine.disk),
    Check("space", machine.space, is_quick=True),
    Check("writing", machine.writing, is_quick=True),
    Check("mail", machine.mail),
    Check("zones", machine.zones),
    Check("documents", machine.documents),
    Check("files", files.reading),
    Check("backup", work.backup, is_quick=True),
    Check("integrity", database.integrity, Needs.DATABASE),
    Check("keys", keys.keyring, Needs.TABLES, is_quick=True, stops=True),
    Check("key-files", keys.files, is_quick=True),
    Check("keys-of-no-cycle", keys.of_no_cycle, Needs.TABLES),
    Check("ledger", keys.ledger, Needs.TABLES, is_quick=True),
    Check("worker", work.worker, Needs.TABLES, is_quick=True),
    Check("outbox", work.outbox, Needs.TABLES, is_quick=True),
    Check("jobs", work.jobs, Needs.TABLES),
    Check("clock", work.deeds, Needs.TABLES, is_quick=True),
    Check("time", work.time, Needs.TABLES, is_quick=True),
    Check("dates", work.dates, Needs.TABLES),
    Check("erasures", work.erasures, Needs.TABLES, is_quick=True),
)

REACHED_BY = {"database": Needs.DATABASE, "migrations": Needs.TABLES}
"""What later checks can count on once these found nothing wrong."""


def examine(*, quick: bool = False) -> list[Finding]:
    """All findings, or those of the quick checks. Without a database or its tables little else can be told."""
    findings: list[Finding] = []
    reached = Needs.TABLES if quick else Needs.NOTHING
    for check in CHECKS:
        if check.needs > reached or (quick and not check.is_quick):
            continue
        own = list(_examined(check))
        is_good = not any(finding.is_fault for finding in own)
        if check.name in REACHED_BY and is_good:
            reached = max(reached, REACHED_BY[check.name])
        if check.name == "database" and not is_good:
            reached = Needs.NOTHING
        findings += own
    return findings


def stops() -> frozenset[str]:
    """The checks with whose faults the site cannot do its work."""
    return frozenset(check.name for check in CHECKS if check.stops)


def _examined(check: Check) -> Iterator[Finding]:
    """A check that fails is a finding too."""
    try:
        yield from check.examine()
    except Exception as error:
        fault = fault_of(error)
        if fault is not None:
            yield bad(check.name, fault.advice)
        else:
            sentence = _("The check «%(name)s» could not be made (%(error)s).")
            yield bad(check.name, sentence % {"name": check.name, "error": type(error).__name__})
