"""What no page of an office document draws is not handed out, wherever the file keeps it for another day (P15)."""

import io
import zipfile

from tinkuy.systematisation.materials.documents.office import document as office

from .documents import CANARY, DRAWING, LINKS, OFFICE, SLIDES, TYPES, WORD

WORDS = "Acuerdo: una mesa semanal."
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBLE}" xmlns:c="{CHART}" xmlns:dgm="{DIAGRAM}" '
    f'xmlns:p="{SLIDES}" xmlns:a="{DRAWING}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
SHOWN, SECRET = (f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in (WORDS, CANARY))


def package(main: str, parts: dict[str, str], links: dict[str, list[tuple[str, str]]]) -> bytes:
    """Parts by their names; of each part the kinds and targets of its relationships, which are called r1, r2 …"""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{TYPES}"/>')
        for name, content in parts.items():
            archive.writestr(name, content)
        for part, targets in {"": [("officeDocument", main)], **links}.items():
            folder, _, name = part.rpartition("/")
            each = (
                f'<Relationship Id="r{n}" Type="{OFFICE}/{k}" Target="/{t}"/>' for n, (k, t) in enumerate(targets, 1)
            )
            place = f"{folder}/_rels/{name}.rels".lstrip("/")
            archive.writestr(place, f'<Relationships xmlns="{LINKS}">{"".join(each)}</Relationships>')
    return made.getvalue()


def word(body: str, *parts: tuple[str, str, str]) -> dict[str, str]:
    """What is kept of a Word file of *body* and *parts* (kind, root, content), which are called r1, r2 …"""
    named = [(kind, f"word/{kind}{n}.xml") for n, (kind, _root, _content) in enumerate(parts, 1)]
    contents = {
        name: f"<{root} {SPACES}>{content}</{root.split()[0]}>"
        for (_kind, name), (_same, root, content) in zip(named, parts, strict=True)
    }
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return cleaned_parts("word/document.xml", {"word/document.xml": document, **contents}, {"word/document.xml": named})


