"""Marks that cover words of a PDF cover them in the copy, whatever the page around them is like (P15)."""

from .documents import CANARY
from .test_pdf_covered import OWN, PLACE, QUADS, SECRET, SOLID, marked
from .test_pdf_unseen import FORM, SHOWN, cleaned_pdf, pdf, words_at

NOTE = "<</Type/Annot/Subtype/Text/Rect[150 150 170 170]/Contents(x)/F 4>>"
LINK = "<</Type/Annot/Subtype/Link/Rect[150 150 170 170]>>"
BOX = f"<</Type/Annot/Subtype/Square{PLACE}/F 4{OWN}>>"
REDACTION = f"<</Type/Annot/Subtype/Redact{PLACE}/F 4>>"
RESOURCES = "/Resources<</Font<</F1 5 0 R>>>>"
FIELD = "<</Type/Annot/Subtype/Widget/FT/{}/T(t)/Rect[15 95 120 115]/F 4{}>>"


def page(marks: str, more: str = "/MediaBox[0 0 200 200]", resources: str = RESOURCES) -> str:
    return f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{more}{resources}/Annots {marks}>>"


def pages(more: str = "", kids: str = "3 0 R") -> str:
    return f"<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}{more}>>"


def words_of(data: bytes) -> list[str]:
    return [one.extract_text().strip() for one in cleaned_pdf(data)[0].pages]


def test_promise_P15_a_mark_brings_no_word_from_beyond_a_box_that_the_page_inherits():
    beyond, cropped = SHOWN + words_at(400, 400), SHOWN + words_at(120, 150)
    for mark in (NOTE, LINK, BOX):
        whole = pdf(beyond, o2=pages("/MediaBox[0 0 200 200]"), o3=page(f"[{mark}]", ""), o6=SOLID)
        part = pdf(cropped, o2=pages("/CropBox[0 0 100 100]"), o3=page(f"[{mark}]"), o6=SOLID)

        assert words_of(whole) == words_of(part) == ["visible"]


def test_a_mark_takes_nothing_away_from_a_page_that_inherits_its_box_or_its_fonts():
    far = words_at(800, 900, "within")
    for mark in (NOTE, BOX):
        large = pdf(SHOWN + far, o2=pages("/MediaBox[0 0 1000 1000]"), o3=page(f"[{mark}]", ""), o6=SOLID)
        inheriting = pdf(SHOWN, o2=pages(RESOURCES), o3=page(f"[{mark}]", resources=""), o6=SOLID)

        assert words_of(large)[0].split() == ["visible", "within"]
        assert words_of(inheriting) == ["visible"]


def test_promise_P15_a_mark_covers_words_however_the_operators_of_the_page_end():
    ends = {
        "Q too often": b" Q Q .5 0 0 .5 60 60 cm ",
        "a layer that is off, not closed": b" /OC /M BDC ",
        "a sentence without end": b" (abc ",
        "a picture without end": b" BI /W 1 /H 1 /BPC 8 /CS /G ID x",
        "a list without end": b" [ 1 2 ",
    }
    layer = {
        "resources": "/Properties<</M 7 0 R>>",
        "catalogue": "/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>",
        "o7": "<</Type/OCG/Name(x)>>",
    }
    leaks = [
        end
        for end, operators in ends.items()
        for mark in (BOX, REDACTION)
        if CANARY in "".join(words_of(pdf(SHOWN + SECRET + operators, page=f"/Annots[{mark}]", o6=SOLID, **layer)))
    ]

    assert leaks == []


def test_promise_P15_two_pages_that_share_their_marks_are_both_covered():
    for mark in (BOX, REDACTION):
        own = page("8 0 R")
        twice = pdf(SHOWN + SECRET, o2=pages(kids="3 0 R 9 0 R"), o3=own, o9=own, o8=f"[{mark}]", o6=SOLID)
        same = pdf(SHOWN + SECRET, o2=pages(kids="3 0 R 3 0 R"), o3=own, o8=f"[{mark}]", o6=SOLID)

        assert words_of(twice) == words_of(same) == ["visible", "visible"]


def test_promise_P15_what_covers_in_some_readers_covers_in_the_copy():
    turned = "/QuadPoints[15 95 120 95 120 115 15 115]"
    small = "/Rect[15 95 20 100]"
    pictured = f"/AP<</N<</On 6 0 R>>>>{PLACE}/F 4"
    covers = {
        "not shown where it is unknown": f"Square{PLACE}/C[0 0 0]/IC[0 0 0]/F 1",
        "a highlight beyond its frame": f"Highlight{small}{QUADS}/C[0 0 0]/F 4",
        "a highlight in the order of the standard": f"Highlight{PLACE}{turned}/C[0 0 0]/F 4",
        "a redaction beyond its frame": f"Redact{small}{QUADS}/F 4",
        "a redaction without a frame": f"Redact{QUADS}/F 4",
        "a picture of a state that is not named": f"Stamp{pictured}",
        "a field of no form": f"Widget/FT/Tx{PLACE}/F 4/MK<</BG[0 0 0]>>",
    }

    leaks = [name for name, mark in covers.items() if CANARY in words_of(marked(mark))[0]]

    assert leaks == []


