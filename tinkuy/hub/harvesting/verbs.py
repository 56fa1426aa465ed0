"""The six verbs, each as an element of the protocol."""

import re
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.utils import translation
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core import clock
from tinkuy.hub.sheets.facet_names import facet_name, value_name
from tinkuy.planning.hub_settings.queries import hub_line, hub_words
from tinkuy.publication.records.identifiers import LOCAL, hub_host, identifier_of, slug_of
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.records.queries import (
    Place,
    Selection,
    earliest_change,
    record_at,
    records_after,
    versions_of,
)
from tinkuy.publication.search.queries import CardSearch

from .arguments import TOKEN, OaiRequest
from .documents import add, add_header, base_url, container
from .errors import (
    BAD_RESUMPTION_TOKEN,
    CANNOT_DISSEMINATE_FORMAT,
    ID_DOES_NOT_EXIST,
    NO_RECORDS_MATCH,
    ProtocolError,
)
from .formats import FORMATS, XSI, Format, metadata_of
from .moments import GRANULARITY, span_of, written
from .tokens import LIFETIME, Resumption, resumption_of, token_of

RECORDS_AT_ONCE = 100
IDENTIFIER_SCHEME = "http://www.openarchives.org/OAI/2.0/oai-identifier"
NAMED_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")


def identify(query: OaiRequest) -> etree._Element:
    words = hub_words()
    answer = container("Identify")
    with translation.override(settings.LANGUAGE_CODE):
        add(answer, "repositoryName", hub_line() or "Tinkuy")
    add(answer, "baseURL", base_url())
    add(answer, "protocolVersion", "2.0")
    add(answer, "adminEmail", (words.contact if words else "") or f"tinkuy@{hub_host()}")
    add(answer, "earliestDatestamp", written(earliest_change() or clock.now()))
    add(answer, "deletedRecord", "persistent")
    add(answer, "granularity", GRANULARITY)
    if NAMED_HOST.fullmatch(hub_host()):
        add(answer, "description").append(_identifier_scheme())
    return answer


def _identifier_scheme() -> etree._Element:
    scheme = etree.Element(f"{{{IDENTIFIER_SCHEME}}}oai-identifier", nsmap={None: IDENTIFIER_SCHEME, "xsi": XSI})
    scheme.set(f"{{{XSI}}}schemaLocation", f"{IDENTIFIER_SCHEME} {IDENTIFIER_SCHEME}.xsd")
    parts = {
        "scheme": "oai",
        "repositoryIdentifier": hub_host(),
        "delimiter": ":",
        "sampleIdentifier": identifier_of("una-ficha"),
    }
    for name, text in parts.items():
        etree.SubElement(scheme, f"{{{IDENTIFIER_SCHEME}}}{name}").text = text
    return scheme


def list_metadata_formats(query: OaiRequest) -> etree._Element:
    if query["identifier"]:
        _record_of(query)
    answer = container("ListMetadataFormats")
    for form in FORMATS.values():
        element = add(answer, "metadataFormat")
        add(element, "metadataPrefix", form.prefix)
        add(element, "schema", form.schema)
        add(element, "metadataNamespace", form.namespace)
    return answer


def list_sets(query: OaiRequest) -> etree._Element:
    if query[TOKEN]:
        raise ProtocolError(BAD_RESUMPTION_TOKEN, "The list of sets is always whole.")
    answer = container("ListSets")
    with translation.override(settings.LANGUAGE_CODE):
        for facet, counts in CardSearch().facet_counts().items():
            _add_set(answer, facet, facet_name(facet))
            for value in sorted(counts):
                _add_set(answer, f"{facet}:{value}", value_name(facet, value))
    return answer


def _add_set(answer: etree._Element, spec: str, name: str) -> None:
    element = add(answer, "set")
    add(element, "setSpec", spec)
    add(element, "setName", name)


def get_record(query: OaiRequest) -> etree._Element:
    record, form = _record_of(query), _format_of(query)
    answer = container("GetRecord")
    _add_records(answer, [record], form)
    return answer


def list_records(query: OaiRequest) -> etree._Element:
    return _listed(query, _add_records)


def list_identifiers(query: OaiRequest) -> etree._Element:
    return _listed(query, _add_headers)


def _listed(
    query: OaiRequest, add_each: Callable[[etree._Element, Sequence[CatalogueRecord], Format], None]
) -> etree._Element:
    token = resumption_of(query, query[TOKEN]) if query[TOKEN] else None
    wish = token.query if token else query
    form, selection = _format_of(wish), _selection_of(wish)
    records = records_after(selection, token.place if token else None, RECORDS_AT_ONCE + 1)
    if not records and not token:
        raise ProtocolError(NO_RECORDS_MATCH, "No record changed in this time, or none is in this set.")
    answer, part = container(query.verb), records[:RECORDS_AT_ONCE]
    add_each(answer, part, form)
    _add_token(answer, wish, selection, token, part, is_last=len(records) <= RECORDS_AT_ONCE)
    return answer


def _add_token(
    answer: etree._Element,
    wish: OaiRequest,
    selection: Selection,
    token: Resumption | None,
    part: Sequence[CatalogueRecord],
    *,
    is_last: bool,
) -> None:
    """The last part of a list that came in parts has an empty one."""
    if is_last and token is None:
        return
    before, total = (token.handed_out, token.total) if token else (0, selection.records().count())
    attributes = {"completeListSize": str(total), "cursor": str(before)}
    if is_last:
        add(answer, TOKEN, **attributes)
        return
    last = part[-1]
    text = token_of(Resumption(wish, Place(last.changed_at, last.pk), before + len(part), total))
    add(answer, TOKEN, text, **attributes, expirationDate=written(clock.now() + LIFETIME))


def _selection_of(query: OaiRequest) -> Selection:
    since, before = span_of(query["from"], query["until"])
    return Selection(since, before, query["set"])


def _format_of(query: OaiRequest) -> Format:
    form = FORMATS.get(query["metadataPrefix"])
    if form is None:
        raise ProtocolError(CANNOT_DISSEMINATE_FORMAT, f"There is {', '.join(FORMATS)}.")
    return form


def _record_of(query: OaiRequest) -> CatalogueRecord:
    record = record_at(slug_of(query["identifier"]))
    if record is None:
        raise ProtocolError(ID_DOES_NOT_EXIST, f"Identifiers begin with {identifier_of('')[: -len(LOCAL)]}{LOCAL}.")
    return record


def _add_headers(answer: etree._Element, records: Sequence[CatalogueRecord], _form: Format) -> None:
    for record in records:
        add_header(answer, record)


def _add_records(answer: etree._Element, records: Sequence[CatalogueRecord], form: Format) -> None:
    versions = versions_of(one.sheet_id for one in records if not one.is_deleted)
    for record in records:
        element = add(answer, "record")
        add_header(element, record)
        if not record.is_deleted:
            add(element, "metadata").append(metadata_of(versions.get(record.sheet_id, []), form))


ANSWERS: Mapping[str, Callable[[OaiRequest], etree._Element]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