def cleaned_parts(main: str, parts: dict[str, str], links: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    _ending, data = office.clean(package(main, parts, links))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def with_canary(parts: dict[str, str]) -> list[str]:
    return [name for name, content in parts.items() if CANARY in name + content]


def note(identity: int, words: str, kind: str = "") -> str:
    return f'<w:footnote {kind} w:id="{identity}">{words}</w:footnote>'


def led_to(identity: int, hides: str = "") -> str:
    return f'<w:p><w:r><w:rPr>{hides}</w:rPr><w:footnoteReference w:id="{identity}"/></w:r></w:p>'


def test_promise_P15_a_note_goes_with_what_leads_to_it():
    line = note(0, "<w:p><w:r><w:separator/></w:r></w:p>", 'w:type="separator"')
    notes = ("footnotes", "w:footnotes", line + note(2, SHOWN) + note(3, SECRET) + note(4, SECRET))

    cleaned = word(led_to(2) + led_to(3, "<w:vanish/>"), notes)

    assert with_canary(cleaned) == []
    assert WORDS in cleaned["word/footnotes1.xml"]
    assert "separator" in cleaned["word/footnotes1.xml"]
    assert with_canary(word(SHOWN, ("footnotes", "w:footnotes", note(0, SECRET, 'w:type="separator"')))) == []


def head(kind: str, place: int) -> str:
    return f'<w:headerReference w:type="{kind}" r:id="r{place}"/>'


def test_promise_P15_headers_that_are_switched_off_are_not_handed_out():
    heads = [("header", "w:hdr", SECRET), ("header", "w:hdr", SHOWN)]
    even = ("settings", "w:settings", '<w:evenAndOddHeaders w:val="{}"/>')
    section = "<w:sectPr>{}</w:sectPr>"
    for kind in ("first", "even"):
        cleaned = word(SHOWN + section.format(head(kind, 1) + head("default", 2)), *heads)
        assert with_canary(cleaned) == []
        assert WORDS in cleaned["word/header2.xml"]
    off = (even[0], even[1], even[2].format("0"))
    assert with_canary(word(SHOWN + section.format(head("even", 1)), heads[0], off)) == []

    on = (even[0], even[1], even[2].format("1"))
    shown = section.format(head("even", 1) + head("first", 2) + "<w:titlePg/>")
    assert {"word/header1.xml", "word/header2.xml"} <= set(word(shown, heads[1], heads[1], on))
    taken_over = section.format(head("first", 1)) + section.format("<w:titlePg/>")
    assert "word/header1.xml" in word(taken_over, heads[1])


def chart(name: str, category: str, more: str = "", *, axis: str = "", legend: str = "") -> str:
    def words(kind: str, text: str) -> str:
        cache = f'<c:strCache><c:pt idx="0"><c:v>{text}</c:v></c:pt></c:strCache>'
        return f"<c:{kind}><c:strRef><c:f>'{CANARY}'!A1</c:f>{cache}</c:strRef></c:{kind}>"

    series = f"<c:ser>{words('tx', name)}{words('cat', category)}<c:val/></c:ser>"
    axes = f"<c:catAx>{axis}</c:catAx>"
    return f"<c:chart><c:plotArea><c:barChart>{series}{more}</c:barChart>{axes}</c:plotArea>{legend}</c:chart>"


def chart_kept(content: str) -> dict[str, str]:
    return word(SHOWN + '<w:p><c:chart r:id="r1"/></w:p>', ("chart", "c:chartSpace", content))


def test_promise_P15_a_chart_keeps_the_names_that_it_draws():
    deleted = f'<c:delete val="1"/><c:title><a:t>{CANARY}</a:t></c:title>'
    for content in (
        chart(CANARY, CANARY, axis=deleted),
        chart(CANARY, CANARY, '<c:dLbls><c:showSerName val="0"/></c:dLbls>', axis='<c:tickLblPos val="none"/>'),
        chart("Asistencia", CANARY, axis=deleted, legend="<c:legend/>"),
        chart(CANARY, "Enero"),
    ):
        assert with_canary(chart_kept(content)) == []
    for content in (
        chart("Asistencia", "Enero", legend="<c:legend/>"),
        chart("Asistencia", "Enero", '<c:dLbls><c:showSerName/><c:showCatName val="1"/></c:dLbls>', axis=deleted),
    ):
        found = chart_kept(content)["word/chart1.xml"]
        assert "Asistencia" in found
        assert "Enero" in found


def test_promise_P15_of_what_stands_in_two_ways_one_is_kept():
    choice, other = (f"<w:r><w:t>{words}</w:t></w:r>" for words in (WORDS, CANARY))
    both = "<w:p><mc:AlternateContent>{}</mc:AlternateContent></w:p>"
    known, unknown = (
        '<mc:Choice Requires="wps">{}</mc:Choice>',
        '<mc:Choice xmlns:x="urn:x" Requires="x">{}</mc:Choice>',
    )
    fallback = "<mc:Fallback>{}</mc:Fallback>"

    for branches in (
        known.format(choice) + fallback.format(other),
        known.format(choice) + known.format(other),
        unknown.format(other) + fallback.format(choice),
    ):
        cleaned = word(both.format(branches))
        assert with_canary(cleaned) == []
        assert WORDS in cleaned["word/document.xml"]
    assert (
        "AlternateContent"
        not in word(both.format(unknown.format(other) + fallback.format(choice)))["word/document.xml"]
    )


def test_promise_P15_forms_numbers_fields_and_settings_of_the_web_tell_nobody():
    path = f"C:\\Users\\{CANARY}\\a.png"
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{CANARY}</w:fldData></w:fldChar></w:r><w:r><w:instrText> '
        f'HYPERLINK "https://example.org" \\o "{path}"</w:instrText></w:r>'
    )
    bodies = [
        f"<w:p>{field}</w:p>",
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{path}"/><w:tblDescription w:val="{path}"/></w:tblPr></w:tbl>',
        f'<w:sdt><w:sdtPr><w:date w:fullDate="{CANARY}"/></w:sdtPr><w:sdtContent>{SHOWN}</w:sdtContent></w:sdt>',
        f'<w:p><w:r><w:pict><v:shape style="mso-hide:all">{SECRET}</v:shape></w:pict></w:r></w:p>',
        f'<w:p><w:r><w:pict><v:shape id="{CANARY}"/></w:pict></w:r></w:p>',
        f'<w:p><w:r><w:object><o:OLEObject ProgID="{CANARY}"/></w:object></w:r></w:p>',
    ]
    number = f'<w:abstractNum><w:lvl><w:lvlText w:val="{CANARY}"/><w:rPr><w:vanish/></w:rPr></w:lvl></w:abstractNum>'
    web = f'<w:frameset><w:frame><w:title w:val="{CANARY}"/></w:frame></w:frameset>'

    for body in bodies:
        cleaned = word(SHOWN + body)
        assert with_canary(cleaned) == [], body
        assert WORDS in cleaned["word/document.xml"]
    assert with_canary(word(SHOWN, ("numbering", "w:numbering", number), ("webSettings", "w:webSettings", web))) == []


