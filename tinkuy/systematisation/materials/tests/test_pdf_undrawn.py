"""Words of a PDF of which nothing is drawn go, and what is drawn stays where it stands, however it is set (P15)."""

import zlib

from .documents import CANARY
from .test_pdf_unseen import FORM, SHOWN, cleaned_pdf, pdf, words_at

SECRET = CANARY.encode()
CLEAR = "/ExtGState<</G<</ca 0/CA 0>>>>"
IMAGE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray {}>>"
GROUP = FORM.format("/Group<</S/Transparency>>")


def set_by(operators: bytes, words: bytes = SECRET) -> bytes:
    return SHOWN + b" q BT /F1 9 Tf 50 50 Td " + operators + b" (" + words + b") Tj ET Q"


def painted(operators: bytes, drawn: tuple[str, bytes], resources: str = "") -> bytes:
    return pdf(SHOWN + b" q " + operators + b" /X Do Q", resources="/XObject<</X 6 0 R>>" + resources, o6=drawn)


UNDRAWN = {
    "letters of no paint": pdf(set_by(b"3 Tr")),
    "letters that cut out nothing": pdf(set_by(b"7 Tr") + b" 0 0 9 9 re f"),
    "no height": pdf(set_by(b"/F1 0 Tf")),
    "no width": pdf(set_by(b"0 Tz")),
    "no plane": pdf(SHOWN + b" q 1 0 0 0 0 0 cm" + words_at(9, 9) + b"Q"),
    "clear": pdf(SHOWN + b" /G gs" + words_at(9, 9), resources=CLEAR),
    "clear outline": pdf(set_by(b"/G gs 2 Tr"), resources=CLEAR),
    "clip of nothing": pdf(SHOWN + b" q 0 0 0 0 re W n" + words_at(9, 9) + b"Q"),
    "clip elsewhere": pdf(SHOWN + b" q 100 100 50 50 re W* n" + words_at(9, 9) + b"Q"),
    "raised off": pdf(set_by(b"900 Ts")),
    "stepped off": pdf(SHOWN + b" BT /F1 9 Tf 9 9 Td [-99999 (%b)] TJ ET" % SECRET),
    "a form beyond the edge": painted(b"1 0 0 1 900 0 cm", (FORM.format(""), words_at(9, 9))),
    "a clear form": painted(b"/G gs", (GROUP, words_at(9, 9)), CLEAR),
    "a picture beyond the edge": painted(b"9 0 0 9 900 0 cm", (IMAGE.format(""), SECRET)),
    "a picture in the operators beyond": pdf(
        SHOWN + b" q 9 0 0 9 900 0 cm BI /W 7 /H 1 /BPC 8 /CS /G ID %b EI Q" % SECRET
    ),
    "behind a picture": painted(b"9 0 0 9 0 0 cm", (IMAGE.format(""), b"x" + SECRET)),
    "behind a packed picture": painted(
        b"9 0 0 9 0 0 cm", (IMAGE.format("/Filter/FlateDecode"), zlib.compress(b"x") + SECRET)
    ),
    "at the end of a packed picture": painted(
        b"9 0 0 9 0 0 cm", (IMAGE.format("/Filter/FlateDecode"), zlib.compress(b"x" + SECRET))
    ),
    "a colour that nothing is painted in": pdf(
        resources=f"/ColorSpace<</{CANARY}[/Separation/{CANARY}/DeviceGray<</FunctionType 2/Domain[0 1]/N 1>>]>>"
    ),
    "a calculation": pdf(
        b"/C cs 1 scn " + SHOWN, resources="/ColorSpace<</C[/Separation/A/DeviceGray 6 0 R]>>",
        o6=("<</FunctionType 4/Domain[0 1]/Range[0 1]>>", b"{ %" + SECRET + b"\n pop 0 }"),
    ),
    "a table": pdf(
        b"/C cs 1 scn " + SHOWN, resources="/ColorSpace<</C[/Separation/A/DeviceGray 6 0 R]>>",
        o6=("<</FunctionType 0/Domain[0 1]/Range[0 1]/Size[2]/BitsPerSample 8>>", b"\xff\0" + SECRET),
    ),
    "a map of letters": pdf(
        resources="", o5="<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        o6=("<<>>", b"%% %b\n/Author (%b) def 1 beginbfchar <41> <0041> endbfchar" % (SECRET, SECRET)),
    ),
    "a program of letters": pdf(
        o5="<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor 7 0 R>>",
        o6=("<</Length1 60>>", b"%%!PS-AdobeFont-1.0: %b\n%%%b\n/Notice (%b) def eexec" % ((SECRET,) * 3)),
        o7="<</Type/FontDescriptor/FontName/A/FontFile 6 0 R>>",
    ),
    "names that operators do not take": pdf(
        f"/{CANARY} w /{CANARY} ri BT /F1 9 Tf /{CANARY} (a) Tj ET ".encode() + SHOWN
    ),
}  # fmt: skip


