"""Read a sheet that was sent as plain text, show what was found in it, make it into another form."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused
from tinkuy.core.files import read_bytes, write_whole
from tinkuy.publication.content.sections import SECTIONS, missing_fields, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.decoding import MAX_BYTES
from tinkuy.publication.importing.reading import read_sheet
from tinkuy.publication.importing.sandbox import decode_sheet
from tinkuy.publication.renderers.rendering import FORMS, render

NOT_COUNTED = ("series", "contact", "more", "cycle", "practice")


class Command(BaseCommand):
    help = "Read a good-practice sheet from a plain text and show it by its sections."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the text of the sheet (UTF-8, UTF-16 or Windows)")
        parser.add_argument("--json", action="store_true", help="print every field, for a program")
        parser.add_argument("--dry-run", action="store_true", help="read and show only: write no file")
        endings = ", ".join(f".{form}" for form in FORMS)
        parser.add_argument("--output", help=f"make it into a file; its ending says the form: {endings}")

    def handle(self, *, file: str, dry_run: bool, output: str | None, **options: Any) -> None:
        try:
            content = read_sheet(decode_sheet(read_bytes(file, MAX_BYTES)))
            data = render(content, Path(output).suffix.lstrip(".").lower()) if output else b""
            if output and not dry_run:
                write_whole(output, data)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(content.to_json(), ensure_ascii=False, indent=2))
        else:
            for line in _summary_lines(content):
                self.stdout.write(line)
            if output and not dry_run:
                self.stdout.write(_("Written: %(file)s") % {"file": output})


def _summary_lines(content: SheetContent) -> list[str]:
    """The title, each section with what it holds, and what is still needed to publish."""
    lines = [content.title, *_sections(content)]
    lines += [_("Contact: %(contact)s") % {"contact": " ".join((content.contact.name, content.contact.email)).strip()}]
    lines += [_("Foot of the page: %(lines)s") % {"lines": " · ".join(content.footer)}] if content.footer else []
    missing = [str(sentence) for sentence in missing_fields(content)]
    return lines + ([_("Still needed to publish:"), *(f"  {sentence}" for sentence in missing)] if missing else [])


def _sections(content: SheetContent) -> list[str]:
    counted = []
    for section in SECTIONS:
        if section not in NOT_COUNTED and (value := getattr(content, section)):
            texts = [value] if isinstance(value, str) else [item.text for item in value]
            counted.append(f"{section_name(section, content.language)}: {_size(texts)}")
    return counted


def _size(texts: list[str]) -> str:
    """«4 párrafos (56, 43, 45, 50 palabras)»."""
    counts = [len(text.split()) for text in texts]
    paragraphs = ngettext("%(count)d paragraph", "%(count)d paragraphs", len(texts)) % {"count": len(texts)}
    words = ngettext("%(counts)s word", "%(counts)s words", sum(counts)) % {"counts": ", ".join(map(str, counts))}
    return f"{paragraphs} ({words})"
