"""How a browser or another catalogue asks this one, after OpenSearch 1.1."""

from lxml import etree  # type: ignore[import-untyped]
from lxml.builder import ElementMaker  # type: ignore[import-untyped]

from tinkuy.design.typesetting.looks import writable_plain

OPENSEARCH = "application/opensearchdescription+xml"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_SHORT_NAME, LONGEST_NAME = 16, 48
"""Letters, by the standard."""

make = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def opensearch_description(*, name: str, words: str, language: str, search: str, own: str) -> bytes:
    name = writable_plain(name)
    description = make.OpenSearchDescription(
        make.ShortName(name if len(name) <= LONGEST_SHORT_NAME else "Tinkuy"),
        make.LongName(name[:LONGEST_NAME]),
        make.Description(words),
        make.Url(type="text/html", template=f"{search}?q={{searchTerms}}"),
        make.Url(type=OPENSEARCH, rel="self", template=own),
        make.Language(language),
        make.InputEncoding("UTF-8"),
        make.OutputEncoding("UTF-8"),
        make.SyndicationRight("open"),
    )
    return bytes(etree.tostring(description, xml_declaration=True, encoding="UTF-8"))
