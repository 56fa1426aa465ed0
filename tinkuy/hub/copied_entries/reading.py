"""One answer of another hub's catalogue: asked by the guarded client, read in the sandbox, told as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.heavy import Busy
from tinkuy.core.outgoing.fetching import NotFetched, fetch
from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed
from tinkuy.hub.known_hubs.models import CatalogueReading, KnownHub
from tinkuy.people.countries import countries

READER = "tinkuy.hub.copied_entries.inside_sandbox:answer"
MOST_BYTES = 4 * 1024 * 1024
"""A hundred of our own records have some 300 KB."""
RICH, PLAIN = "qdc", "oai_dc"
"""The formats that are asked for: the richer one, and the one that each catalogue has."""


class NotRead(Exception):
    """The catalogue is not to be read now; its text is the kind of fault."""


@dataclass(frozen=True)
class Record:
    """An entry as the other hub tells it. Without `addresses` below its own it is none of this hub's to tell."""

    identifier: str
    changed_at: str
    is_deleted: bool = False
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    licence: str = ""
    published_on: str = ""


@dataclass(frozen=True)
class ReadPart:
    """A part of a list: the moment of the answer, the token by which it goes on, its records; `error` by the protocol's
    own word.
    """

    at: str
    token: str
    error: str
    records: tuple[Record, ...]


def read_part(reading: CatalogueReading, prefix: str) -> ReadPart:
    """The next part of what changed at the hub of *reading*; raises `NotRead`."""
    hub = reading.hub
    query = {"verb": "ListRecords", "metadataPrefix": prefix}
    if reading.resumption:
        query = {"verb": "ListRecords", "resumptionToken": reading.resumption}
    elif reading.until:
        query["from"] = reading.until
    try:
        address = f"{hub.address}/oai?{urlencode(query)}"
        data = fetch(address, headers={"Accept": "text/xml"}, most_bytes=MOST_BYTES)
        values = list(parsed(READER, data, {}, Limits()))
    except NotFetched as fault:
        raise NotRead("unreachable") from fault
    except (Refused, Busy) as fault:
        raise NotRead("unreadable") from fault
    head, *records = values
    if head["error"] == "unreadable":
        raise NotRead("unreadable")
    return ReadPart(head["at"], head["token"], head["error"], tuple(_record(hub, one) for one in records))


def _record(hub: KnownHub, plain: Mapping[str, Any]) -> Record:
    if not plain["identifier"] or plain["is_deleted"]:
        return Record(plain["identifier"], plain.get("changed_at", ""), is_deleted=True)
    addresses = _addresses(hub, plain["addresses"])
    titles, summaries = _in_ours(plain["titles"]), _in_ours(plain["summaries"])
    return Record(
        identifier=plain["identifier"],
        changed_at=plain["changed_at"],
        texts={code: {"title": title, "summary": summaries.get(code, "")} for code, title in titles.items()},
        addresses=addresses,
        countries=tuple(code for code in dict.fromkeys(plain["countries"]) if code in countries()),
        licence=plain["licence"],
        published_on=plain["published_on"],
    )


def _in_ours(words: Mapping[str, str]) -> dict[str, str]:
    """By the languages of this site; what is in another, or says none, stands under the empty code."""
    return {languages.BY_TWO_LETTERS.get(code[:2], ""): text for code, text in reversed(list(words.items()))}


def _addresses(hub: KnownHub, addresses: list[str]) -> dict[str, str]:
    """Pages of the hub itself, by the language that their address begins with."""
    by_language: dict[str, str] = {}
    for address in filter(hub.owns, addresses):
        first = address.removeprefix(hub.address).strip("/").partition("/")[0]
        by_language.setdefault(first if first in languages.CODES else "", address)
    return by_language
