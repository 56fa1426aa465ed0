"""What the sandboxed process does with an answer of another hub's catalogue: it yields plain values, each bounded.

First the answer as such (`at`, `token`, `error`), then a value for each record; what is longer than it can honestly be
is cut, and what stands elsewhere than the protocol says is let be.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC, TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST_LINE, LONGEST_TEXT, MOST_VALUES, MOST_RECORDS = 300, 2_000, 40, 1_000
LONGEST_TOKEN = 4_000


def answer(data: bytes) -> Iterator[dict[str, Any]]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        yield {"error": "unreadable", "token": "", "at": ""}
        return
    if root.tag != f"{OAI}OAI-PMH":
        yield {"error": "unreadable", "token": "", "at": ""}
        return
    error = root.find(f"{OAI}error")
    token = next(root.iter(f"{OAI}resumptionToken"), None)
    yield {
        "error": _cut(error.get("code") or "error") if error is not None else "",
        "token": (token.text or "").strip()[:LONGEST_TOKEN] if token is not None else "",
        "at": _text(root.find(f"{OAI}responseDate")),
    }
    for place, record in enumerate(root.iter(f"{OAI}record")):
        if place >= MOST_RECORDS:
            return
        yield _record(record)


def _record(record: Any) -> dict[str, Any]:
    header = record.find(f"{OAI}header")
    if header is None:
        return {"identifier": ""}
    return {
        "identifier": _text(header.find(f"{OAI}identifier")),
        "changed_at": _text(header.find(f"{OAI}datestamp"))[:20],
        "is_deleted": header.get("status") == "deleted",
        "titles": _by_language(record, f"{DC}title", LONGEST_LINE),
        "summaries": _by_language(record, f"{TERMS}abstract", LONGEST_TEXT)
        or _by_language(record, f"{DC}description", LONGEST_TEXT),
        "addresses": _all(record, f"{DC}identifier"),
        "languages": _all(record, f"{DC}language"),
        "countries": _all(record, f"{TERMS}spatial") or _all(record, f"{DC}coverage"),
        "licence": next(iter(_all(record, f"{TERMS}license") or _all(record, f"{DC}rights")), "")[:200],
        "published_on": next(iter(_all(record, f"{TERMS}issued") or _all(record, f"{DC}date")), "")[:10],
    }


def _by_language(record: Any, tag: str, longest: int) -> dict[str, str]:
    by_language: dict[str, str] = {}
    for element in record.iter(tag):
        if len(by_language) < MOST_VALUES and (words := " ".join((element.text or "").split())):
            by_language.setdefault((element.get(LANG) or "").lower()[:10], words[:longest])
    return by_language


def _all(record: Any, tag: str) -> list[str]:
    return [words for element in record.iter(tag) if (words := _text(element))][:MOST_VALUES]


def _text(element: Any) -> str:
    return "" if element is None else _cut(" ".join((element.text or "").split()))


def _cut(words: str) -> str:
    return words[:LONGEST_LINE]