def test_promise_P15_a_presentation_keeps_the_layouts_that_its_slides_rest_on():
    place = "<p:sp><p:nvSpPr><p:cNvPr id='2' name=''/><p:nvPr><p:ph/></p:nvPr></p:nvSpPr><a:t>{}</a:t></p:sp>"
    drawn = f"<p:sp><p:nvSpPr><p:cNvPr id='3' name=''/><p:nvPr/></p:nvSpPr><a:t>{WORDS}</a:t></p:sp>"
    listed = "<p:sldLayoutIdLst><p:sldLayoutId id='1' r:id='r1'/><p:sldLayoutId id='2' r:id='r2'/></p:sldLayoutIdLst>"
    box = "<a:xfrm><a:off x='{}' y='0'/><a:ext cx='10' cy='10'/></a:xfrm>"
    placed = f"<p:sp><p:spPr>{box}</p:spPr><a:t>{{}}</a:t></p:sp>"
    parked = placed.format(200, CANARY) + placed.format(-90, CANARY)
    tree = f"<p:spTree>{parked}{placed.format(95, 'Al borde')}</p:spTree>"
    points = f"<dgm:sampData><a:t>{CANARY}</a:t></dgm:sampData><dgm:title val='{CANARY}'/>"
    contents = {
        "presentation": ("presentation", "<p:sldMasterIdLst><p:sldMasterId r:id='r1'/><p:sldMasterId r:id='r2'/>"
                         "</p:sldMasterIdLst><p:sldIdLst><p:sldId id='256' r:id='r3'/></p:sldIdLst>"
                         "<p:sldSz cx='100' cy='100'/>"),
        "slides/slide1": ("sld", f"<p:cSld name='{CANARY}'>{tree}{drawn}<dgm:relIds r:lo='r2'/></p:cSld>"),
        "slides/slide2": ("sld", f"<a:t>{CANARY}</a:t>"),
        "slideLayouts/slideLayout1": ("sldLayout", place.format(CANARY) + drawn),
        "slideLayouts/slideLayout2": ("sldLayout", drawn.replace(WORDS, CANARY)),
        "slideMasters/slideMaster1": ("sldMaster", place.format(CANARY) + drawn + listed),
        "slideMasters/slideMaster2": ("sldMaster", drawn.replace(WORDS, CANARY)),
    }  # fmt: skip
    parts = {f"ppt/{name}.xml": f"<p:{root} {SPACES}>{inside}</p:{root}>" for name, (root, inside) in contents.items()}
    parts["ppt/diagrams/layout1.xml"] = f"<dgm:layoutDef {SPACES}>{points}</dgm:layoutDef>"
    parts["ppt/presProps.xml"] = (
        f"<p:presentationPr {SPACES}><p:showPr><a:t>{CANARY}</a:t></p:showPr></p:presentationPr>"
    )
    masters = [("slideMaster", f"ppt/slideMasters/slideMaster{n}.xml") for n in (1, 2)]
    layouts = [("slideLayout", f"ppt/slideLayouts/slideLayout{n}.xml") for n in (1, 2)]
    slides = [("slide", f"ppt/slides/slide{n}.xml") for n in (1, 2)]
    cleaned = cleaned_parts(
        "ppt/presentation.xml",
        parts,
        {
            "ppt/presentation.xml": [*masters, *slides, ("presProps", "ppt/presProps.xml")],
            "ppt/slides/slide1.xml": [layouts[0], ("diagramLayout", "ppt/diagrams/layout1.xml")],
            "ppt/slideLayouts/slideLayout1.xml": [masters[0]],
            "ppt/slideLayouts/slideLayout2.xml": [masters[1]],
            "ppt/slideMasters/slideMaster1.xml": layouts,
        },
    )

    assert with_canary(cleaned) == []
    assert sorted(name for name in cleaned if "layout" in name.casefold() or "Master" in name) == [
        "ppt/diagrams/layout1.xml",
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        "ppt/slideLayouts/slideLayout1.xml",
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        "ppt/slideMasters/slideMaster1.xml",
    ]
    assert "Al borde" in cleaned["ppt/slides/slide1.xml"]
    assert all(WORDS in cleaned[f"ppt/slide{kind}s/slide{kind}1.xml"] for kind in ("Layout", "Master"))
