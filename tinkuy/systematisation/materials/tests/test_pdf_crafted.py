"""PDFs built to carry words past whoever cleans them: of none a word is handed out that its pages do not show (P15)."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sandbox

from .documents import CANARY, jpeg
from .test_pdf_unseen import FORM, SHOWN, cleaned_pdf, pdf, words_at

SECRET = CANARY.encode()
IMAGE = "<</Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8/ColorSpace/DeviceRGB {}>>"
PHOTO = IMAGE.format(40, 30, "{}")
PAINTED = {"content": SHOWN + b" q 9 0 0 9 100 100 cm /X Do Q", "resources": "/XObject<</X 6 0 R>>"}
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>{}>>>>"
THREE = (
    "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 7 0 R/b 8 0 R>>"
    "/Encoding<</Differences[97/a/b]>>/FirstChar 97/LastChar 98/Widths[10 10]/Resources<</Font<</F1 5 0 R>>>>{}>>"
)
BOX, NOTHING = ("<<>>", b"10 0 d0 0 0 5 5 re f"), ("<<>>", b"10 0 d0")
MEANS = b"1 begincodespacerange <00><ff> endcodespacerange 1 beginbfchar <%b> <%b> endbfchar"
COVER = b" q 100 0 0 20 40 95 cm /X Do Q "


def meaning(letter: bytes, words: str = CANARY) -> tuple[str, bytes]:
    return "<<>>", MEANS % (letter.hex().encode(), words.encode("utf-16-be").hex().encode())


def beneath(keys: str, points: bytes) -> bytes:
    """Words beneath a picture that covers them."""
    return pdf(SHOWN + words_at(50, 100) + COVER, resources="/XObject<</X 6 0 R>>", o6=(keys, points))


def packed_by(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#a0522d").save(made, kind)
    return made.getvalue()


CRAFTED = {
    "a number of a function on a photo": pdf(
        **PAINTED, o6=(PHOTO.format("/Filter/DCTDecode/FunctionType 2"), jpeg(40, 30))
    ),
    "the short name of a filter": pdf(**PAINTED, o6=(PHOTO.format("/Filter/DCT"), jpeg(40, 30))),
    "a number of a function on a map of letters": pdf(
        o5="<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>", o7=("<</FunctionType 3>>", b"% " + SECRET)
    ),
    "a string before the words": pdf(SHOWN + b" BT /F1 9 Tf 9 40 Td (%b) (x) Tj ET" % SECRET),
    "a list before the words": pdf(SHOWN + b" BT /F1 9 Tf 9 40 Td [(%b)] (x) Tj ET" % SECRET),
    "a catalogue that is a stream": pdf(o1=("<</Type/Catalog/Pages 2 0 R>>", SECRET)),
    "a font that is a stream": pdf(o5=("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", SECRET)),
    "a picture for a letter that is not used": pdf(
        SHOWN + b" BT /F2 9 Tf 20 40 Td (a) Tj ET", o3=PAGE.format(""), o6=THREE.format(""), o7=BOX,
        o8=("<<>>", b"10 0 d0 BT /F1 9 Tf (%b) Tj ET" % SECRET),
    ),
    "the end of a table of colours": pdf(
        **PAINTED,
        o6=(
            PHOTO.replace("/DeviceRGB", f"[/Indexed/DeviceRGB 1 <A0522DFFFFFF{SECRET.hex()}>]").format(""),
            bytes(1200),
        ),
    ),
    "beneath a colour key": pdf(**PAINTED, o6=(IMAGE.format(9, 1, "/Mask[0 255 0 255 0 255]"), SECRET + bytes(20))),
    "beneath a picture": beneath(IMAGE.format(1, 1, ""), b"\xa0\x52\x2d"),
    "beneath a photo": beneath(PHOTO.format("/Filter/DCTDecode"), jpeg(40, 30)),
    "beneath JPEG 2000": beneath(PHOTO.format("/Filter/JPXDecode"), packed_by("JPEG2000")),
    "outside the crop box": pdf(SHOWN + words_at(150, 150), page="/CropBox[0 0 100 100]"),
    "white on white": pdf(SHOWN + b" 1 g" + words_at(50, 100)),
    "almost white": pdf(SHOWN + b" .95 g" + words_at(50, 100)),
    "of no paint": pdf(SHOWN + b" 3 Tr" + words_at(50, 100)),
    "of no paint upon words that are seen": pdf(SHOWN + b" 3 Tr" + words_at(10, 10)),
    "white beneath words that are seen": pdf(b"1 g" + words_at(10, 10) + b"0 g " + SHOWN),
    "between the lines": pdf(SHOWN + words_at(10, 22, "visible") + b" 3 Tr" + words_at(10, 16)),
    "letters without a picture that mean words": pdf(
        SHOWN + b" BT /F2 9 Tf 20 40 Td (b) Tj ET", o3=PAGE.format(""), o6=THREE.format("/ToUnicode 9 0 R"), o7=BOX,
        o8=NOTHING, o9=meaning(b"b"),
    ),
    "such letters upon the others of their font": pdf(
        SHOWN + b" BT /F2 9 Tf 20 40 Td [(a) 1000 (b)] TJ ET", o3=PAGE.format(""), o6=THREE.format("/ToUnicode 9 0 R"),
        o7=BOX, o8=NOTHING, o9=meaning(b"b"),
    ),
    "a letter that means a word": pdf(
        SHOWN + b" BT /F2 9 Tf 20 40 Td (a) Tj ET", o3=PAGE.format(""), o6=THREE.format("/ToUnicode 9 0 R"), o7=BOX,
        o8=NOTHING, o9=meaning(b"a"),
    ),
    "to be read instead": pdf(b"/Span <</ActualText(%b)>> BDC " % SECRET + SHOWN + b" EMC"),
    "to be read instead of a form": pdf(
        SHOWN + b" /Span <</ActualText(%b)>> BDC /X Do EMC" % SECRET, resources="/XObject<</X 6 0 R>>",
        o6=(FORM.format(""), words_at(50, 90, "within")),
    ),
    "the language": pdf(catalogue=f"/Lang({CANARY})"),
}  # fmt: skip


@pytest.mark.parametrize("name", CRAFTED)
def test_promise_P15_no_crafted_pdf_hands_out_a_word_that_its_pages_do_not_show(name):
    assert SECRET in CRAFTED[name] or CANARY.encode("utf-16-be").hex().encode() in CRAFTED[name] or "colours" in name

    reader, everything = cleaned_pdf(CRAFTED[name])

    words = reader.pages[0].extract_text()
    assert "visible" in words
    assert CANARY not in words
    assert not any(form in everything for form in (SECRET, SECRET.hex().encode(), CANARY.encode("utf-16-be")))


def pages(count: int) -> bytes:
    kids = "".join(f"{20 + n} 0 R " for n in range(count))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    return pdf(o2=f"<</Type/Pages/Kids[{kids}]/Count {count}>>", **{f"o{20 + n}": page for n in range(count)})


def nested(depth: int = 12, times: int = 12) -> bytes:
    """Each form shows the next a dozen times."""
    forms = {
        f"o{10 + n}": (f"<</Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X {11 + n} 0 R>>>>>>", b"/X Do " * times)
        for n in range(depth)
    }
    last = {f"o{10 + depth}": ("<</Subtype/Form/BBox[0 0 99 99]>>", b"0 0 9 9 re f")}
    return pdf(SHOWN + b" /X Do", resources="/XObject<</X 10 0 R>>", **forms, **last)


def tiles() -> bytes:
    tile = "<</PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0001/YStep .0001/Resources<<>>>>"
    content = SHOWN + b" /Pattern cs /P scn 0 0 200 200 re f"
    return pdf(content, resources="/Pattern<</P 6 0 R>>", o6=(tile, b"0 0 1 1 re f"))


BOMBS = {
    "an immense page": (
        pdf(page="/MediaBox[0 0 99999999 99999999]").replace(b"/MediaBox[0 0 200 200]", b""),
        "unsafe way",
    ),
    "an immense strip": (pdf(page="/MediaBox[0 0 99999999 1]").replace(b"/MediaBox[0 0 200 200]", b""), "unsafe way"),
    "a thousand pages": (pages(1_000), "more than 300 pages"),
    "forms within forms": (nested(), "too long"),
    "a pattern of endless tiles": (tiles(), "too long"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_promise_I02_a_pdf_that_costs_too_much_is_refused_in_a_sentence(name, monkeypatch):
    data, words = BOMBS[name]
    monkeypatch.setattr(sandbox, "LIMITS", replace(sandbox.LIMITS, cpu=4, wall=60))

    with pytest.raises(Refused, match=words):
        sandbox.cleaned(data)
