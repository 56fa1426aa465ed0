"""A Word or PowerPoint file, behind the guards of archives, written anew (promises I03, I04, P15, P19).

`package` finds the parts that its pages need, `markup` cleans their XML, `pictures` their pictures.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import Locked, Unsafe, demand_safe_parts, opened, safe_names
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.addresses import harmless_address, mail_addresses
from tinkuy.systematisation.materials.documents.pictures.picture import OddPicture, without_metadata

from . import hidden, markup, pages, slides, undrawn
from .namespaces import UNNAMED, Part, children_of, is_on, name_of
from .package import (
    TYPES_PART,
    Link,
    Names,
    as_bytes,
    links_in,
    links_part,
    links_written,
    root_of,
    types_written,
)

ENDINGS = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
MOST_EXPANDED = 80 * 1024 * 1024
"""Bytes of all parts together: they are held in memory once."""
NO_DAY = (1980, 1, 1, 0, 0, 0)
_FILMS = ("/audio", "/video", "/media")


def clean(data: bytes) -> tuple[str, bytes]:
    """`docx` or `pptx`, and the file with its pages and nothing that tells of persons beside them; or `Refused`."""
    try:
        with opened(data) as archive:
            _demand_no_cargo(archive.namelist())
            names = safe_names(archive)
            ending = next((ending for name, ending in ENDINGS.items() if name in names), "")
            if not ending:
                raise Refused(sentences.NO_DOCUMENT)
            demand_safe_parts(archive, len(data), MOST_EXPANDED)
            parts = {name: archive.read(name) for name in names if not name.endswith("/")}
        return ending, _packed(_Document(parts).written())
    except Locked as error:
        raise Refused(sentences.LOCKED) from error
    except OddPicture as error:
        raise Refused(sentences.ODD_PICTURE) from error
    except (Unsafe, etree.XMLSyntaxError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise Refused(sentences.DAMAGED) from error


class _Document:
    """A document's parts by their names, and what of them is written."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._names = Names()
        self._written: dict[str, str] = {}
        self._made: dict[str, bytes] = {}
        self._styles: dict[str, bool] = {}
        self._notes: set[undrawn.Note] = set()
        self._slides: set[str] | None = None
        self._rested_on: set[str] = set()
        self._drawn: set[str] = set()
        self._has_even_pages = False
        self._size: slides.Size | None = None
        self._page: pages.Size | None = None

    def written(self) -> dict[str, bytes]:
        """The parts that pages need, under the names that they have from now on."""
        self._look_through()
        main = [link for link in self._links("") if link.kind == "officeDocument" and link.target in ENDINGS]
        if not main:
            raise Refused(sentences.DAMAGED)
        self._learn_what_is_drawn(main[0].target)
        self._made[links_part("")] = links_written(main[:1], "", self._names)
        ahead = [(link.target, link.kind) for link in main[:1]]
        while ahead:
            part, kind = ahead.pop()
            if part not in self._written:
                self._written[part] = self._names.of(part, kind)
                ahead += [(link.target, link.kind) for link in self._write(part, kind) if not link.is_outside]
        return {TYPES_PART: types_written(self._parts[TYPES_PART], self._written), **self._made}

    def _look_through(self) -> None:
        """Refuse what no part may do, whether or not anything leads to it; learn which styles hide."""
        for name, content in self._parts.items():
            if name.casefold().endswith(".rels"):
                _demand_no_call_out(name, content)
            elif name.casefold().endswith(".xml"):
                root = root_of(content)
                markup.demand_no_remarks(root)
                if etree.QName(root).localname == "styles":
                    self._learn_styles(root)

    def _learn_styles(self, root: Part) -> None:
        styles = hidden.styles_that_say(root)
        if hidden.hides_by_default(root, styles):
            raise Refused(sentences.HIDES_BY_STYLE)
        self._styles |= styles

    def _learn_what_is_drawn(self, main: str) -> None:
        """The slides that are shown, the layouts and masters that those rest on; whether even pages have own heads."""
        links = self._links(main)
        for link in links:
            if link.kind == "settings":
                marks = children_of(root_of(self._parts[link.target]), "evenAndOddHeaders")
                self._has_even_pages = any(map(is_on, marks))
        if ENDINGS[main] == "pptx":
            root = root_of(self._parts[main])
            named, self._size = markup.names_of_links(root), slides.size_of(root)
            drawn_slides = {link.target for link in links if link.kind == "slide" and link.id in named}
            self._slides = drawn_slides
            self._learn_layouts(drawn_slides)
        else:
            self._page = pages.size_of(root_of(self._parts[main]))

    def _learn_layouts(self, drawn_slides: set[str]) -> None:
        """What the slides *drawn_slides* rest on, and of which of it they draw the shapes."""
        layouts, drawn_layouts = self._led_to(drawn_slides, "slideLayout")
        masters, _drawn = self._led_to(layouts, "slideMaster")
        _masters, drawn_masters = self._led_to(drawn_layouts, "slideMaster")
        self._rested_on, self._drawn = layouts | masters, drawn_layouts | drawn_masters

    def _led_to(self, parts: set[str], kind: str) -> tuple[set[str], set[str]]:
        """What *parts* rest on, and that of which they say that its shapes are drawn."""
        led_links = [(part, link.target) for part in parts for link in self._links(part) if link.kind == kind]
        drawn = {target for part, target in led_links if slides.draws_what_it_rests_on(root_of(self._parts[part]))}
        return {target for _part, target in led_links}, drawn

    def _links(self, part: str) -> list[Link]:
        """Those that pages need and that lead somewhere."""
        content = self._parts.get(links_part(part))
        links = [link for link in links_in(content, part) if link.kind] if content is not None else []
        outside = self._outside(part, [link for link in links if link.is_outside])
        return [*outside, *(link for link in links if not link.is_outside and self._is_there(link))]

    def _outside(self, part: str, links: list[Link]) -> list[Link]:
        """To the web and to mail, and to no file of somebody's machine."""
        named = mail_addresses(_words_of(root_of(self._parts[part]))) if links and part else frozenset()
        return [replace(link, target=goal) for link in links if (goal := harmless_address(link.target, named))]

    def _is_there(self, link: Link) -> bool:
        if self._slides is not None and link.kind in ("slide", "slideLayout", "slideMaster"):
            is_slide = link.kind == "slide"
            return link.target in (self._slides if is_slide else self._rested_on or self._parts)
        if link.kind == "slide" and link.target in self._parts:
            return not hidden.is_hidden_slide(root_of(self._parts[link.target]))
        return link.target.startswith("#") or link.target in self._parts

    def _write(self, part: str, kind: str) -> list[Link]:
        """Write *part*, cleaned; the links to what it needs. What is no XML is a picture."""
        content, name = self._parts[part], self._written[part]
        if not part.casefold().endswith((".xml", ".vml")):
            self._made[name] = without_metadata(content)
            return []
        root, links = root_of(content), self._links(part)
        markup.clean(root, links={link.id for link in links}, styles=self._styles)
        if kind in ("slideLayout", "slideMaster"):
            slides.empty_places(root, is_drawn=part in self._drawn)
        undrawn.drop_undrawn_parts(root, notes=self._notes, has_even_pages=self._has_even_pages, size=self._size)
        if self._page is not None:
            pages.demand_within(root, self._page)
        self._notes |= undrawn.notes_led_to(root) if name_of(root) == "document" else set()
        named = markup.names_of_links(root)
        needed = [link for link in links if link.id in named or link.kind in UNNAMED]
        self._made[name] = as_bytes(root)
        if needed:
            self._made[links_part(name)] = links_written(needed, part, self._names)
        return [link for link in needed if not link.target.startswith("#")]


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(entry, content)
    return made.getvalue()


def _demand_no_cargo(names: list[str]) -> None:
    lowered = [name.casefold() for name in names]
    if any(name.endswith("vbaproject.bin") or "/activex/" in name for name in lowered):
        raise Refused(sentences.CARRIES_MACROS)
    if any("/embeddings/" in name for name in lowered):
        raise Refused(sentences.CARRIES_FILES)


def _demand_no_call_out(name: str, content: bytes) -> None:
    """A link that one presses is none; whatever else lies outside is fetched by whoever opens the file."""
    for link in links_in(content, name):
        if link.is_outside and not link.type.endswith("/hyperlink"):
            raise Refused(sentences.FETCHES)
        if link.type.endswith(_FILMS):
            raise Refused(sentences.CARRIES_FILMS)


def _words_of(root: Part) -> str:
    return "".join(element.text or "" for element in root.iter() if name_of(element) == "t")
