"""`tinkuy import-attendance FILE … [--cycle SLUG] [--webinar N …]`: read attendance reports into their sessions."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.convening.actions import import_attendance
from tinkuy.convening.management.progress import Progress
from tinkuy.convening.queries.imports import report_for
from tinkuy.convening.queries.matching import Owners
from tinkuy.convening.queries.telling import Told, told, told_alone, webinar_of_day
from tinkuy.convening.reports import read_report
from tinkuy.convening.reports.decoding import MAX_BYTES
from tinkuy.core.errors import Refused
from tinkuy.core.files import read_bytes
from tinkuy.planning.models import Cycle, Webinar
from tinkuy.planning.queries.acting import acting_person, cycle_named


class Command(BaseCommand):
    help = "Import attendance reports of sessions, all or none. --dry-run reads them and writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--cycle", metavar="SLUG", help="needed unless --dry-run")
        parser.add_argument("--webinar", nargs="+", type=int, metavar="N", help="one for each file; else by its day")
        parser.add_argument("--zone", default="", help="clock of the reports, such as America/Lima; else the cycle's")
        parser.add_argument("--date", type=date.fromisoformat, help="day of a report without days, without a cycle")
        parser.add_argument("--as", dest="address", metavar="EMAIL", help="who does it; else the regional coordination")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true", help="print the result for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            results = list(_carry_out(options, Progress(self.stderr)))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            rows = [asdict(result) | {"written": not options["dry_run"]} for result in results]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_sentences(result) for result in results))
            self.stdout.write(_("Nothing was written.") if options["dry_run"] else _("The attendance is in the cycle."))


def _carry_out(options: dict[str, Any], progress: Progress) -> Iterator[Told]:
    if options["cycle"]:
        cycle = cycle_named(options["cycle"])
        with scope(cycle=cycle), transaction.atomic():
            yield from _into_cycle(cycle, options, progress)
    elif options["dry_run"]:
        for name in options["files"]:
            data = read_bytes(name, MAX_BYTES)
            yield told_alone(data, Path(name).name, options["zone"] or "UTC", options["date"])
    else:
        raise Refused(_("Say the cycle with --cycle SLUG, or read the files alone with --dry-run."))


def _into_cycle(cycle: Cycle, options: dict[str, Any], progress: Progress) -> Iterator[Told]:
    """File by file, so that a single one is in memory; all of them in one transaction."""
    zone = options["zone"] or cycle.zone
    webinars = list(Webinar.objects.select_related("cycle"))
    named = _named(webinars, options["webinar"], len(options["files"]))
    owners = Owners(cycle)
    actor = None if options["dry_run"] else acting_person(cycle, options["address"])
    for place, name in enumerate(options["files"]):
        data, filename = read_bytes(name, MAX_BYTES), Path(name).name
        progress.reads(filename, place, len(options["files"]))
        webinar = named[place] if named else _webinar_told(webinars, data, filename, zone)
        report = report_for(webinar, data, filename, zone)
        progress.has_rows(len(report.rows))
        yield told(report, filename, webinar, owners)
        if actor:
            import_attendance(
                actor=actor,
                webinar=webinar,
                data=data,
                filename=filename,
                zone=zone,
                owners=owners,
                report=report,
                tell=progress.wrote,
            )
        progress.done()


def _webinar_told(webinars: list[Webinar], data: bytes, filename: str, zone: str) -> Webinar:
    return webinar_of_day(webinars, read_report(data, filename, date=None, zone=zone))


def _named(webinars: list[Webinar], ordinals: list[int] | None, count: int) -> list[Webinar]:
    if not ordinals:
        return []
    by_ordinal = {webinar.ordinal: webinar for webinar in webinars}
    for ordinal in ordinals:
        if ordinal not in by_ordinal:
            raise Refused(_("The cycle has no session %(number)s.") % {"number": ordinal})
    if len(ordinals) not in (1, count):
        raise Refused(_("Name one session for all files, or one for each: %(count)d.") % {"count": count})
    return [by_ordinal[ordinal] for ordinal in (ordinals if len(ordinals) == count else ordinals * count)]


def _sentences(result: Told) -> str:
    first = _(
        "%(file)s (%(layout)s): %(persons)d persons, %(joins)d joins, %(matched)d matched, %(unmatched)d not."
    ) % {
        "file": result.file,
        "layout": result.layout,
        "persons": result.persons,
        "joins": result.joins,
        "matched": result.matched,
        "unmatched": result.unmatched,
    }
    return "\n".join([first, *(f"  {warning}" for warning in result.warnings)])
