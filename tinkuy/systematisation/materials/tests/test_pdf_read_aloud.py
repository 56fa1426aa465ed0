"""What is read aloud of a PDF is what belongs to what its pages show: words that were removed are not spoken (P15)."""

from .documents import CANARY
from .test_pdf_unseen import FORM, SHOWN, cleaned_pdf, pdf, words_at

SECRET = CANARY.encode()
UNSEEN = b" BT 3 Tr /F1 9 Tf 50 50 Td (x) Tj ET 0 Tr "
"""Words of which nothing is drawn."""
BEYOND = words_at(900, 900, "x")
SPOKEN = f"/ActualText({CANARY})"


def piece(properties: str, inside: bytes, tag: str = "/Span") -> bytes:
    """A piece of a page that is marked with *properties*, a dictionary or the name of one."""
    return SHOWN + f" {tag} {properties} BDC ".encode() + inside + b" EMC "


def structured_pdf(element: str, content: bytes, *, kids: str = "/K 0", **more: str | tuple[str, bytes]) -> bytes:
    """A page whose only element of the structure says *element*."""
    return pdf(
        content,
        catalogue="/StructTreeRoot 8 0 R/MarkInfo<</Marked true>>",
        page="/StructParents 0",
        o8="<</Type/StructTreeRoot/K[9 0 R]/ParentTree<</Nums[0[9 0 R]]>>>>",
        o9=f"<</Type/StructElem/S/P/P 8 0 R/Pg 3 0 R {kids} {element}>>",
        **more,
    )


def outlined(item: str, content: bytes = SHOWN, **more: str) -> bytes:
    return pdf(
        content,
        catalogue="/Outlines 6 0 R",
        o6="<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
        o7=f"<</Title({CANARY})/Parent 6 0 R {item}>>",
        **more,
    )


PIECE_0 = "<</MCID 0>>"
GOES = {
    "instead of words that are not drawn": pdf(piece(f"<<{SPOKEN}>>", UNSEEN)),
    "beside words that are not drawn": pdf(piece(f"<</Alt({CANARY})>>", UNSEEN)),
    "the long form of words that are not drawn": pdf(piece(f"<</E({CANARY})>>", UNSEEN)),
    "instead of words beyond the edge": pdf(piece(f"<<{SPOKEN}>>", BEYOND)),
    "instead of nothing": pdf(piece(f"<<{SPOKEN}>>", b"")),
    "instead of words of which some are removed": pdf(piece(f"<<{SPOKEN}>>", SHOWN + BEYOND)),
    "around a piece that is removed": pdf(piece(f"<<{SPOKEN}>>", b"/P <</MCID 0>> BDC" + SHOWN + BEYOND + b"EMC")),
    "by the name of properties": pdf(piece("/M", UNSEEN), resources=f"/Properties<</M<<{SPOKEN}/E({CANARY})>>>>"),
    "instead of a picture that goes": pdf(
        piece(f"<</Alt({CANARY})>>", b"q 9 0 0 9 900 900 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q", "/Figure")
    ),
    "a language that is none": pdf(piece(f"<</Lang({CANARY} {CANARY})/MCID 0>>", SHOWN)),
    "an element of words that are not drawn": structured_pdf(SPOKEN, piece(PIECE_0, UNSEEN)),
    "the picture of an element": structured_pdf(f"/Alt({CANARY})", piece(PIECE_0, BEYOND)),
    "the long form of an element": structured_pdf(f"/E({CANARY})", piece(PIECE_0, UNSEEN)),
    "an element without a piece": structured_pdf(f"/Alt({CANARY})", SHOWN, kids=""),
    "an element of a piece that is nowhere": structured_pdf(SPOKEN, SHOWN, kids="/K 7"),
    "an element above what is removed": structured_pdf(
        SPOKEN, piece(PIECE_0, SHOWN) + piece("<</MCID 1>>", UNSEEN), kids="/K[0 10 0 R]",
        o10="<</Type/StructElem/S/Span/P 9 0 R/Pg 3 0 R/K 1>>",
    ),
    "an element of a form that is not painted": structured_pdf(
        SPOKEN, SHOWN, kids="/K<</Type/MCR/Pg 3 0 R/Stm 6 0 R/MCID 0>>",
        o6=(FORM.format("/StructParents 1"), b"/P <</MCID 0>> BDC" + words_at(9, 9, "x") + b"EMC"),
    ),
    "a note on a structure": structured_pdf(f"/Contents({CANARY})/T({CANARY})", piece(PIECE_0, SHOWN)),
    "a title that leads nowhere": outlined(""),
    "a title of a page that is not there": outlined("/Dest[99 0 R/Fit]"),
    "a title of a place beyond the page": outlined("/Dest[3 0 R/XYZ 900 900 0]"),
    "a title by an action that leads nowhere": outlined("/A<</S/GoTo/D(nada)>>"),
    "a title of words that are not drawn": outlined("/Dest[3 0 R/Fit]", SHOWN + UNSEEN.replace(b"(x)", b"(CANARIO)")),
    "a link that nobody can press": pdf(
        page=f"/Annots[<</Type/Annot/Subtype/Link/Rect[900 900 990 990]/A<</S/URI/URI(https://{CANARY}.org)>>>>]"
    ),
    "the title of a link": pdf(
        page=f"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents({CANARY})/T({CANARY})/Dest[3 0 R/Fit]>>]"
    ),
    "a label of pages that are not there": pdf(catalogue=f"/PageLabels<</Nums[0<</S/D>>5<</P({CANARY})>>]>>"),
    "words before the numbers of pages": pdf(catalogue=f"/PageLabels<</Nums[0<</S/D/P({CANARY} {CANARY})>>]>>"),
    "a thread of articles": pdf(catalogue="/Threads[6 0 R]", o6=f"<</F 7 0 R/I<</Title({CANARY})>>>>",
                                o7="<</T 6 0 R/N 7 0 R/V 7 0 R/P 3 0 R/R[0 0 9 9]>>"),
    "the name of a layer": pdf(
        b"/OC /L BDC " + SHOWN + b" EMC", resources="/Properties<</L 6 0 R>>",
        catalogue="/OCProperties<</OCGs[6 0 R]/D<<>>>>", o6=f"<</Type/OCG/Name({CANARY})>>",
    ),
}  # fmt: skip


def test_promise_P15_words_that_were_removed_are_not_read_aloud():
    left = [place for place, data in GOES.items() if is_readable(cleaned_pdf(data)[1])]

    assert left == []


def is_readable(everything: bytes) -> bool:
    return any(form in everything for form in (SECRET, CANARY.encode("utf-16-be").hex().encode()))
