"""`tinkuy import-transcript FILE --cycle SLUG --webinar N`: read a transcript into a session."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.core.files import read_bytes
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import acting_person, cycle_named
from tinkuy.systematisation.evidence.models.transcript import Speaker
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.captions.file import CaptionFile
from tinkuy.systematisation.transcripts.captions.reading import MOST_BYTES
from tinkuy.systematisation.transcripts.captions.sandbox import read_transcript


class Command(BaseCommand):
    help = "Import the transcript (.vtt, .srt, .json, .docx…) of a session. --dry-run reads it and writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--cycle", required=True, metavar="SLUG")
        parser.add_argument("--webinar", required=True, type=int, metavar="N")
        parser.add_argument("--as", dest="address", metavar="EMAIL", help="who does it; else the regional coordination")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true", help="print the result for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = self._carry_out(options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps(result, ensure_ascii=False) if options["json"] else _sentences(result))

    def _carry_out(self, options: dict[str, Any]) -> dict[str, Any]:
        data = read_bytes(str(options["file"]), MOST_BYTES)
        cycle = cycle_named(options["cycle"])
        with scope(cycle=cycle):
            webinar = Webinar.objects.filter(ordinal=options["webinar"]).first()
            if webinar is None:
                raise Refused(_("The cycle has no session %(number)s.") % {"number": options["webinar"]})
            labels = list(Speaker.objects.values_list("label", flat=True))
            file = read_transcript(data, options["file"].name, labels)
            if not options["dry_run"]:
                actor = acting_person(cycle, options["address"])
                import_transcript(actor=actor, webinar=webinar, data=data, filename=options["file"].name)
        return _result_of(file, is_written=not options["dry_run"])


def _result_of(file: CaptionFile, *, is_written: bool) -> dict[str, Any]:
    return {
        "written": is_written,
        "layout": file.layout,
        "language": file.language,
        "cues": len(file.cues),
        "minutes": round(file.minutes, 1),
        "has_times": file.has_times,
        "speakers": list(file.speakers),
        "warnings": [str(warning) for warning in file.warnings],
    }


def _sentences(result: dict[str, Any]) -> str:
    read = _("%(cues)s captions, %(minutes)s minutes, %(speakers)s voices (%(layout)s).") % {
        "cues": result["cues"],
        "minutes": result["minutes"],
        "speakers": len(result["speakers"]),
        "layout": result["layout"],
    }
    end = _("The transcript is in the cycle.") if result["written"] else _("Nothing was written.")
    return "\n".join([read, *result["warnings"], end])
