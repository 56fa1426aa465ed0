"""`tinkuy import-attendance FILE … [--cycle SLUG] [--webinar N …]`: read attendance reports into their sessions."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.attendance.management.files_read_ahead import FileBeingRead, FilesReadAhead, named_refusals
from tinkuy.attendance.management.progress import Progress
from tinkuy.attendance.matching.queries.owners import Owners, matched
from tinkuy.attendance.reports.decoding import MAX_BYTES
from tinkuy.attendance.reports.report import Report
from tinkuy.attendance.reports.sandbox import Tell
from tinkuy.attendance.uploads.actions.reports import MatchedReport, prepare_attendance
from tinkuy.attendance.uploads.queries.dry_run import DryRun, dry_run_alone, dry_run_of, webinar_of_report
from tinkuy.attendance.uploads.queries.imports import report_for
from tinkuy.core.errors import Refused
from tinkuy.core.files import read_bytes
from tinkuy.core.heavy import uncollected
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import acting_person, cycle_named
from tinkuy.uploads.actions.reading import PreparedUpload, write_upload

REFUSED, WRONG_CALL = 1, 2
"""How it ends when a file is refused, or the call itself is wrong; 0 when all is done."""


class WrongCallError(Refused):
    """Not the files but the call is to be mended."""


class Command(BaseCommand):
    help = "Import attendance reports of sessions, all or none. --dry-run reads them and writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--cycle", metavar="SLUG", help="needed unless --dry-run")
        parser.add_argument(
            "--webinar", nargs="+", type=int, metavar="N", help="one for all, or for each; else by day or title"
        )
        parser.add_argument("--zone", default="", help="clock of the reports, such as America/Lima; else the cycle's")
        parser.add_argument("--date", type=date.fromisoformat, help="day of a report without days, without a cycle")
        parser.add_argument("--as", dest="address", metavar="EMAIL", help="who does it; else the regional coordination")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true", help="print the result for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with uncollected():
                results = list(_carry_out(options))
        except WrongCallError as refusal:
            raise CommandError(str(refusal), returncode=WRONG_CALL) from refusal
        except Refused as refusal:
            raise CommandError(f"{refusal} {_('Nothing was written.')}", returncode=REFUSED) from refusal
        if options["json"]:
            rows = [asdict(result) | {"written": not options["dry_run"]} for result in results]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_sentences(result) for result in results))
            self.stdout.write(_("Nothing was written.") if options["dry_run"] else _("The attendance is in the cycle."))


@dataclass(frozen=True)
class _Reading:
    """A file that was read and matched, and `result`, what it brings. Of the file itself only its size is held."""

    filename: str
    size: int
    read: PreparedUpload | None
    result: DryRun


def _carry_out(options: dict[str, Any]) -> Iterator[DryRun]:
    """What each file brought, in the order given. One file that is refused keeps all out."""
    files = [Path(name) for name in options["files"]]
    progress = Progress(sum(_size(path) for path in files) * (2 if options["dry_run"] else 3))
    if options["cycle"]:
        cycle = _cycle(options["cycle"])
        with scope(cycle=cycle):
            yield from _into_cycle(cycle, files, options, progress)
    elif options["dry_run"]:
        for path in files:
            data = read_bytes(str(path), MAX_BYTES)
            with named_refusals(path.name), progress.step(_("reading %(file)s") % {"file": path.name}, len(data) * 2):
                yield dry_run_alone(data, path.name, options["zone"] or "UTC", options["date"])
    else:
        raise WrongCallError(_("Say the cycle with --cycle SLUG, or read the files alone with --dry-run."))


def _into_cycle(cycle: Cycle, files: list[Path], options: dict[str, Any], progress: Progress) -> Iterator[DryRun]:
    """All files are read and matched first, so that the transaction in which they are written holds nobody up."""
    if options["dry_run"]:
        for one in _read(cycle, files, options, progress, None):
            yield one.result
        return
    actor = acting_person(cycle, options["address"])
    readings = list(_read(cycle, files, options, progress, actor))
    with transaction.atomic():
        for one in readings:
            with (
                named_refusals(one.filename),
                progress.step(_("importing %(file)s") % {"file": one.filename}, one.size) as tell,
            ):
                if one.read is not None:
                    write_upload(actor=actor, ready=one.read, tell=lambda _step, *done: tell(*done)).sealed_file = b""
            yield one.result


def _read(
    cycle: Cycle, files: list[Path], options: dict[str, Any], progress: Progress, actor: Person | None
) -> Iterator[_Reading]:
    """File by file: a single one is in memory. What *actor* will write of it is sealed, in a file; a trial has none."""
    zone = options["zone"] or cycle.zone
    webinars = list(Webinar.objects.select_related("cycle"))
    with closing(FilesReadAhead(cycle, files, _named(webinars, options["webinar"], len(files)), zone)) as read_ahead:
        read_ahead.begin_next()
        owners = Owners(cycle)
        for file in read_ahead:
            size = len(file.data)
            with named_refusals(file.filename):
                with progress.step(_("reading %(file)s") % {"file": file.filename}, size) as tell:
                    webinar, report = _dated(file, webinars, zone, tell)
                read_ahead.begin_next()
                with progress.step(_("matching %(file)s") % {"file": file.filename}, size) as tell:
                    pairs = matched(report, webinar, owners)
                    result = dry_run_of(report, file.filename, webinar, pairs)
                    known = MatchedReport(report, pairs, owners, tell)
                    read = _prepared(actor, file, webinar, zone, known) if actor else None
            reading = _Reading(file.filename, size, read, result)
            del file, report, pairs, known  # before the next file is taken
            yield reading


def _prepared(actor: Person, file: FileBeingRead, webinar: Webinar, zone: str, known: MatchedReport) -> PreparedUpload:
    sent = {"data": file.data, "filename": file.filename}
    return prepare_attendance(actor=actor, webinar=webinar, zone=zone, known=known, **sent)


def _dated(file: FileBeingRead, webinars: list[Webinar], zone: str, tell: Tell) -> tuple[Webinar, Report]:
    """The report, read for its session. One that nobody named is told by the report, and is read again for its day."""
    report = file.being_read.report(tell)
    if file.webinar:
        return file.webinar, report
    webinar = webinar_of_report(report, file.filename, webinars, zone)
    return webinar, report_for(webinar, file.data, file.filename, zone)


def _size(path: Path) -> int:
    """What the bar counts; a file that is not there is refused when it is read."""
    return path.stat().st_size if path.is_file() else 0


def _cycle(slug: str) -> Cycle:
    try:
        return cycle_named(slug)
    except Refused as refusal:
        raise WrongCallError(str(refusal)) from refusal


def _named(webinars: list[Webinar], ordinals: list[int] | None, count: int) -> list[Webinar]:
    if not ordinals:
        return []
    by_ordinal = {webinar.ordinal: webinar for webinar in webinars}
    for ordinal in ordinals:
        if ordinal not in by_ordinal:
            raise WrongCallError(_("The cycle has no session %(number)s.") % {"number": ordinal})
    if len(ordinals) not in (1, count):
        raise WrongCallError(_("Name one session for all files, or one for each: %(count)d.") % {"count": count})
    return [by_ordinal[ordinal] for ordinal in (ordinals if len(ordinals) == count else ordinals * count)]


def _sentences(result: DryRun) -> str:
    what = result.layout if result.webinar is None else _("session %(number)s") % {"number": result.webinar}
    first = _(
        "%(file)s (%(what)s): %(persons)d persons, %(joins)d joins, %(matched)d matched, %(unmatched)d not; "
        "%(minutes)d minutes."
    ) % {
        "file": result.file,
        "what": what,
        "minutes": result.minutes,
        "persons": result.persons,
        "joins": result.joins,
        "matched": result.matched,
        "unmatched": result.unmatched,
    }
    return "\n".join([first, *(f"  {warning}" for warning in result.warnings)])
