"""Answers of the protocol, each held against the schemas."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from lxml import etree

DATA = Path(__file__).parent / "data"
NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(DATA / name))


def answer(client: Client, **arguments: Any) -> etree._Element:
    response = client.get(f"/oai?{urlencode(arguments, doseq=True)}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=UTF-8")
    root = etree.fromstring(response.content)
    schema("oai.xsd").assertValid(root)
    for container in root.iter(f"{{{NAMES['oai_dc']}}}dc"):
        schema("oai_dc.xsd").assertValid(container)
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path, namespaces=NAMES)]


def error(root: etree._Element) -> str:
    (code,) = texts(root, "o:error/@code")
    return code
