"""The translations: collect message ids, tell what is missing, compile. Babel does the work, no GNU gettext is needed.

    python tools/messages.py update [APP …]    new ids into each app's locale/*/LC_MESSAGES/django.po, old ones out
    python tools/messages.py check             what is missing, or differs between apps; exits 1 if anything does
    python tools/messages.py compile           django.mo beside each django.po

Message ids are English. Spanish and Portuguese stand in each app's own `locale/`.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent / "tinkuy"
LANGUAGES = ("es", "pt_BR")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURAL = {"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")

Found = tuple[int, str | tuple[str, str], str | None]


def apps() -> list[Path]:
    return sorted(path for path in ROOT.iterdir() if (path / "__init__.py").exists())


def sources(app: Path) -> Iterator[tuple[Path, str]]:
    """Each file that may hold message ids, as Python: a template is turned into Python by Django itself."""
    for path in sorted(app.rglob("*.py")):
        if not {"migrations", "tests"} & set(path.relative_to(app).parts):
            yield path, path.read_text(encoding="utf-8")
    for path in sorted([*app.rglob("templates/**/*.html"), *app.rglob("templates/**/*.txt")]):
        yield path, templatize(path.read_text(encoding="utf-8"), origin=str(path))


def messages_in(source: str) -> Iterator[Found]:
    """Line, id (with its plural where it has one) and context of each message in Python *source*."""
    for line, function, texts_found, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {}):
        spec = KEYWORDS.get(function or "")
        texts = texts_found if isinstance(texts_found, tuple) else (texts_found,)
        if not all(isinstance(text, str) for text in texts[:1]):
            continue
        context = texts[0] if spec and isinstance(spec[0], tuple) else None
        ids = texts[1:] if context else texts
        yield line, (ids[0], ids[1]) if function in PLURAL else ids[0], context


def collected(app: Path) -> Catalog:
    """All message ids of *app*."""
    catalog = Catalog(charset="utf-8")
    for path, source in sources(app):
        for line, ident, context in messages_in(source):
            if ident and ident != ("", ""):
                catalog.add(ident, locations=[(str(path.relative_to(ROOT)), line)], context=context)
    return catalog


def po_path(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(app: Path, language: str) -> Catalog:
    path = po_path(app, language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", project="Tinkuy", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(app: Path) -> None:
    template = collected(app)
    if not len(template):
        return
    for language in LANGUAGES:
        catalog = read(app, language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = po_path(app, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_header(catalog, language) + _body(catalog))


def _header(catalog: Catalog, language: str) -> bytes:
    """Only what a reader of the file needs: dates and names would change with each update and say nothing."""
    lines = (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
    )
    fields = "\n".join(f'"{line}\\n"' for line in lines)
    return f'# Tinkuy, {language}: see tools/messages.py.\nmsgid ""\nmsgstr ""\n{fields}\n\n'.encode()


def _body(catalog: Catalog) -> bytes:
    written = io.BytesIO()
    write_po(written, catalog, width=110, no_location=True, omit_header=True, sort_output=True)
    return written.getvalue().strip() + b"\n"


def faults(app: Path) -> Iterator[str]:
    """What a person would miss: an id without translation, or one whose placeholders differ."""
    template = collected(app)
    for language in LANGUAGES:
        catalog = read(app, language)
        for message in template:
            if message.id:
                yield from _faults_of(app, language, message, catalog.get(_first(message.id), context=message.context))


def _faults_of(app: Path, language: str, message: Message, translated: Message | None) -> Iterator[str]:
    strings = _all(translated.string) if translated else ()
    if not strings or not all(strings) or (translated and translated.fuzzy):
        yield f"{app.name} {language}: missing: {_first(message.id)!r}"
        return
    wanted = set(PLACEHOLDER.findall(_all(message.id)[-1]))
    for string in strings[-1:]:
        if set(PLACEHOLDER.findall(string)) != wanted:
            yield f"{app.name} {language}: placeholders differ: {_first(message.id)!r}"


def disagreements() -> Iterator[str]:
    """An id that two apps translate differently: Django joins the catalogues, and only one of them is ever shown."""
    for language in LANGUAGES:
        words_by_message: dict[tuple[str | None, object], dict[tuple[str, ...], str]] = {}
        for app in apps():
            for message in read(app, language):
                if message.id:
                    words = words_by_message.setdefault((message.context, _first(message.id)), {})
                    words.setdefault(_all(message.string or ""), app.name)
        for (_context, ident), words in words_by_message.items():
            if len(words) > 1:
                yield f"{language}: {' and '.join(words.values())} differ: {ident!r}"


def _first(ident: str | tuple[str, ...]) -> str:
    return ident if isinstance(ident, str) else ident[0]


def _all(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def translated(app: Path, language: str) -> Catalog:
    """Without what is not translated: an empty plural would hide another app's translation of the same id."""
    catalog = read(app, language)
    for message in [message for message in catalog if message.id and not all(_all(message.string))]:
        catalog.delete(message.id, context=message.context)
    return catalog


def compile_all() -> None:
    for app in apps():
        for language in LANGUAGES:
            path = po_path(app, language)
            if path.exists():
                with path.with_suffix(".mo").open("wb") as file:
                    write_mo(file, translated(app, language))


def main(arguments: list[str]) -> int:
    deed, *names = arguments or ["check"]
    chosen = [app for app in apps() if not names or app.name in names]
    if deed == "update":
        for app in chosen:
            update(app)
    elif deed == "compile":
        compile_all()
    elif deed == "check":
        lines = [line for app in chosen for line in faults(app)] + list(disagreements())
        print("\n".join(lines) or "every message is translated")
        return 1 if lines else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
