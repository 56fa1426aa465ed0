"""The tags of a PDF, by which it is read aloud."""

import pypdf


def elements(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    """The tags of the document in reading order."""
    found = []

    def walk(element: object) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for child in element:
                walk(child)
        elif isinstance(element, dict):
            if "/S" in element:
                found.append(element)
            walk(element.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found
