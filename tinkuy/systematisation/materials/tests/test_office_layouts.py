"""What no slide draws of its layout goes, and so do fonts and what is said of pictures that are gone (P15)."""

import io
import zipfile

import pytest

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents.office import document as office

from .documents import CANARY
from .test_documents_unseen import SPACES, WORDS, cleaned_parts, package, with_canary, word
from .test_office_undrawn import shape

PLACE = (
    f"<p:sp><p:nvSpPr><p:cNvPr id='7' name='' descr='{CANARY}'/><p:cNvSpPr/><p:nvPr><p:ph type='title'/></p:nvPr>"
    f"</p:nvSpPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>{CANARY}</a:t></a:r></a:p></p:txBody></p:sp>"
)
HOLDER = (
    f"<p:pic><p:nvPicPr><p:cNvPr id='8' name='' descr='{CANARY}'/><p:cNvPicPr/><p:nvPr><p:ph type='pic'/></p:nvPr>"
    "</p:nvPicPr></p:pic>"
)


def presentation(slide: str, layout: str, master: str, *, of_slide: str = "", of_layout: str = "") -> dict[str, str]:
    """What is kept of a slide with its layout and master; `of_slide` and `of_layout` are attributes of these."""
    roots = {
        "presentation": ("presentation", "<p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst>"),
        "slides/slide1": ("sld", of_slide, slide),
        "slideLayouts/slideLayout1": ("sldLayout", of_layout, layout),
        "slideMasters/slideMaster1": ("sldMaster", "", master),
    }
    parts = {}
    for name, (root, *contents) in roots.items():
        inside = contents[0] if len(contents) == 1 else f"<p:cSld><p:spTree>{contents[1]}</p:spTree></p:cSld>"
        more = contents[0] if len(contents) > 1 else ""
        parts[f"ppt/{name}.xml"] = f"<p:{root} {SPACES} {more}>{inside}</p:{root}>"
    layouts, masters = (
        ("slideLayout", "ppt/slideLayouts/slideLayout1.xml"),
        ("slideMaster", "ppt/slideMasters/slideMaster1.xml"),
    )
    links = {
        "ppt/presentation.xml": [("slide", "ppt/slides/slide1.xml"), masters],
        "ppt/slides/slide1.xml": [layouts],
        "ppt/slideLayouts/slideLayout1.xml": [masters],
        "ppt/slideMasters/slideMaster1.xml": [layouts],
    }
    return cleaned_parts("ppt/presentation.xml", parts, links)


