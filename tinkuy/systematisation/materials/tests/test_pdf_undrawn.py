"""Words of a PDF of which nothing is drawn go, and what is drawn stays where it stands, however it is set (P15)."""

import struct
import time
import zlib

import pytest

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents.pdf import document as pdf_files
from tinkuy.systematisation.materials.documents.pdf import programs

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
        o6=("<</FunctionType 0/Domain[0 1]/Range[0 1]/Size[2]/BitsPerSample 8>>", b"\0\xff" + SECRET),
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
    told = {}
    for place, data in UNDRAWN.items():
        reader, everything = cleaned_pdf(data)
        assert "visible" in reader.pages[0].extract_text(), place
        if SECRET in everything:
            told[place] = everything

    assert told == {}


THREE = "<</Type/Font/Subtype/Type3/FontBBox[0 0 700 700]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>" \
    "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[500]>>"  # fmt: skip
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
    "the size of a state": pdf(
        b"/G gs BT -300 100 Td (within) Tj ET", resources="/ExtGState<</G<</Font[5 0 R 300]>>>>"
    ),
    "pictures for letters": pdf(b"BT /F1 1 Tf -300 100 Td (a) Tj ET" + words_at(9, 9, "within"), o5=THREE,
                                o7=("<<>>", b"500 0 d0 0 0 700 700 re f")),
    "pictures for letters of no paint": pdf(b"BT 3 Tr /F1 1 Tf 10 100 Td (within) Tj ET", o5=THREE,
                                            o7=("<<>>", b"500 0 d0 0 0 700 700 re f")),
    "a size that a form takes over": pdf(
        b"BT /F1 300 Tf ET /X Do", resources="/XObject<</X 6 0 R>>",
        o6=(FORM.format("").replace("0 0 99 99", "-900 0 900 900"), b"BT -300 100 Td (within) Tj ET"),
    ),
    "a form that shows itself again": painted(
        b"/G gs", (FORM.format("").replace("/Font", "/ExtGState<</H<</ca 1>>>>/Font"),
                   b"/H gs" + words_at(9, 9, "within")), CLEAR),
    "letters that cut out what is painted": pdf(SHOWN + b" q BT 7 Tr /F1 9 Tf 9 9 Td (within) Tj ET 0 0 99 99 re f Q"),
    "a clip around it": pdf(b"q 0 0 100 100 re W n" + words_at(9, 9, "within") + b"Q"),
    "a clip that Q brings back": pdf(b"q 100 100 9 9 re W n Q" + words_at(9, 9, "within")),
    "behind a picture in the operators": pdf(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI BT /F1 9 Tf (\x03\x04within) Tj ET"),
    "an end that is none": pdf(b"BI /W 6 /H 1 /BPC 8 /CS /G ID a EI q EI" + words_at(9, 9, "within")),
    "a font without a name": pdf(b"BT 12 Tf Do gs" + words_at(9, 9, "within")),
    "a number that is none": pdf(b"BT /F1 9 Tf 5 --5 Td (within) Tj ET"),
}  # fmt: skip


def test_words_that_are_drawn_stay_however_they_are_set():
    for place, data in DRAWN.items():
        assert b"within" in cleaned_pdf(data)[1], place


def test_what_stands_behind_words_that_go_stays_in_its_place():
    line = b"BT /F1 10 Tf 10 100 Td 3 Tr (%b) Tj 0 Tr 2 Tc [(a) -500 (b)] TJ 0 -20 Td 3 Tr (%b) Tj ET" % (
        SECRET,
        SECRET,
    )
    widths = "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 255/Widths[{}]>>".format("600 " * 256)

    content = cleaned_pdf(pdf(line, o5=widths))[0].pages[0]["/Contents"].get_data()

    assert b"[-4200.0000 (a) -500 (b)] TJ" in content, "seven letters of six tenths"
    assert content.count(b"TJ") == 1, "a line of which nothing stays leaves no step that tells how long it was"
    steps = cleaned_pdf(pdf(b"BT /F1 10 Tf 10 100 Td [-500] TJ /F1 20 Tf (a) Tj ET", o5=widths))[0].pages[0]
    assert b"[-250.0000 (a)] TJ" in steps["/Contents"].get_data(), "a step by itself is of the size before"
    unknown = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/90ms-RKSJ-H/DescendantFonts[<<>>]>>"
    with pytest.raises(Refused, match="nobody can tell"):
        pdf_files.clean(pdf(line, o5=unknown))


def test_promise_P15_layers_that_change_by_who_looks_are_refused_and_others_are_not():
    group = "<</Type/OCG/Name(a)/Usage<</Zoom<</min 100>>>>>>"
    for category, is_refused in (("Zoom", True), ("User", True), ("Print", False)):
        uses = f"/OCProperties<</OCGs[6 0 R]/D<</AS[<</Event/View/Category[/{category}]/OCGs[6 0 R]>>]>>>>"
        data = pdf(b"/OC /L BDC " + SHOWN + b" EMC", catalogue=uses, resources="/Properties<</L 6 0 R>>", o6=group)
        if is_refused:
            with pytest.raises(Refused, match="layers"):
                pdf_files.clean(data)
        else:
            assert "visible" in cleaned_pdf(data)[0].pages[0].extract_text()


