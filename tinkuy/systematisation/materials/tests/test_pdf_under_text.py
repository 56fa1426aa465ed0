"""Words beneath other text, or too small to be read, are not in the layer of words of a printed PDF (P15)."""

from .documents import CANARY
from .test_pdf_unseen import SHOWN, cleaned_pdf, pdf, words_at

PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>"
SQUARES = "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"


def words_of(content: bytes) -> list[str]:
    return cleaned_pdf(pdf(SHOWN + content, o3=PAGE, o6=SQUARES))[0].pages[0].extract_text().split()


def squares_at(x: int, y: int, size: int, count: int) -> bytes:
    return b" BT /F2 %d Tf %d %d Td (%b) Tj ET " % (size, x, y, b"n" * count)


def test_promise_P15_words_beneath_other_text_are_not_found():
    secret = words_at(20, 100)
    covered = {
        "squares": secret + squares_at(15, 98, 16, 9),
        "one square": secret + squares_at(15, 60, 120, 1),
        "squares of another colour": secret + b" 1 0 0 rg " + squares_at(15, 98, 16, 9),
        "squares over red": b" 1 0 0 rg " + secret + b" 0 g " + squares_at(15, 98, 16, 9),
        "squares over it and over others": secret * 2 + words_at(20, 101, "x") + squares_at(15, 98, 16, 9),
    }

    assert [name for name, content in covered.items() if CANARY in "".join(words_of(content))] == []


def test_words_upon_other_text_are_found_and_such_as_are_drawn_twice_once():
    assert "within" in "".join(words_of(squares_at(15, 98, 16, 9) + b" 1 g " + words_at(20, 100, "within")))
    upon_grey = b" .8 g " + squares_at(15, 60, 120, 1) + b" 0 g " + words_at(20, 100, "within")
    assert "within" in "".join(words_of(upon_grey))
    once = b" BT /F1 40 Tf 20 100 Td (within) Tj ET "
    for shift in (b"0", b".3", b"1"):
        assert words_of(once + b" q 1 0 0 1 %b 0 cm " % shift + once + b" Q") == ["visible", "within"], shift
    assert words_of(once * 3) == ["visible", "within"]


def test_promise_P15_words_too_small_to_be_read_are_not_found():
    def sized(size: bytes, words: bytes) -> list[str]:
        return words_of(b" BT /F1 %b Tf 20 100 Td (%b) Tj ET " % (size, words))

    for size in (b"0.3", b"1", b"1.5"):
        assert sized(size, CANARY.encode()) == ["visible"], size
    assert sized(b"2", b"canario") == ["visible"]
    assert sized(b"5", b"a1, - within.") == ["visible", "a1,", "-", "within."]
    assert words_of(words_at(20, 100, "w") + b" BT /F1 1 Tf 26.6 100 Td (canario) Tj ET") == ["visible", "w"]


def test_promise_P15_letters_without_paint_are_not_found_where_another_font_paints_beyond_its_box():
    bar = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]"
    content = SHOWN + b" 3 Tr" + words_at(20, 100) + b" 0 Tr BT /F2 1 Tf 15 40 Td (a) Tj ET"
    made = pdf(
        content,
        o3=PAGE,
        o6=f"{bar}/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>/Resources<<>>>>",
        o7=("<<>>", b"1 0 0 0 1 1 d1 0 0 150 100 re f"),
    )

    assert cleaned_pdf(made)[0].pages[0].extract_text().split() == ["visible"]