OFF = "showMasterSp='0'"
UNDRAWN = {
    "a layout that its slide switches off": ("", shape(CANARY, 9), shape(CANARY, 9), OFF, ""),
    "a master that its layout switches off": ("", shape(WORDS, 9), shape(CANARY, 9), "", OFF),
    "a place of a layout": ("", PLACE, shape(WORDS, 9), "", ""),
    "a place of a master": ("", "", PLACE + HOLDER, "", ""),
    "a picture in a place of a layout": ("", HOLDER, "", "", ""),
    "the name of a layout": ("", shape(WORDS, 9), "", "", f"matchingName='{CANARY}'"),
    "what is said of a picture that is gone": (
        f"<p:pic><p:nvPicPr><p:cNvPr id='3' name='' descr='{CANARY}'/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>"
        "<a:blip r:embed='r9'/></p:blipFill><p:spPr/></p:pic>", "", "", "", "",
    ),
    "what is said of a chart that is gone": (
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='3' name='' descr='{CANARY}'/><p:cNvGraphicFramePr/><p:nvPr/>"
        "</p:nvGraphicFramePr><a:graphic><a:graphicData uri='a'><c:chart r:id='r9'/></a:graphicData></a:graphic>"
        "</p:graphicFrame>", "", "", "", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", UNDRAWN)
def test_promise_P15_what_no_slide_draws_of_its_layout_and_master_goes(place):
    slide, layout, master, of_slide, of_layout = UNDRAWN[place]

    cleaned = presentation(shape(WORDS, 9) + slide, layout, master, of_slide=of_slide, of_layout=of_layout)

    assert with_canary(cleaned) == []
    assert WORDS in cleaned["ppt/slides/slide1.xml"]
    assert WORDS not in layout or WORDS in cleaned["ppt/slideLayouts/slideLayout1.xml"]


STROKES = '<p:contentPart xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:id="r9"/>'


def in_two_ways(choice: str, fallback: str) -> str:
    namespace = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    return (
        f'<mc:AlternateContent><mc:Choice {namespace} Requires="p14">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_promise_P15_the_picture_of_pen_strokes_stays_because_it_may_cover_words():
    cleaned = presentation(shape("a", 9) + in_two_ways(STROKES, shape(WORDS, 9)), "", "")

    assert WORDS in cleaned["ppt/slides/slide1.xml"]
    assert WORDS not in presentation(in_two_ways(shape("a", 9), shape(WORDS, 9)), "", "")["ppt/slides/slide1.xml"]


@pytest.mark.parametrize("drawing", [STROKES, in_two_ways(STROKES, ""), '<p:oleObj r:id="r9"/>'])
def test_promise_P15_a_slide_whose_drawing_cannot_be_kept_is_refused_because_it_may_cover_words(drawing):
    with pytest.raises(Refused, match="whether it is shown"):
        presentation(shape(WORDS, 9) + drawing, "", "")


def test_what_a_slide_draws_of_its_layout_and_master_stays():
    cleaned = presentation(shape("a", 9), shape(WORDS, 9), shape(WORDS, 9), of_slide="showMasterSp='1'")

    assert WORDS in cleaned["ppt/slideLayouts/slideLayout1.xml"]
    assert WORDS in cleaned["ppt/slideMasters/slideMaster1.xml"]


def test_promise_P15_what_is_said_of_a_picture_of_a_word_file_goes_with_it():
    picture = (
        '<w:p xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing><wp:inline>'
        f'<wp:docPr id="1" name="" descr="{CANARY}"/><a:graphic><a:graphicData uri="a"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
        "</w:r></w:p>"
    )

    cleaned = word(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>{picture}")

    assert with_canary(cleaned) == []
    assert WORDS in cleaned["word/document.xml"]


def test_promise_P15_fonts_that_a_file_carries_are_not_handed_out():
    body = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    fonts = '<w:font w:name="A"><w:embedRegular r:id="r1" w:fontKey="{00000000-0000-0000-0000-000000000000}"/></w:font>'
    sent = package(
        "word/document.xml",
        {
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/fontTable.xml": f"<w:fonts {SPACES}>{fonts}</w:fonts>",
            "word/fonts/font1.odttf": CANARY,
        },
        {
            "word/document.xml": [("fontTable", "word/fontTable.xml")],
            "word/fontTable.xml": [("font", "word/fonts/font1.odttf")],
        },
    )

    with zipfile.ZipFile(io.BytesIO(office.clean(sent)[1])) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}

    assert with_canary(found) == []
    assert "embedRegular" not in found["word/fontTable.xml"]
    assert WORDS in found["word/document.xml"]


def point(identity: int, words: str, kind: str = "") -> str:
    kind = kind and f"type='{kind}'"
    return f"<dgm:pt modelId='{identity}' {kind}><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>"


def test_promise_P15_words_of_a_diagram_that_it_does_not_draw_go():
    """Its own point, points of the presentation, points to which nothing leads; arrows of lines that lead nowhere."""
    lines = (
        "<dgm:cxn modelId='90' srcId='1' destId='2' parTransId='3' sibTransId='4'/><dgm:cxn srcId='2' destId='5'/>"
        "<dgm:cxn srcId='70' destId='71' sibTransId='72'/><dgm:cxn type='presOf' srcId='2' destId='8'/>"
    )
    drawn = [point(2, WORDS), point(4, f"{WORDS} en la flecha", "sibTrans"), point(5, f"{WORDS} debajo")]
    undrawn = [point(1, CANARY, "doc"), point(8, CANARY, "pres"), point(70, CANARY), point(71, CANARY)]
    points = "".join([*undrawn, *drawn, point(72, CANARY, "sibTrans")])
    cleaned = cleaned_parts(
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst>"
            "</p:presentation>",
            "ppt/slides/slide1.xml": f"<p:sld {SPACES}><p:cSld><dgm:relIds r:dm='r1'/></p:cSld></p:sld>",
            "ppt/diagrams/data1.xml": f"<dgm:dataModel {SPACES}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{lines}"
            "</dgm:cxnLst></dgm:dataModel>",
        },
        {
            "ppt/presentation.xml": [("slide", "ppt/slides/slide1.xml")],
            "ppt/slides/slide1.xml": [("diagramData", "ppt/diagrams/data1.xml")],
        },
    )

    assert with_canary(cleaned) == []
    assert cleaned["ppt/diagrams/data1.xml"].count(WORDS) == 3