def test_promise_P15_words_of_which_nothing_is_drawn_go():
    leaks = {}
    for place, data in UNDRAWN.items():
        reader, everything = cleaned_pdf(data)
        assert "visible" in reader.pages[0].extract_text(), place
        if SECRET in everything:
            leaks[place] = everything

    assert leaks == {}


WIDE = "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 65/LastChar 90/Widths[{}]>>".format("2500 " * 26)
DRAWN = {
    "raised onto the page": pdf(b"BT /F1 9 Tf 50 -100 Td 150 Ts (within) Tj ET"),
    "leading that Q brings back": pdf(b"14 TL q 5000 TL Q BT /F1 9 Tf 50 100 Td (a) Tj T* (within) Tj ET"),
    "gaps that Q brings back": pdf(b"q 900 Tc 900 Tw -100 Tz Q BT /F1 9 Tf 50 100 Td (a b) Tj (within) Tj ET"),
    "stepped back onto the page": pdf(b"BT /F1 10 Tf 400 100 Td [30000 (within)] TJ ET"),
    "stepped back by the one before": pdf(b"BT /F1 10 Tf 300 100 Td [(a) 30000] TJ (within) Tj ET"),
    "run on from beyond the edge": pdf(
        b"BT /F2 10 Tf -500 100 Td (AAAAAAAAAAAAAAAAAAAAAAA) Tj /F1 9 Tf (within) Tj ET", resources="", o5=WIDE
    ).replace(b"/F1 5 0 R", b"/F2 5 0 R/F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    "a form that shows itself again": painted(
        b"/G gs", (FORM.format("").replace("/Font", "/ExtGState<</H<</ca 1>>>>/Font"),
                   b"/H gs" + words_at(9, 9, "within")), CLEAR),
    "a clip around it": pdf(b"q 0 0 100 100 re W n" + words_at(9, 9, "within") + b"Q"),
    "a clip that Q brings back": pdf(b"q 100 100 9 9 re W n Q" + words_at(9, 9, "within")),
    "behind a picture in the operators": pdf(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI BT /F1 9 Tf (\x03\x04within) Tj ET"),
    "an end that is none": pdf(b"BI /W 6 /H 1 /BPC 8 /CS /G ID a EI q EI" + words_at(9, 9, "within")),
    "a font without a name": pdf(b"BT 12 Tf Do gs" + words_at(9, 9, "within")),
    "a number that is none": pdf(b"BT /F1 9 Tf 5 --5 Td (within) Tj ET"),
}  # fmt: skip


def test_words_that_are_drawn_stay_however_they_are_set():
    lost = [place for place, data in DRAWN.items() if "within" not in cleaned_pdf(data)[0].pages[0].extract_text()]

    assert lost == []


def test_what_the_fields_of_a_form_show_stays_and_what_they_hold_goes():
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[20 20 60 40]/T({CANARY})/V({CANARY}){{}}>>"
    stream = (FORM.format("").replace("0 0 99 99", "0 0 20 10"), words_at(1, 1, "within"))
    shown = field.format("/AP<</N 6 0 R>>")
    button = "<</Type/Annot/Subtype/Widget/FT/Btn/Rect[0 0 9 9]/AS/On/AP<</N<</On 6 0 R/Off 7 0 R>>>>>>"

    for widget in (shown, button):
        form = {"catalogue": "/AcroForm<</Fields[8 0 R]>>", "page": "/Annots[8 0 R]", "o8": widget}
        reader, everything = cleaned_pdf(pdf(**form, o6=stream, o7=(stream[0], words_at(1, 1))))
        assert SECRET not in everything
        assert "visible" in reader.pages[0].extract_text()
        assert "/Annots" not in reader.pages[0]
        assert "within" in reader.pages[0].extract_text()

    for unseen in (field.format("/F 2/AP<</N 6 0 R>>"), field.format("/F 2"), field.format("")):
        reader, everything = cleaned_pdf(pdf(page=f"/Annots[{unseen}]", o6=stream))
        assert SECRET not in everything
        assert reader.pages[0].extract_text().split() == ["visible"]