def in_form(field: str) -> bytes:
    form = {"catalogue": "/AcroForm<</Fields[8 0 R]/DA(/Helv 9 Tf)>>", "page": "/Annots[8 0 R]"}
    words = (FORM.format("").replace("0 0 99 99", "0 0 105 20"), b"0 g 0 0 105 20 re f")
    return pdf(SHOWN + SECRET, **form, o6=words, o8=field)


def test_promise_P15_a_field_of_a_form_covers_what_lies_beneath_it():
    fields = {
        "with a picture": FIELD.format("Tx", OWN),
        "a signature": FIELD.format("Sig", OWN),
        "a box with a state": FIELD.format("Btn", "/AS/On/AP<</N<</On 6 0 R>>>>"),
        "a button of no state": FIELD.format("Btn", OWN),
        "with colours alone": FIELD.format("Tx", "/MK<</BG[0 0 0]>>"),
        "a signature with colours alone": FIELD.format("Sig", "/MK<</BG[0 0 0]>>"),
    }

    leaks = [name for name, field in fields.items() if CANARY in words_of(in_form(field))[0]]

    assert leaks == []


def test_promise_P15_a_redaction_upon_a_comment_covers_its_words():
    comment = f"<</Type/Annot/Subtype/FreeText{PLACE}/F 4/AP<</N 8 0 R>>>>"
    own = (FORM.format("").replace("0 0 99 99", "0 0 105 20"), b"1 1 0 rg 0 0 105 20 re f 0 g" + words_at(5, 5))
    line = f"<</Type/Annot/Subtype/Polygon{PLACE}/C[0 0 0]/IC[0 0 0]/F 4>>"
    for above in (REDACTION, line):
        with_comment = pdf(SHOWN, page=f"/Annots[{comment}{above}]", o6=SOLID, o8=own)
        without = pdf(SHOWN, page=f"/Annots[{above}]", o6=SOLID)

        assert cleaned_pdf(with_comment)[1] == cleaned_pdf(without)[1]


def test_promise_P15_a_field_upon_the_page_hides_no_mark_that_went_astray():
    large = "<</Type/Annot/Subtype/Widget/FT/Tx/T(t)/Rect[0 0 200 200]/F 4/AP<</N 8 0 R>>>>"
    frame = ("<</Type/XObject/Subtype/Form/BBox[0 0 200 200]>>", b"1 0 0 RG 2 2 196 196 re S")
    page_of_both = f"/Annots[{BOX}{large}]"

    words = words_of(pdf(SHOWN + SECRET + b" Q Q .5 0 0 .5 60 60 cm ", page=page_of_both, o6=SOLID, o8=frame))

    assert CANARY not in words[0]


def test_promise_P15_a_mark_of_two_pages_is_covered_on_the_one_and_covers_on_the_other():
    turned = f"<</Type/Annot/Subtype/Stamp{PLACE}/F 20{OWN}>>"
    first = page("8 0 R", "/MediaBox[0 0 200 200]/Rotate 90")
    both = pdf(SHOWN + SECRET, o2=pages(kids="3 0 R 9 0 R"), o3=first, o9=page("8 0 R"), o8=f"[{turned}]", o6=SOLID)

    assert CANARY not in words_of(both)[1]


def test_an_empty_field_upon_a_printed_line_stays_empty_and_two_like_marks_stay():
    line = b" 1 w 15 97 m 120 97 l S "
    empty = ("<</Type/XObject/Subtype/Form/BBox[0 0 105 20]>>", b"/Tx BMC EMC")
    form = {"catalogue": "/AcroForm<</Fields[8 0 R]/DA(/Helv 9 Tf)>>", "page": "/Annots[8 0 R]", "o6": empty}
    bare = cleaned_pdf(pdf(SHOWN + line))[1]
    for field in ("/MK<<>>" + OWN, "/MK<</BC[0 0 0]>>" + OWN, "/MK<</BG[1 1 1]>>" + OWN, ""):
        assert cleaned_pdf(pdf(SHOWN + line, **form, o8=FIELD.format("Tx", field)))[1] == bare, field

    twice = f"Highlight{PLACE}{QUADS}/C[1 1 0]/F 4"
    assert words_of(marked(twice, twice))[0].split() == ["visible", CANARY]


def test_promise_P15_a_field_that_went_astray_covers_all_the_same():
    field = FIELD.format("Tx", "/AP<</N 8 0 R>>")
    for end in (b" Q Q .5 0 0 .5 60 60 cm ", b" (abc "):
        words = words_of(pdf(SHOWN + SECRET + end, page=f"/Annots[{field}]", o8=SOLID))

        assert CANARY not in words[0], end
