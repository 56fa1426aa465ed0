"""A finished page as it stands in the copy: the bytes that the hub serves, with other addresses and without what needs
a server. Nothing of it is drawn anew.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

LINK = re.compile(r'(?<=\s)(href|src|action|poster|data)="([^"]*)"')
VALUE = re.compile(r'(?<=\s)(type|name|value|class|method|action)="([^"]*)"')
DATA = ("application/ld+json", "application/json")


@dataclass(frozen=True)
class Wording:
    """What the copy adds to a page. `note` and `at_the_end` are HTML; `elsewhere` of the address of the original."""

    note: str
    head: str
    at_the_end: str
    elsewhere: Callable[[], str]


@dataclass
class _Page(HTMLParser):
    """Writes down what it reads, tag by tag as it was written, save for what `in_copy` says."""

    lead: Callable[[str], str]
    choice: Callable[[str, str], str]
    """The place of the catalogue narrowed to one value of a facet; empty where there is none."""
    is_catalogue: Callable[[str], bool]
    wording: Wording
    written: list[str] = field(default_factory=list)
    left_out: str = ""
    """The element that is being passed over, by its name; how deep stands in `depth`."""
    depth: int = 0
    waiting: list[str] | None = None
    """What stands between `<label>` and the tick box that may make a link of it."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._label_ends = ""
        self._is_of_links = False
        """Within a form whose boxes became links: there is nothing left to send."""

    def _write(self, text: str) -> None:
        if not self.left_out:
            (self.written if self.waiting is None else self.waiting).append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw, values = self.get_starttag_text() or "", dict(attrs)
        if self.left_out:
            self.depth += tag == self.left_out
        elif tag == "script" and values.get("type") not in DATA:
            self._leave_out(tag)
        elif tag == "form" and not self._is_search(values):
            if "data-quick-exit" not in values:
                self._write(self.wording.elsewhere())
            self._leave_out(tag)
        elif tag == "label":
            self._begin_label(raw)
        elif tag == "button" and self._is_of_links:
            self._leave_out(tag)
        elif tag == "input":
            self._input(raw, values)
        elif tag == "main":
            self._write(self.wording.note + self._with_links(raw))
        else:
            self._is_of_links = self._is_of_links and tag != "form"
            self._write(self._with_links(raw))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write(self._with_links(self.get_starttag_text() or ""))

    def parse_endtag(self, i: int) -> int:
        self._end = self.rawdata[i : self.rawdata.find(">", i) + 1]
        return super().parse_endtag(i)

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            self.depth -= tag == self.left_out
            self.left_out = self.left_out if self.depth else ""
        elif tag == "label":
            self._end_label()
        else:
            self._is_of_links = self._is_of_links and tag != "form"
            before = {"head": self.wording.head, "body": self.wording.at_the_end}
            self._write(before.get(tag, "") + self._end)

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def _leave_out(self, tag: str) -> None:
        self.left_out, self.depth = tag, 1

    def _with_links(self, raw: str) -> str:
        return LINK.sub(lambda match: f'{match[1]}="{escape(self.lead(unescape(match[2])))}"', raw)

    def _is_search(self, values: dict[str, str | None]) -> bool:
        is_asked = (values.get("method") or "get").lower() == "get"
        return is_asked and self.is_catalogue(values.get("action") or "")

    def _begin_label(self, raw: str) -> None:
        self._end_label(is_cut=True)
        self.waiting, self._label_ends = [raw], "</label>"

    def _input(self, raw: str, values: dict[str, str | None]) -> None:
        """A tick box of a facet becomes a link to what it alone shows; fields that nobody sees are for the server."""
        if values.get("type") == "checkbox" and self.waiting is not None:
            place = self.choice(values.get("name") or "", values.get("value") or "")
            if place:
                look = next((match[2] for match in VALUE.finditer(self.waiting[0]) if match[1] == "class"), "")
                self.waiting[0] = f'<a class="{look}" href="{escape(place)}">'
                self._label_ends, self._is_of_links = "</a>", True
        elif values.get("type") != "hidden":
            self._write(raw)

    def _end_label(self, *, is_cut: bool = False) -> None:
        if self.waiting is not None:
            waiting, self.waiting = self.waiting, None
            self._write("".join(waiting) + ("" if is_cut else self._label_ends))


def in_copy(
    page: str,
    *,
    lead: Callable[[str], str],
    choice: Callable[[str, str], str],
    is_catalogue: Callable[[str], bool],
    wording: Wording,
) -> str:
    """The *page* with each link as *lead* says it, without scripts, and without forms that only the hub can answer."""
    reader = _Page(lead, choice, is_catalogue, wording)
    reader.feed(page)
    reader.close()
    return "".join(reader.written)


class _Links(HTMLParser):
    """Where a page leads, and which boxes can be ticked on it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ticks: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [value for name in ("href", "src", "poster", "data") if (value := values.get(name))]
        if tag == "input" and values.get("type") == "checkbox" and values.get("name"):
            self.ticks.append((str(values["name"]), values.get("value") or ""))

    handle_startendtag = handle_starttag


def links_and_ticks(page: str) -> tuple[list[str], list[tuple[str, str]]]:
    reader = _Links()
    reader.feed(page)
    return reader.links, reader.ticks


IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")


def links_of_styles(styles: str) -> Iterator[str]:
    return (match[1] or match[2] for match in IN_STYLES.finditer(styles))


def styles_in_copy(styles: str, lead: Callable[[str], str]) -> str:
    def led(match: re.Match[str]) -> str:
        link = match[1] or match[2]
        return match[0] if link.startswith(("data:", "#")) else match[0].replace(link, lead(link))

    return IN_STYLES.sub(led, styles)
