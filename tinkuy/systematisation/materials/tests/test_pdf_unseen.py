"""A PDF is handed out with what draws its pages: no other key, no comment, no word beyond the edge of a page (P15)."""

import io

from pypdf import PdfReader
from pypdf.generic import StreamObject

from tests.linear_time import is_linear
from tinkuy.systematisation.materials.documents.pdf import document as pdf_files

from .documents import CANARY

SHOWN = b"BT /F1 12 Tf 10 10 Td (visible) Tj ET"
FORM = "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F1 5 0 R>>>> {}>>"


def pdf(
    content: bytes = SHOWN,
    *,
    catalogue: str = "",
    page: str = "",
    resources: str = "",
    **objects: str | tuple[str, bytes],
) -> bytes:
    """One page; further objects by their number, `o6`, and streams as a pair of dictionary and bytes."""
    held: dict[int, str | tuple[str, bytes]] = {
        1: f"<</Type/Catalog/Pages 2 0 R {catalogue}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>> "
        f"{resources}>> {page}>>",
        4: (f"<</Who({CANARY})>>", content),
        5: f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Firma({CANARY})>>",
        **{int(name[1:]): source for name, source in objects.items()},
    }
    made, places = io.BytesIO(b"%PDF-1.7\n"), {}
    made.seek(0, io.SEEK_END)
    for number, source in sorted(held.items()):
        places[number] = made.tell()
        words, stream = (source, None) if isinstance(source, str) else source
        body = words.encode()
        if stream is not None:
            body = body[:-2] + b"/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, most = made.tell(), max(held)
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (most + 1))
    for number in range(1, most + 1):
        made.write(b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f"))
    made.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (most + 1, start))
    return made.getvalue()


def cleaned_pdf(data: bytes) -> tuple[PdfReader, bytes]:
    """What is kept, and all of its bytes, unpacked."""
    _ending, made = pdf_files.clean(data)
    reader = PdfReader(io.BytesIO(made))
    found = [reader.get_object(number) for number in reader.xref[0]]
    return reader, made + b"\n".join(one.get_data() for one in found if isinstance(one, StreamObject))


def words_at(x: int, y: int, words: str = CANARY) -> bytes:
    return b" BT /F1 9 Tf %d %d Td (%s) Tj ET " % (x, y, words.encode())


SECRET_FORM = (FORM.format(""), words_at(9, 9))
TELLS = {
    "comment": pdf(b"% " + CANARY.encode() + b"\n" + SHOWN),
    "properties": pdf(b"/Span <</Autor (%b)>> BDC " % CANARY.encode() + SHOWN + b" EMC"),
    "named properties": pdf(b"/Span /M BDC " + SHOWN + b" EMC", resources=f"/Properties<</M<</Autor({CANARY})>>>>"),
    "tag": pdf(f"/{CANARY} <</MCID 0>> BDC ".encode() + SHOWN + b" EMC"),
    "point": pdf(f"/Span <</Autor ({CANARY})>> DP ".encode() + SHOWN),
    "operator that is none": pdf(f"({CANARY}) firma ({CANARY}) m ".encode() + SHOWN),
    "picture in the page": pdf(SHOWN + f" BI /W 1 /H 1 /CS /G /BPC 8 /Who ({CANARY}) ID x EI Q".encode()),
    "form that is not painted": pdf(resources="/XObject<</X 6 0 R>>", o6=SECRET_FORM),
    "form under another": pdf(
        SHOWN + b" /Y Do", resources="/XObject<</Y 7 0 R>>", o6=SECRET_FORM,
        o7=("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>>>", b"0 0 m"),
    ),
    "page beyond its crop box": pdf(SHOWN + words_at(150, 150), page="/CropBox[0 0 100 100]"),
    "page beyond its edge": pdf(SHOWN + words_at(-900, 10) + words_at(10, -90) + b"1 0 0 1 300 0 cm" + words_at(0, 0)),
    "form beyond the crop box": pdf(
        SHOWN + b" q 1 0 0 1 50 0 cm /X Do Q", page="/CropBox[0 0 100 100]", resources="/XObject<</X 6 0 R>>",
        o6=(FORM.format(""), words_at(60, 10)),
    ),
    "form beyond its box": pdf(
        SHOWN + b" /X Do", resources="/XObject<</X 6 0 R>>", o6=(FORM.format(""), words_at(120, 10))
    ),
    "keys of the page": pdf(page=f"/Group<</S/Transparency/A({CANARY})>>/Trans<</S/R/Who({CANARY})>>/Firma({CANARY})"),
    "keys of a state": pdf(b"/G gs " + SHOWN, resources=f"/ExtGState<</G<</Type/ExtGState/ca 1/Owner({CANARY})>>>>"),
    "keys of the catalogue": pdf(
        catalogue=f"/Extensions<</ADBE<</Note({CANARY})>>>>/ViewerPreferences<</Who({CANARY})>>"
        f"/OutputIntents[<</S/GTS_PDFX/OutputConditionIdentifier({CANARY})>>]"
    ),
    "keys of a title": pdf(
        catalogue="/Outlines 6 0 R", o6="<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
        o7=f"<</Title(x)/Parent 6 0 R/Dest[3 0 R/Fit]/Who({CANARY})>>",
    ),
    "keys of a link": pdf(
        page=f"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents({CANARY})/NM({CANARY})/BS<</W 1/A({CANARY})>>"
        "/A<</S/URI/URI(https://example.org)>>>>]"
    ),
    "profile of colours": pdf(
        resources="/ColorSpace<</C[/ICCBased 6 0 R]>>", o6=("<</N 3>>", b"x" * 36 + b"acsp" + CANARY.encode())
    ),
    "structure": pdf(
        catalogue="/StructTreeRoot 6 0 R",
        o6=f"<</Type/StructTreeRoot/K[7 0 R]/RoleMap<</{CANARY}/P>>/IDTree<</Names[({CANARY}) 7 0 R]>>>>",
        o7=f"<</Type/StructElem/S/{CANARY}/P 6 0 R/ID({CANARY})/T({CANARY})/A<</O/Table/Summary({CANARY})>>>>",
    ),
    "names of places": pdf(catalogue=f"/Dests<</{CANARY}[3 0 R/Fit]>>"
        f"/Names<</Dests<</Names[({CANARY})[3 0 R/Fit]]>>>>"),
}  # fmt: skip