def test_a_form_that_hundreds_of_pages_share_is_written_once():
    count = 200
    kids = "".join(f"{20 + n} 0 R " for n in range(count))
    resources = "<</XObject<</X 6 0 R>>/Font<</F1 5 0 R/F2 5 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources{resources}>>"
    form = ("<</Subtype/Form/BBox[0 0 99 99]>>", b"1 1 l\n" * 20_000 + b"BT /F2 9 Tf (within) Tj ET")
    pages = {f"o{20 + n}": page for n in range(count)}
    data = pdf(b"/X Do " + SHOWN, o6=form, o2=f"<</Type/Pages/Kids[{kids}]/Count {count}>>", **pages)
    began = time.process_time()

    reader, everything = cleaned_pdf(data)

    assert time.process_time() - began < 4  # a quarter of it on a machine that does nothing else
    assert everything.count(b"(within)") == 1
    assert all(set(page["/Resources"]["/Font"]) == {"/F1", "/F2"} for page in reader.pages)


def test_promise_P15_programs_of_letters_keep_their_letters_without_their_makers():
    tables = {b"glyf": b"letters!", b"name": SECRET + b" ", b"head": b"heading."}
    head = b"\0\1\0\0" + struct.pack(">HHHH", len(tables), 32, 1, 16)
    place, directory, body = 12 + 16 * len(tables), b"", b""
    for name, content in tables.items():
        directory += struct.pack(">4sIII", name, 0, place + len(body), len(content))
        body += content
    kept = programs.without_notices(head + directory + body)
    assert SECRET not in kept
    assert b"letters!" in kept
    assert b"heading." in kept

    index = b"\0\1\1\1" + bytes((1 + len(SECRET),)) + SECRET
    top = bytes((248, 27 + 108 - 108, 1))  # string 391, the notice
    compact = b"\1\0\4\1" + b"\0\1\1\1\2A" + b"\0\1\1\1" + bytes((1 + len(top),)) + top + index + b"\0\0letters"
    kept = programs.without_notices(compact)
    assert len(kept) == len(compact)
    assert SECRET not in kept
    assert kept.endswith(b"letters")
    with pytest.raises(ValueError, match="no program"):
        programs.without_notices(SECRET)


def test_what_the_fields_of_a_form_show_stays_and_what_they_hold_goes():
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[20 20 60 40]/T({CANARY})/V({CANARY}){{}}>>"
    stream = (FORM.format("").replace("0 0 99 99", "0 0 20 10"), words_at(1, 1, "within"))
    shown = field.format("/AP<</N 6 0 R>>")
    button = "<</Type/Annot/Subtype/Widget/FT/Btn/Rect[0 0 9 9]/AS/On/AP<</N<</On 6 0 R/Off 7 0 R>>>>>>"

    for told in (shown, button):
        reader, everything = cleaned_pdf(pdf(page=f"/Annots[{told}]", o6=stream, o7=(stream[0], words_at(1, 1))))
        assert SECRET not in everything
        assert b"within" in everything
        assert "visible" in reader.pages[0].extract_text()
        assert "/Annots" not in reader.pages[0]
        assert "within" in reader.pages[0].extract_text()
    content = cleaned_pdf(pdf(page=f"/Annots[{shown}]", o6=stream))[0].pages[0]["/Contents"].get_data()
    assert b"2.00000 0.00000 0.00000 2.00000 20.00000 20.00000 cm" in content

    for unseen in (field.format("/F 2/AP<</N 6 0 R>>"), field.format("/F 2")):
        assert b"within" not in cleaned_pdf(pdf(page=f"/Annots[{unseen}]", o6=stream))[1]
    with pytest.raises(Refused, match="nobody can tell"):
        pdf_files.clean(pdf(page=f"/Annots[{field.format('')}]"))


def test_strings_of_programs_and_of_maps_cost_no_more_than_they_are_long():
    began = time.process_time()
    for told in (b"(\\" * 20_000, b"(" * 50_000, b"(()" * 20_000, b"<" * 50_000, b"(a(b" * 20_000):
        assert b"/A def" in programs.without_notices(b"%!FontType1\n/A def " + told)
        assert "visible" in cleaned_pdf(pdf(
            o5="<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>", o6=("<<>>", told)
        ))[0].pages[0].extract_text()  # fmt: skip
    assert time.process_time() - began < 4  # a tenth of it on a machine that does nothing else
    told = b"%!A\n/B (a (b (c)) \\) %d) % e\n(f)/G"
    kept = programs.without_notices(told)
    assert len(kept) == len(told)
    assert kept.split() == [b"%!A", b"/B", b"(", b")", b"(", b")/G"]
