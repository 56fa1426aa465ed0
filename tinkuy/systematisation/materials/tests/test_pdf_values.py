"""Bytes beside the pages of a PDF, and values that have room for words, are not written (P15)."""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject

from .documents import CANARY, jpeg
from .test_pdf_unseen import SHOWN, cleaned_pdf, pdf

SECRET = CANARY.encode()
FONT = (
    "<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 97/LastChar 97/Widths[500]/FontDescriptor 6 0 R {more}>>"
)
DESCRIPTOR = "<</Type/FontDescriptor/FontName/A {}>>"
IMAGE = "<</Type/XObject/Subtype/Image/Width 40/Height 30/BitsPerComponent 8/ColorSpace/DeviceRGB {}>>"
PAINTED = {"content": SHOWN + b" q 9 0 0 9 0 0 cm /X Do Q", "resources": "/XObject<</X 6 0 R>>"}


def written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def with_identity() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer._ID = ArrayObject([ByteStringObject(SECRET), ByteStringObject(SECRET)])
    return written(writer)


def with_objects_in_a_stream() -> bytes:
    """Three objects in one stream, of which nothing leads to the second, and words behind them."""
    return pdf(o6=("<</Type/ObjStm/N 2/First 8>>", b"7 0 8 3 12 (" + SECRET + b")"))


def with_profile() -> bytes:
    return pdf(
        b"/C cs 1 0 0 scn " + SHOWN, resources="/ColorSpace<</C[/ICCBased 6 0 R]>>",
        o6=("<</N 3>>", b"x" * 36 + b"acsp" + SECRET),
    )  # fmt: skip


def in_the_page(keys: str, points: bytes) -> bytes:
    return SHOWN + f" q 9 0 0 9 0 0 cm BI /W 40 /H 30 /BPC 8 /CS /RGB {keys} ID ".encode() + points + b"\nEI Q"


PLACES = {
    "behind the end": pdf() + b"\n% " + SECRET,
    "between objects": pdf().replace(b"endobj\n", b"endobj\n% " + SECRET + b"\n", 1),
    "before the head": b"% " + SECRET + b"\n" + pdf(),
    "a stream of objects": with_objects_in_a_stream(),
    "an object that nothing leads to": pdf(o6=f"({CANARY})"),
    "XMP": pdf(catalogue="/Metadata 6 0 R", o6=("<</Type/Metadata/Subtype/XML>>", SECRET)),
    "XMP of a picture": pdf(**PAINTED, o6=(IMAGE.format("/Filter/DCTDecode/Metadata 7 0 R"), jpeg(40, 30)),
                            o7=("<</Type/Metadata/Subtype/XML>>", SECRET)),
    "XMP of a page": pdf(page="/Metadata 6 0 R", o6=("<</Type/Metadata/Subtype/XML>>", SECRET)),
    "the identity": with_identity(),
    "what a photo tells": pdf(**PAINTED, o6=(IMAGE.format("/Filter/DCTDecode"), jpeg(40, 30))),
    "what a photo in the page tells": pdf(in_the_page("/F /DCT", jpeg(40, 30))),
    "behind points in digits": pdf(
        **PAINTED,
        o6=(IMAGE.replace("Width 40/Height 30", "Width 1/Height 1").format("/Filter/ASCIIHexDecode"),
            b"A0522D" + SECRET.hex().encode() + b">" + SECRET),
    ),
    "a profile of colours": with_profile(),
    "the name of a font's family": pdf(
        o5=FONT.format(name="A", more=""), o6=DESCRIPTOR.format(f"/FontFamily({CANARY})")
    ),
    "the letters that a font says it has": pdf(
        o5=FONT.format(name="A", more=""), o6=DESCRIPTOR.format(f"/CharSet({CANARY})")
    ),
    "what a page calls a font": pdf(
        o5=FONT.format(name="A", more=f"/Name/{CANARY}"), o6=DESCRIPTOR.format(f"/Style<</Panose({CANARY})>>")
    ),
    "who registered a collection of letters": pdf(
        o5="<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        f"/BaseFont/A/CIDSystemInfo<</Registry({CANARY})/Ordering({CANARY})/Supplement 0>>/FontDescriptor 6 0 R>>]>>",
        o6=DESCRIPTOR.format(""),
    ),
    "a way to open it": pdf(catalogue=f"/PageMode/{CANARY}/PageLayout/{CANARY}/Version/{CANARY}"),
    "the kind of a page": pdf(page=f"/Tabs/{CANARY}/Rotate/{CANARY}"),
}  # fmt: skip


def test_promise_P15_bytes_beside_the_pages_of_a_pdf_and_words_in_its_values_go():
    left = []
    for place, data in PLACES.items():
        reader, everything = cleaned_pdf(data)
        assert len(reader.pages) == 1, place
        left += [place] if SECRET in everything or SECRET.hex().encode() in everything.lower() else []

    assert left == []
