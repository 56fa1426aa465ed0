"""Make a published sheet into a file."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.files import write_whole
from tinkuy.publication.downloads.queries import rendered_version
from tinkuy.publication.renderers.rendering import FORMS
from tinkuy.publication.sheets.models import SheetVersion


class Command(BaseCommand):
    help = "Make a published sheet into a file: PDF, DOCX, EPUB, HTML, Markdown, linked data, a citation or a picture."

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """Here `--version` is that of the sheet; Django's own would print its number."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the sheet's name in its address")
        parser.add_argument("--form", choices=tuple(FORMS), default="pdf")
        parser.add_argument("--layout", default="", help="one-page, web-card, long, four-page or network-form")
        parser.add_argument("--language", default="es", help="es, pt-br or en")
        parser.add_argument("--version", type=int, help="its number; the newest without it")
        parser.add_argument("--output", required=True, help="where to write it")
        parser.add_argument("--json", action="store_true", help="print what was made, for a program")

    def handle(self, *, slug: str, form: str, language: str, output: str, **options: Any) -> None:
        try:
            version = _version(slug, language, options["version"])
            data = rendered_version(version, form, options["layout"])
            write_whole(output, data)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except DatabaseError as fault:
            raise CommandError(_("The database is not ready. Run `tinkuy migrate` first.")) from fault
        summary = {"file": output, "form": form, "language": language, "version": version.number, "bytes": len(data)}
        self.stdout.write(json.dumps(summary) if options["json"] else _("Written: %(file)s") % {"file": output})


def _version(slug: str, language: str, number: int | None) -> SheetVersion:
    """The newest version that was not retired, or the one of that number."""
    published = SheetVersion.objects.filter(slug=slug)
    if not published:
        raise Refused(_("No published sheet is called “%(slug)s”.") % {"slug": slug})
    spoken = published.filter(language=language)
    if not spoken:
        languages = ", ".join(sorted(set(published.values_list("language", flat=True))))
        raise Refused(
            _("This sheet is not published in “%(language)s”, only in: %(languages)s.")
            % {"language": language, "languages": languages}
        )
    wanted = spoken.filter(number=number) if number else spoken.filter(retired_at=None)
    version = wanted.order_by("-number").first()
    if version is None:
        numbers = ", ".join(map(str, sorted(spoken.values_list("number", flat=True))))
        raise Refused(_("There is no such version of this sheet. Versions: %(numbers)s.") % {"numbers": numbers})
    if version.retired_at:
        raise Refused(
            _("Version %(number)d was retired: %(reason)s")
            % {"number": version.number, "reason": version.retired_reason}
        )
    return version