def test_promise_P15_a_pdf_keeps_nothing_beside_what_draws_its_pages():
    leaks = {}
    for place, data in TELLS.items():
        reader, everything = cleaned_pdf(data)
        assert "visible" in reader.pages[0].extract_text(), place
        if CANARY.encode() in everything:
            leaks[place] = everything

    assert leaks == {}


def test_a_pdf_keeps_what_is_drawn_and_led_to():
    reader, _all = cleaned_pdf(
        pdf(
            SHOWN + b" /X Do BT /F1 9 Tf 90 90 Td [(a) -90 (\\(b\\)) <63>] TJ ET",
            resources="/XObject<</X 6 0 R>>",
            page="/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(acta)>>]",
            catalogue="/Lang(pt-BR)/Names<</Dests<</Names[(acta)[3 0 R/XYZ 0 9 0]]>>>>",
            o6=(FORM.format("/Matrix[1 0 0 1 9 9]"), words_at(10, 40, "within")),
        )
    )

    page = reader.pages[0]
    assert "within" in page.extract_text()
    assert "a(b)c" in page.extract_text()
    assert page["/Annots"][0].get_object()["/Dest"] == [page.indirect_reference, "/Fit"]
    assert reader.trailer["/Root"]["/Lang"] == "pt-BR"


def test_a_turned_and_cropped_page_keeps_its_words_and_its_links_in_their_places():
    link = "/Annots[<</Type/Annot/Subtype/Link/Rect[60 30 80 40]/A<</S/URI/URI(https://example.org)>>>>]"
    places = {0: (10, 10, 30, 20), 90: (10, 70, 20, 90), 180: (70, 80, 90, 90), 270: (80, 10, 90, 30)}
    for angle, place in places.items():
        box = f"/CropBox[50 20 150 120]/Rotate {angle}"

        page = cleaned_pdf(pdf(words_at(60, 30, "within"), page=box + link))[0].pages[0]

        assert "within" in page.extract_text(), angle
        assert tuple(page["/Annots"][0].get_object()["/Rect"]) == place, angle
        assert tuple(page.mediabox) == (0, 0, 100, 100)
        assert "/Rotate" not in page


def test_what_a_form_shows_elsewhere_stays_shown():
    twice = SHOWN + b" q 1 0 0 1 50 0 cm /X Do Q q 1 0 0 1 0 0 cm /X Do Q"

    reader, _all = cleaned_pdf(pdf(twice, page="/CropBox[0 0 100 100]", resources="/XObject<</X 6 0 R>>",
                            o6=(FORM.format(""), words_at(60, 10, "within"))))  # fmt: skip

    assert "within" in reader.pages[0].extract_text()


def test_operators_that_are_none_cost_no_more_than_they_are_long():
    def clean(length: int) -> None:
        ends = (b"(" * 5 * length, b"BI /W 1 ID" + b" EI\x80" * length, b"BI /W 1", b"/a" * 5 * (length // 2),
                b"} " * 5 * (length // 2), b"(a(b)c) Tj " * length, b"q " * 5 * (length // 2),
                b"<< " * 5 * (length // 2))  # fmt: skip
        for content in ends:
            assert "visible" in cleaned_pdf(pdf(SHOWN + b" " + content))[0].pages[0].extract_text()

    assert is_linear(clean, 20_000, seconds=8)
