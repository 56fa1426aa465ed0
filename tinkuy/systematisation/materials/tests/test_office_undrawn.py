"""What no page draws goes or is refused, and what is drawn stays, in each construct of Word and of slides (P15)."""

import pytest

from tests.linear_time import is_linear
from tinkuy.core.errors import Refused

from .documents import CANARY
from .test_documents_unseen import SECRET, SHOWN, SPACES, WORDS, cleaned_parts, with_canary, word

MORE = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
BEGIN, BETWEEN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def order(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def field(*pieces: str) -> str:
    return f"<w:p>{BEGIN}{''.join(pieces)}{END}</w:p>"


def cleaned_word(body: str, *parts: tuple[str, str, str]) -> dict[str, str]:
    """Of a Word file of *body* and a paragraph of `WORDS` before it; `MORE` namespaces are declared."""
    return word(f"{SHOWN}<w:p {MORE}/>" + body.replace("<w:p>", f"<w:p {MORE}>"), *parts)


def test_promise_P15_whatever_stands_in_the_order_of_a_field_goes():
    name = f"{BEGIN}{order(' MERGEFIELD Nombre ')}{BETWEEN}{run(CANARY)}{END}"
    deeper = f"{BEGIN}{order(' QUOTE ')}{name}{BETWEEN}{run(CANARY)}{END}"
    choice = order(' = "F" "Estimada" "Estimado" ')
    for content in (
        field(order(" IF "), name, choice, BETWEEN, run("Estimada")),
        field(order(" IF "), deeper, choice, BETWEEN, run("Estimada")),
        field(order(" INCLUDETEXT "), deeper, "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", BETWEEN, run("Estimada")),
        field(order(" PAGE "), run(CANARY), BETWEEN, run("Estimada")),
        field(
            order(" IF "),
            f'<w:fldSimple w:instr="PAGE {CANARY}">{run(CANARY)}</w:fldSimple>',
            choice,
            BETWEEN,
            run("Estimada"),
        ),
        field(order(f' = "{CANARY}" '), BETWEEN, run("Estimada")),
        field(order(f" SEQ {CANARY} "), BETWEEN, run("Estimada")),
        f'<w:p><w:fldSimple w:instr="AUTHOR {CANARY}">{run("Estimada")}</w:fldSimple></w:p>',
        f"<w:p>{order(f' PAGE {CANARY}')}{run('Estimada')}</w:p>",
    ):
        cleaned = cleaned_word(content)
        assert with_canary(cleaned) == [], content
        assert "Estimada" in cleaned["word/document.xml"], content
        assert "tbl" not in cleaned["word/document.xml"], content


def form(data: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'


def test_what_fields_and_forms_draw_without_a_result_stays():
    tells = f'<w:name w:val="{CANARY}"/><w:helpText w:val="{CANARY}"/>'
    box = '<w:checkBox><w:size w:val="20"/><w:checked/></w:checkBox>'
    entries = "".join(f'<w:listEntry w:val="{words}"/>' for words in (CANARY, "La segunda", CANARY))
    choice = f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'
    for content, drawn in (
        (f"<w:p>{form(tells + box)}{order(' FORMCHECKBOX ')}{END}</w:p>", "FORMCHECKBOX"),
        (f"<w:p>{form(tells + box)}{order(' FORMCHECKBOX ')}{END}</w:p>", "<w:checked/>"),
        (f"<w:p>{form(tells + choice)}{order(' FORMDROPDOWN ')}{END}</w:p>", "<w:t>La segunda</w:t>"),
        (field(order(f" MACROBUTTON {CANARY} [Pulse aqui] ")), "<w:t>[Pulse aqui]</w:t>"),
        (field(order(" PAGE ")), " PAGE "),
        (field(order(r" EQ \x(Mesa)")), r" EQ \x(Mesa)"),
    ):
        cleaned = cleaned_word(content)
        assert with_canary(cleaned) == [], content
        assert drawn in cleaned["word/document.xml"], content


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(properties: str, words: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(words)}</w:p></w:tc>"


DOWN, ACROSS = '<w:vMerge w:val="restart"/>', '<w:hMerge w:val="restart"/>'


def test_promise_P15_cells_beneath_a_merged_one_are_handed_out_empty():
    wide = '<w:gridSpan w:val="2"/>'
    for content in (
        table(cell(DOWN, "a"), cell("<w:vMerge/>", CANARY)),
        table(cell(wide, "a") + cell(DOWN, "b"), cell("", "c") + cell("", "d") + cell("<w:vMerge/>", CANARY)),
        table(cell(ACROSS, "a") + cell('<w:hMerge w:val="continue"/>', CANARY) + cell("", "Al lado")),
    ):
        cleaned = cleaned_word(content)
        assert with_canary(cleaned) == [], content
        assert cleaned["word/document.xml"].count("<w:tc>") == content.count("<w:tc>")
    assert "Al lado" in cleaned["word/document.xml"]


def anchored(offset: str, words: str, *, extent: int = 900_000, of: str = "page", more: str = "") -> str:
    place = f'<wp:positionH relativeFrom="{of}">{offset}</wp:positionH><wp:extent cx="{extent}" cy="900000"/>'
    box = f"<wps:wsp><wps:txbx><w:txbxContent><w:p>{run(words)}</w:p></w:txbxContent></wps:txbx></wps:wsp>"
    return (
        f"<w:p><w:r><w:drawing><wp:anchor>{place}<a:graphic><a:graphicData>{more or box}</a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


def group(x: int) -> str:
    frame = '<a:xfrm><a:off x="{}" y="0"/><a:ext cx="9" cy="9"/>{}</a:xfrm>'
    inside = frame.format(0, '<a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/>')
    box = f"<wps:txbx><w:txbxContent><w:p>{run(WORDS)}</w:p></w:txbxContent></wps:txbx>"
    shape = f"<wps:wsp><wps:spPr>{frame.format(x, '')}</wps:spPr>{box}</wps:wsp>"
    return f"<wpg:wgp><wpg:grpSpPr>{inside}</wpg:grpSpPr>{shape}</wpg:wgp>"


def old(style: str) -> str:
    box = f"<v:textbox><w:txbxContent><w:p>{run(WORDS)}</w:p></w:txbxContent></v:textbox>"
    return f'<w:p><w:r><w:pict><v:shape style="{style}">{box}</v:shape></w:pict></w:r></w:p>'


PARAGRAPH = "<w:p><w:pPr>{}</w:pPr>" + run(WORDS) + "</w:p>"
OFFSET = "<wp:posOffset>{}</wp:posOffset>"
CLEAR = "<w14:textFill><w14:noFill/></w14:textFill>"
CLEAR_COLOUR = (
    '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100%"/></w14:srgbClr>'
    "</w14:solidFill></w14:textFill>"
)
OUTLINED = "<w14:textOutline><w14:solidFill/></w14:textOutline>"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish w:val="{}"/></w:rPr></w:style>'
)
STYLED = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>' + run(WORDS, '<w:rStyle w:val="S"/>') + "</w:p>"
BEYOND, LETTERLESS, UNDECIDED, BY_STYLE = "beyond the edge", "without a colour", "nobody can tell", "a style hides"


def test_promise_P15_words_of_a_word_file_that_nobody_can_tell_shown_or_not_are_refused():
    for content, why in (
        (anchored(OFFSET.format(99_999_999), WORDS), BEYOND),
        (anchored(OFFSET.format(-900_001), WORDS), BEYOND),
        (anchored(OFFSET.format(0), "", more=group(99_999_999)), BEYOND),
        (PARAGRAPH.format('<w:framePr w:x="99999" w:hAnchor="page"/>'), BEYOND),
        (PARAGRAPH.format('<w:ind w:left="99999"/>'), BEYOND),
        (PARAGRAPH.format('<w:ind w:left="99cm"/>'), BEYOND),
        (PARAGRAPH.format('<w:framePr w:x="99.5in" w:hAnchor="page"/>'), BEYOND),
        (f'<w:tbl><w:tblPr><w:tblpPr w:tblpX="-99999"/></w:tblPr>{table(cell("", "a"))[7:]}', BEYOND),
        (old("position:absolute;left:99999pt;width:9pt"), BEYOND),
        (old("position:absolute;margin-left:-999in;width:9pt"), BEYOND),
        (anchored(OFFSET.format(0), WORDS, extent=100), LETTERLESS),
        (PARAGRAPH.format('<w:spacing w:line="1" w:lineRule="exact"/>'), LETTERLESS),
        (f'<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>{cell("", "a")}</w:tr></w:tbl>',
         LETTERLESS),
        (PARAGRAPH.format('<w:spacing w:line="0.05pt" w:lineRule="exact"/>'), LETTERLESS),
        (f"<w:p>{run(WORDS, CLEAR)}</w:p>", LETTERLESS),
        (f"<w:p>{run(WORDS, CLEAR_COLOUR)}</w:p>", LETTERLESS),
        (table(cell("<w:vMerge/>", WORDS)), UNDECIDED),
        (table(cell("<w:hMerge/>", WORDS)), UNDECIDED),
        (f"<w:p>{BEGIN}{order(' IF ')}{run(WORDS)}</w:p>", UNDECIDED),
        (field(order(" EQ "), field(order(" PAGE "))[5:-6]), UNDECIDED),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            print(content, cleaned_word(content))
    for says in ("0", "1"):
        with pytest.raises(Refused, match=BY_STYLE):
            cleaned_word(STYLED, ("styles", "w:styles", STYLES.format(says)))


def test_what_word_draws_near_an_edge_low_or_without_fill_stays():
    for content in (
        anchored(OFFSET.format(-500_000), WORDS),
        anchored(OFFSET.format(-5_000_000), WORDS, of="column"),
        anchored("<wp:align>right</wp:align>", WORDS),
        anchored(OFFSET.format(0), "", more=group(5_000)),
        old("position:absolute;margin-left:-20pt;margin-top:30pt;width:90pt;height:20pt"),
        PARAGRAPH.format('<w:ind w:left="-720" w:hanging="360"/>'),
        PARAGRAPH.format('<w:ind w:left="2cm"/>'),
        PARAGRAPH.format('<w:spacing w:line="12.5pt" w:lineRule="exact"/>'),
        PARAGRAPH.format('<w:spacing w:line="1" w:lineRule="atLeast"/>'),
        PARAGRAPH.format("") + '<w:p><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr></w:p>',
        f"<w:p>{run(WORDS, CLEAR + OUTLINED)}</w:p>",
        table(cell(DOWN, WORDS), cell("<w:vMerge/>", "")),
    ):
        assert cleaned_word(content)["word/document.xml"].count(WORDS) == 2, content


MATHS_RUN = f"<m:r><m:t>{CANARY}</m:t></m:r>"


def formula(content: str) -> str:
    return f"<w:p><m:oMath>{content}</m:oMath></w:p>"


def test_promise_P15_what_the_standard_does_not_name_and_words_beside_its_places_go():
    phantom = '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>{}</m:t></m:r></m:e></m:phant>'
    for content in (
        f'<w:firma w:val="{CANARY}">{SECRET}</w:firma>',
        f'<w:p w:firma="{CANARY}"><w:r w:quien="{CANARY}"><w:t w:de="{CANARY}">a</w:t></w:r></w:p>',
        f"{CANARY}<w:p>{CANARY}<w:r>{CANARY}<w:t>a</w:t>{CANARY}</w:r></w:p>{CANARY}",
        formula(phantom.format(CANARY)),
        formula(f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg>{MATHS_RUN}</m:deg><m:e/></m:rad>'),
        formula(f"<m:nary><m:naryPr><m:subHide/></m:naryPr><m:sub>{MATHS_RUN}</m:sub><m:e/></m:nary>"),
        formula(f"<m:nary><m:naryPr><m:supHide/></m:naryPr><m:sup>{MATHS_RUN}</m:sup><m:e/></m:nary>"),
        f"<w:p><w:r><w:delText>{CANARY}</w:delText><w:t>a</w:t></w:r></w:p>",
    ):
        assert with_canary(cleaned_word(content)) == [], content


def test_long_spaces_in_an_order_or_a_style_cost_no_more_than_they_are_long():
    def clean(length: int) -> None:
        spaces = " " * length
        assert WORDS in cleaned_word(field(order(f" MACROBUTTON a b{spaces}c")))["word/document.xml"]
        assert WORDS in cleaned_word(old(f"position:absolute;left:{spaces}!"))["word/document.xml"]

    assert is_linear(clean, 30_000, seconds=1)


BY_THEME = "<a:fontRef idx='none'><a:srgbClr val='000000'><a:alpha val='0'/></a:srgbClr></a:fontRef>"
COLOUR = "<a:solidFill><a:srgbClr val='000000'><a:{} val='{}'/></a:srgbClr></a:solidFill>"
NAMES = "<p:nv{0}Pr><p:cNvPr id='{1}' name=''/><p:cNv{0}Pr/><p:nvPr/></p:nv{0}Pr>"


def shape(words: str, x: int, *, wide: int = 900_000, body: str = "", y: int = 0, identity: int = 2) -> str:
    box = f"<p:spPr><a:xfrm><a:off x='{x}' y='{y}'/><a:ext cx='{wide}' cy='900000'/></a:xfrm></p:spPr>"
    text = f"<p:txBody><a:bodyPr {body}/><a:p><a:r><a:rPr sz='1000'/><a:t>{words}</a:t></a:r></a:p></p:txBody>"
    return f"<p:sp>{NAMES.format('Sp', identity)}{box}{text}</p:sp>"


def grouped(inside: str, *, x: int = 0, at: int = 0) -> str:
    sides = "cx='1000000' cy='1000000'"
    frame = f"<a:xfrm><a:off x='{x}' y='0'/><a:ext {sides}/><a:chOff x='{at}' y='0'/><a:chExt {sides}/></a:xfrm>"
    return f"<p:grpSp>{NAMES.format('GrpSp', 9)}<p:grpSpPr>{frame}</p:grpSpPr>{inside}</p:grpSp>"


def slide(shapes: str, more: str = "") -> str:
    contents = {
        "presentation": ("presentation", "<p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst>"
                         "<p:sldSz cx='9144000' cy='6858000'/>"),
        "slides/slide1": ("sld", f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>{more}"),
    }  # fmt: skip
    parts = {f"ppt/{name}.xml": f"<p:{root} {SPACES}>{inside}</p:{root}>" for name, (root, inside) in contents.items()}
    cleaned = cleaned_parts(
        "ppt/presentation.xml", parts, {"ppt/presentation.xml": [("slide", "ppt/slides/slide1.xml")]}
    )
    return cleaned["ppt/slides/slide1.xml"]


def in_colour(fill: str) -> str:
    return shape(WORDS, 0).replace("<a:rPr sz='1000'/>", f"<a:rPr>{fill}</a:rPr>")


def test_promise_P15_what_is_parked_beside_a_slide_goes_and_what_reaches_it_stays_or_is_refused():
    moves = (
        "<p:timing><p:tnLst><p:par><p:cTn id='1'><p:childTnLst><p:animMotion><p:cBhvr><p:cTn id='2'/><p:tgtEl>"
        "<p:spTgt spid='{}'/></p:tgtEl></p:cBhvr></p:animMotion></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )
    for shapes_inside, more in (
        (shape(CANARY, 9_900_000), ""),
        (shape(CANARY, -1_000_000), ""),
        (shape(CANARY, 9_900_000, body="wrap='none'"), ""),
        (shape(CANARY, 9_900_000), moves.format(7)),
        (grouped(shape(CANARY, 9_900_000) + shape("a", 0)), ""),
        (grouped(shape(CANARY, 0), x=99_000_000), ""),
        (grouped(grouped(shape(CANARY, 0, wide=9)), at=-99_000_000), ""),
        (f"<p:firma><a:t>{CANARY}</a:t></p:firma>", ""),
        (f"<a:tbl><a:tr><a:tc gridSpan='2'><a:txBody/></a:tc><a:tc hMerge='1'><a:txBody><a:p><a:r><a:t>{CANARY}"
         "</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>", ""),
    ):  # fmt: skip
        cleaned = slide(shapes_inside + shape(WORDS, 100), more)
        assert CANARY not in cleaned, shapes_inside
        assert WORDS in cleaned
    for shapes_inside, more in (
        (shape(WORDS, -800_000), ""),
        (shape(WORDS, 9_900_000), moves.format(2)),
        (grouped(shape(WORDS, 50_000_000), at=50_000_000), ""),
        (f"<a:tbl><a:tr><a:tc hMerge='0'><a:txBody><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
         "</a:tbl>", ""),
    ):  # fmt: skip
        assert WORDS in slide(shapes_inside, more), shapes_inside
    for shapes_inside, why in (
        (shape("palabra " * 40, -2_000_000, wide=10, body="wrap='none'"), "reach onto it"),
        (shape("palabra " * 900, 100, y=-1_000_000), "reach onto it"),
        (f"<a:tbl><a:tr><a:tc hMerge='1'><a:txBody><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
         "</a:tbl>", UNDECIDED),
        (in_colour("<a:noFill/>"), LETTERLESS),
        *((in_colour(COLOUR.format(*clear)), LETTERLESS) for clear in (("alpha", "00"), ("alphaMod", "0"))),
        (in_colour(COLOUR.format("alphaOff", "-100000")), LETTERLESS),
        (shape(WORDS, 0).replace("<p:txBody>", f"<p:style>{BY_THEME}</p:style><p:txBody>"), LETTERLESS),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            slide(shapes_inside)
