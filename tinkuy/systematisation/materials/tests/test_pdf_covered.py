"""A mark (a comment) upon words of a PDF's page covers them in what is handed out, as it does in readers (P15)."""

from .documents import CANARY
from .test_pdf_unseen import FORM, SHOWN, cleaned_pdf, pdf, words_at

SECRET = words_at(20, 100)
PLACE = "/Rect[15 95 120 115]"
QUADS = "/QuadPoints[15 115 120 115 15 95 120 95]"
BLACK = "/C[0 0 0]/IC[0 0 0]"
SOLID = ("<</Type/XObject/Subtype/Form/BBox[0 0 105 20]>>", b"0 g 0 0 105 20 re f")
OWN = "/AP<</N 6 0 R>>"
LAYER = "/OCProperties<</OCGs[7 0 R]/D<</{}[7 0 R]>>>>"


def marked(*marks: str, words: bytes = SECRET, o6: tuple[str, bytes] = SOLID, **more: str | tuple[str, bytes]) -> bytes:
    """A page of *words* with marks upon it, each told from its kind on."""
    held = "".join(f"<</Type/Annot/Subtype/{mark}>>" for mark in marks)
    return pdf(SHOWN + words, page=f"/Annots[{held}]", o6=o6, **more)


def layered(state: str) -> dict[str, str]:
    return {"catalogue": LAYER.format(state), "o7": "<</Type/OCG/Name(x)>>"}


COVERS = {
    "a rectangle": (f"Square{PLACE}{BLACK}/F 4", {}),
    "a rectangle that is not printed": (f"Square{PLACE}{BLACK}", {}),
    "a rectangle that is printed alone": (f"Square{PLACE}{BLACK}/F 36", {}),
    "a rectangle with a picture": (f"Square{PLACE}/F 4{OWN}", {}),
    "a rectangle of a layer that is on": (f"Square{PLACE}{BLACK}/OC 7 0 R", layered("ON")),
    "a rectangle of a layer that is off": (f"Square{PLACE}{BLACK}/OC 7 0 R", layered("OFF")),
    "black that highlights": (f"Highlight{PLACE}{QUADS}/C[0 0 0]/F 4", {}),
    "a white box with words": (f"FreeText{PLACE}/C[1 1 1]/DA(/Helv 9 Tf)/Contents(x)/F 4", {}),
    "a stamp": (f"Stamp{PLACE}/F 4{OWN}", {}),
    "a stamp that each reader draws": (f"Stamp{PLACE}/Name/Approved/F 4", {}),
    "a pen": (f"Ink{PLACE}/C[0 0 0]/BS<</W 20>>/InkList[[15 105 120 105]]/F 4", {}),
    "a polygon": (f"Polygon{PLACE}{BLACK}/Vertices[15 95 120 95 120 115 15 115]/F 4", {}),
    "a thick line": (f"Line{PLACE}{BLACK}/BS<</W 20>>/L[15 105 120 105]/F 4", {}),
    "a redaction to be applied": (f"Redact{PLACE}/F 4", {}),
    "a redaction that frames": (
        f"Redact{PLACE}/F 4{OWN}", {"o6": (SOLID[0], b"1 0 0 RG 0 0 105 20 re S")},
    ),
    "a link with a picture": (f"Link{PLACE}{OWN}", {}),
    "a field of no form": (f"Widget/FT/Btn{PLACE}/F 4{OWN}", {}),
}  # fmt: skip


def test_promise_P15_words_beneath_a_mark_are_neither_drawn_nor_found():
    leaks = []
    for mark, (annotation, more) in COVERS.items():
        covered, bare = marked(annotation, **more), marked(annotation, words=b"", **more)
        reader, everything = cleaned_pdf(covered)
        page = reader.pages[0]
        assert "visible" in page.extract_text(), mark
        is_bare = everything == cleaned_pdf(bare)[1]
        leaks += [] if is_bare and CANARY not in page.extract_text() else [mark]

    assert leaks == []


def test_promise_P15_a_mark_that_stands_upright_on_a_turned_page_covers_what_readers_show_it_upon():
    box = "/Rect[15 100 35 130]"
    for angle, (across, up) in {90: (20, 135), 180: (10, 135), 270: (5, 115)}.items():
        words = words_at(across, up, CANARY[:2])
        page = f"/Rotate {angle}/Annots[<</Type/Annot/Subtype/Stamp/F 20{box}{OWN}>>]"

        assert CANARY[:2] not in words_of(pdf(SHOWN + words, page=page, o6=SOLID)), angle


def test_promise_P15_letters_of_which_a_mark_leaves_the_rims_are_not_found():
    stroke = f"Ink{PLACE}/C[0 0 0]/BS<</W 7>>/InkList[[15 104 120 104]]/F 4"
    line = f"Ink{PLACE}/C[0 0 0]/BS<</W 1>>/InkList[[15 104 120 104]]/F 4"
    large = b" BT /F1 12 Tf 20 100 Td (PERSONA) Tj ET "

    assert words_of(marked(stroke, words=large)).split() == ["visible"]
    assert words_of(marked(line, words=large)).split() == ["visible", "PERSONA"]


def test_a_mark_that_no_reader_shows_or_that_is_clear_covers_nothing():
    hidden = {
        "hidden": f"Square{PLACE}{BLACK}/F 2",
        "neither on the screen nor in print": f"Square{PLACE}{BLACK}/F 32",
        "a frame": f"Square{PLACE}/C[0 0 0]",
        "yellow": f"Highlight{PLACE}{QUADS}/C[1 1 0]",
        "a line beneath": f"Underline{PLACE}{QUADS}/C[0 0 0]",
    }

    covered = [name for name, mark in hidden.items() if CANARY not in words_of(marked(mark))]

    assert covered == []


def words_of(data: bytes) -> str:
    return cleaned_pdf(data)[0].pages[0].extract_text()


def test_promise_P15_of_comments_stays_what_stands_on_the_page_and_no_word_beside_it():
    typed = (FORM.format(""), words_at(1, 1, "typed"))
    author = f"/T({CANARY})/Subj({CANARY})/NM({CANARY})/RC({CANARY})"
    reader, everything = cleaned_pdf(
        marked(
            f"Text/Rect[150 150 170 170]/Contents({CANARY})/Open true{author}",
            f"Popup/Rect[10 120 190 190]/Contents({CANARY})/Open true/AP<</N 8 0 R>>",
            f"FreeText/Rect[20 60 119 159]/Contents({CANARY}){author}{OWN}",
            "FreeText/Rect[120 0 199 79]/F 36/AP<</N 8 0 R>>",
            "FreeText/Rect[120 80 199 150]/OC 7 0 R/AP<</N 8 0 R>>",
            words=b"",
            o6=typed,
            o8=(typed[0], words_at(1, 20, CANARY)),
            **layered("OFF"),
        )
    )

    page = reader.pages[0]
    assert CANARY.encode() not in everything
    assert "/Annots" not in page
    assert page.extract_text().split() == ["visible", "typed"]
