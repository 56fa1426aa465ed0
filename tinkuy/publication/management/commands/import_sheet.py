"""Read a sheet that was sent as plain text, show what was found in it, make it into another form."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused
from tinkuy.core.files import read_bytes, write_whole
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address
from tinkuy.publication.content.parts import Scope
from tinkuy.publication.content.sections import DETAILS, ELSEWHERE, SECTIONS, missing_fields, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.decoding import MAX_BYTES
from tinkuy.publication.importing.reading import PLACES, WholeSheet, read_whole_sheet
from tinkuy.publication.importing.sandbox import decode_sheet
from tinkuy.publication.renderers.rendering import FORMS, render
from tinkuy.publication.sheet_imports.kind import store_file
from tinkuy.publication.sheets.origin import BROUGHT_IN, Origin

NOT_COUNTED = ("series", "contact", "cycle", "practice", "details", "dates", "progression")


class Command(BaseCommand):
    help = "Read a good-practice sheet from a plain text and show it by its sections."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the text of the sheet (UTF-8, UTF-16 or Windows)")
        parser.add_argument("--json", action="store_true", help="print every field, for a program")
        parser.add_argument("--dry-run", action="store_true", help="read and show only: write no file")
        parser.add_argument(
            "--place",
            action="append",
            default=[],
            metavar="NAME=FIELD",
            help=f"where a section goes that no field is called like; fields: {', '.join(PLACES)}",
        )
        endings = ", ".join(f".{form}" for form in FORMS)
        parser.add_argument("--output", help=f"make it into a file; its ending says the form: {endings}")
        parser.add_argument("--store", action="store_true", help="keep it as a draft without a cycle, as the page does")
        parser.add_argument(
            "--as", dest="actor", metavar="EMAIL", default="", help="the editor of the hub who stores it"
        )
        parser.add_argument("--owner", default="", help="whose sheet it is")
        parser.add_argument("--permission", default="", choices=["", *dict(BROUGHT_IN)], help="why it may be published")
        parser.add_argument("--address", default="", help="where the original stands")

    def handle(self, *, file: str, dry_run: bool, output: str | None, **options: Any) -> None:
        try:
            file_bytes = read_bytes(file, MAX_BYTES)
            whole = read_whole_sheet(decode_sheet(file_bytes), _places(options["place"]))
            content = whole.content
            _demand_all_placed(whole, output or options["store"])
            if options["store"] and not dry_run:
                origin = Origin(options["owner"], options["permission"], options["address"])
                sheet = store_file(_editor(options["actor"]), file_bytes, Path(file).name, content, origin)
                self.stdout.write(_("Stored as a draft: %(address)s") % {"address": sheet.slug})
            data = render(content, Path(output).suffix.lstrip(".").lower()) if output else b""
            if output and not dry_run:
                write_whole(output, data)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            fields = content.to_json() | {"waiting": [asdict(section) for section in whole.waiting]}
            self.stdout.write(json.dumps(fields, ensure_ascii=False, indent=2))
        else:
            for line in [*_summary_lines(content), *_waiting_lines(whole)]:
                self.stdout.write(line)
            if output and not dry_run:
                self.stdout.write(_("Written: %(file)s") % {"file": output})


def _editor(address: str) -> Person:
    person = person_with_address(address)
    if person is None:
        raise Refused(_("Say who stores it with --as EMAIL: somebody with an account who edits the hub."))
    return person


def _places(pairs: list[str]) -> dict[str, str]:
    """Of `Anexo metodológico=actions`: name → field."""
    places = dict(pair.rpartition("=")[::2] for pair in pairs)
    for name, field in places.items():
        if not name or field not in PLACES:
            raise Refused(
                _("“%(field)s” is no field for a section. Choose one of: %(fields)s.")
                % {"field": field, "fields": ", ".join(PLACES)}
            )
    return places


def _demand_all_placed(whole: WholeSheet, output: object) -> None:
    """A file is made of what a person has placed: it would lack the rest."""
    if output and whole.waiting:
        names = ", ".join(_("“%(name)s”") % {"name": section.name} for section in whole.waiting)
        raise Refused(
            _(
                "No field of a sheet is called %(names)s. Say where it goes, such as "
                '--place "%(first)s=context", or give the section a known name.'
            )
            % {"names": names, "first": whole.waiting[0].name}
        )


def _waiting_lines(whole: WholeSheet) -> list[str]:
    """The sections of no known field, whole: somebody says where they go."""
    if not whole.waiting:
        return []
    lines = [_("Sections that wait, for no field of a sheet is called so (place them with --place):")]
    for section in whole.waiting:
        lines += [f"  {section.name}: {_size(list(section.paragraphs))}"]
        lines += [f"    {paragraph}" for paragraph in section.paragraphs]
    return lines


def _summary_lines(content: SheetContent) -> list[str]:
    """The title, each section with what it holds, and what is still needed to publish."""
    lines = [content.title, *_sections(content)]
    lines += [_("Contact: %(contact)s") % {"contact": " ".join((content.contact.name, content.contact.email)).strip()}]
    lines += [_("Foot of the page: %(lines)s") % {"lines": " · ".join(content.footer)}] if content.footer else []
    missing = [str(sentence) for sentence in missing_fields(content)]
    return lines + ([_("Still needed to publish:"), *(f"  {sentence}" for sentence in missing)] if missing else [])


def _sections(content: SheetContent) -> list[str]:
    counted = []
    for section in dict.fromkeys((*SECTIONS, *DETAILS, *ELSEWHERE)):
        if section not in NOT_COUNTED and (texts := _texts(getattr(content, section))):
            counted.append(f"{section_name(section, content.language)}: {_size(texts)}")
    return counted


def _texts(value: Any) -> list[str]:
    """The texts of one field, whatever holds them: findings, links, a scope, words."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, Scope):
        return _texts(value.region)
    return [getattr(part, "text", "") or getattr(part, "label", "") or str(part) for part in value]


def _size(texts: list[str]) -> str:
    """«4 párrafos (56, 43, 45, 50 palabras)»."""
    counts = [len(text.split()) for text in texts]
    paragraphs = ngettext("%(count)d paragraph", "%(count)d paragraphs", len(texts)) % {"count": len(texts)}
    words = ngettext("%(counts)s word", "%(counts)s words", sum(counts)) % {"counts": ", ".join(map(str, counts))}
    return f"{paragraphs} ({words})"
