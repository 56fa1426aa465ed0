"""Documents with the canary in each place where an office program, a camera or a plug-in writes who made a file."""

import io
import zipfile

from docx import Document
from docx.shared import Cm
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from .documents import CANARY, DRAWING, LINKS, OFFICE, SLIDES, TYPES, WORD, jpeg, pdf, pptx, with_parts

WORDS = "Acuerdo: una mesa semanal."
_SETTINGS = f"""<x:settings xmlns:x="{WORD}" xmlns:y="urn:{CANARY}" y:who="{CANARY}">
<x:attachedTemplate x:val="C:/{CANARY}.dotx"/><x:docVars><x:docVar x:name="jefa" x:val="{CANARY}"/></x:docVars>
<x:rsids><x:rsid x:val="00{CANARY}"/></x:rsids><x:mailMerge><x:query x:val="{CANARY}"/></x:mailMerge>
<x:evenAndOddHeaders/></x:settings>"""
_STYLES = f"""<w:styles xmlns:w="{WORD}"><w:style w:styleId="Oculto" w:type="character"><w:rPr><w:vanish/></w:rPr>
</w:style><w:style w:styleId="Nota" w:type="character"><w:basedOn w:val="Oculto"/></w:style></w:styles>"""
_OPENS = f"""<x:p x:rsidR="{CANARY}"><x:pPr><x:pPrChange x:id="1" x:author="{CANARY}" x:date="2026-01-01T00:00:00Z">
<x:pPr/></x:pPrChange></x:pPr><x:r><x:rPr><x:b/><x:rPrChange\tx:id="2" x:author="{CANARY}"><x:rPr/></x:rPrChange>
</x:rPr><x:t>{WORDS}</x:t></x:r>"""
_HIDES = "".join(
    f"<x:r><x:rPr>{style}</x:rPr><x:t>{CANARY}</x:t></x:r>"
    for style in ("<x:vanish/>", '<x:rStyle x:val="Oculto"/>', '<x:rStyle x:val="Nota"/>')
)
_TELLS = f"""<x:permStart x:id="3" x:ed="{CANARY}"/><x:smartTag x:element="{CANARY}"><x:r><x:t> Sí.</x:t></x:r>
</x:smartTag><y:mark xmlns:y="urn:firm">{CANARY}</y:mark><x:fldSimple x:instr=" AUTHOR {CANARY} "/>
<x:r><x:instrText> INCLUDETEXT "C:/{CANARY}.docx" </x:instrText></x:r><x:sdt><x:sdtPr><x:alias x:val="{CANARY}"/>
<x:tag x:val="{CANARY}"/></x:sdtPr></x:sdt><x:hyperlink xmlns:r="{OFFICE}" r:id="r9"><x:r><x:t> Acta.</x:t></x:r>
</x:hyperlink></x:p>"""
_BODY = f'<x:document xmlns:x="{WORD}"><!--{CANARY}--><x:body>{_OPENS}{_HIDES}{_TELLS}</x:body></x:document>'


def docx_with_author() -> bytes:
    """By another prefix than Word's, with tabs where Word has spaces; the words `WORDS` and «Sí. Acta.» are to stay."""
    made = io.BytesIO()
    Document().save(made)
    with zipfile.ZipFile(made) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
    people = f'<Relationship Id="r8" Type="{OFFICE}/people" Target="people.xml"/>'
    local = f'<Relationship Id="r9" Type="{OFFICE}/hyperlink" TargetMode="External" Target="file:///C:/{CANARY}.docx"/>'
    return with_parts(
        made.getvalue(),
        word__document__xml=_BODY.encode(),
        word__settings__xml=_SETTINGS.encode(),
        word__styles__xml=_STYLES.encode(),
        word__people__xml=f'<w:people xmlns:w="{WORD}" w:x="{CANARY}"/>'.encode(),
        word___rels__document__xml__rels=links.replace("</Relationships>", f"{people}{local}</Relationships>").encode(),
        customXml__item1__xml=f"<a>{CANARY}</a>".encode(),
        word__nobody_leads_here__xml=f"<a>{CANARY}</a>".encode(),
    )


def docx_with_picture(picture: bytes, name: str = f"{CANARY}.png") -> bytes:
    """As Word puts it in: the name of the file stands beside it."""
    document = Document()
    document.add_picture(io.BytesIO(png(with_words=False)), width=Cm(2))
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        body = archive.read("word/document.xml").decode().replace('name="image.png"', f'name="{name}"')
        old = next(one for one in archive.namelist() if one.startswith("word/media/"))
        links = archive.read("word/_rels/document.xml.rels").decode()
    links = links.replace(old.removeprefix("word/"), f"media/{CANARY}.png")
    parts = {
        "word__document__xml": body.encode(),
        "word___rels__document__xml__rels": links.encode(),
        f"word__media__{CANARY}__png": picture,
    }
    return with_parts(made.getvalue(), **parts)


def png(*, with_words: bool = True, words: str = CANARY, size: tuple[int, int] = (40, 30)) -> bytes:
    """With words, a place, and bytes after its end."""
    texts, exif = PngInfo(), Image.Exif()
    texts.add_text("Author", words)
    texts.add_itxt("XML:com.adobe.xmp", words, zip=False)
    exif[0x013B] = words
    made = io.BytesIO()
    Image.new("RGB", size, "#a0522d").save(made, "PNG", **({"pnginfo": texts, "exif": exif} if with_words else {}))
    return made.getvalue() + (words.encode() if with_words else b"")


def webp() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = CANARY
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#a0522d").save(made, "WEBP", exif=exif, xmp=CANARY.encode())
    return made.getvalue()


def gif() -> bytes:
    made = io.BytesIO()
    first, second = (Image.new("P", (40, 30), colour) for colour in (0, 1))
    first.save(made, "GIF", save_all=True, append_images=[second], loop=2, comment=CANARY.encode())
    return made.getvalue() + CANARY.encode()


def jpeg_of_two() -> bytes:
    """A second picture behind the first, as telephones write it."""
    return jpeg(40, 30) + jpeg(20, 20)


def pptx_with_author() -> bytes:
    """With notes for the speaker, a hidden slide, a hidden shape, comments' authors, tags and a section's name."""

    def slide(words: str, more: str = "") -> str:
        shape = f"<p:sp><p:nvSpPr><p:cNvPr id='2' name='{CANARY}'/></p:nvSpPr><a:t>{words}</a:t></p:sp>"
        unseen = f"<p:sp><p:nvSpPr><p:cNvPr id='3' name='' hidden='1'/></p:nvSpPr><a:t>{CANARY}</a:t></p:sp>"
        return f"<p:sld xmlns:p='{SLIDES}' xmlns:a='{DRAWING}' {more}>{shape}{unseen}</p:sld>"

    def links(*targets: tuple[str, str]) -> str:
        each = (f'<Relationship Id="r{n}" Type="{OFFICE}/{k}" Target="{t}"/>' for n, (k, t) in enumerate(targets, 1))
        return f'<Relationships xmlns="{LINKS}">{"".join(each)}</Relationships>'

    shown = "".join(f"<p:sldId id='{255 + n}' r:id='r{n}'/>" for n in (1, 2))
    section = f"<p:extLst><p:ext uri='{{1}}'><s:sec xmlns:s='urn:s' name='{CANARY}'/></p:ext></p:extLst>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": links(("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")),
        "ppt/presentation.xml": f"<p:presentation xmlns:p='{SLIDES}' xmlns:r='{OFFICE}'>"
        f"<p:sldIdLst>{shown}</p:sldIdLst><p:custDataLst><p:tags r:id='r3'/></p:custDataLst>{section}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": links(
            ("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml"), ("tags", "tags/tag1.xml")
        ),
        "ppt/slides/slide1.xml": slide(WORDS),
        "ppt/slides/_rels/slide1.xml.rels": links(("notesSlide", "../notesSlides/notesSlide1.xml")),
        "ppt/slides/slide2.xml": slide(CANARY, "show='0'"),
        "ppt/notesSlides/notesSlide1.xml": slide(CANARY),
        "ppt/tags/tag1.xml": f"<p:tagLst xmlns:p='{SLIDES}'><p:tag name='A' val='{CANARY}'/></p:tagLst>",
        "ppt/commentAuthors.xml": f"<p:cmAuthorLst xmlns:p='{SLIDES}'><p:cmAuthor name='{CANARY}'/></p:cmAuthorLst>",
        "docProps/app.xml": f"<Properties><Company>{CANARY}</Company></Properties>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = CANARY.encode()
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf_with_author() -> bytes:
    """Beside what `pdf` has: a photo as the camera wrote it, the file it was set from, a link into a machine."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    photo = StreamObject()
    photo._data = jpeg(40, 30)
    photo.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(40),
            NameObject("/Height"): NumberObject(30),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/Filter"): ArrayObject([NameObject("/DCTDecode")]),
            NameObject("/PTEX.FileName"): TextStringObject(f"/home/{CANARY}/a.jpg"),
        }
    )
    held = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/A"): writer._add_object(photo)})})
    writer.pages[0][NameObject("/Resources")] = held
    paints = StreamObject()
    paints._data = b"q 40 0 0 30 9 9 cm /A Do Q"
    writer.pages[0][NameObject("/Contents")] = writer._add_object(paints)
    threads = DictionaryObject({NameObject("/I"): DictionaryObject({NameObject("/Author"): TextStringObject(CANARY)})})
    writer.root_object[NameObject("/Threads")] = ArrayObject([threads])
    writer.add_uri(1, f"file:///C:/{CANARY}.pdf", (10, 10, 20, 20))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def acting_pdf() -> bytes:
    """Acts in its outline and in the steps of a page; marks that were written on pages, led to by the structure."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    words = TextStringObject(CANARY)
    acts = [
        _node(S=NameObject("/JavaScript"), JS=words),
        _node(S=NameObject("/Launch"), F=words),
        _node(S=NameObject("/URI"), URI=TextStringObject(f"file:///C:/{CANARY}")),
        _node(S=NameObject("/GoTo"), D=ArrayObject([NumberObject(0)]), Next=_node(S=NameObject("/Launch"), F=words)),
    ]
    for place, act in enumerate(acts):
        item = writer.add_outline_item(title=f"Punto {place}", page_number=0).get_object()
        item.pop("/Dest", None)
        item[NameObject("/A")] = writer._add_object(act) if place % 2 else act
    page = writer.pages[1]
    page[NameObject("/PresSteps")] = _node(NA=acts[0])
    page[NameObject("/B")] = ArrayObject([_node(T=_node(I=_node(Author=words)))])
    page[NameObject("/Firma")] = words
    mark = writer.pages[0]["/Annots"][0]
    widget = writer._add_object(_node(Subtype=NameObject("/Widget"), Rect=ArrayObject(), V=words))
    led = [_node(Type=NameObject("/OBJR"), Obj=one) for one in (mark, widget, writer.pages[0]["/Annots"][1])]
    element = _node(Type=NameObject("/StructElem"), S=NameObject("/Link"), K=ArrayObject(led))
    lone = _node(Type=NameObject("/StructElem"), S=NameObject("/Form"), K=_node(Type=NameObject("/OBJR"), Obj=widget))
    root = _node(Type=NameObject("/StructTreeRoot"), K=ArrayObject([writer._add_object(element), lone]))
    writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(root)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def layered_pdf(hides: str = "") -> bytes:
    """Layers with names, and a structure with titles and properties of a program; *hides* one of the layers somehow."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    words, name, flag = TextStringObject(CANARY), NameObject, ArrayObject
    usage = _node(CreatorInfo=_node(Creator=words), User=_node(Type=name("/Ind"), Name=words))
    if hides == "view":
        usage[name("/View")] = _node(ViewState=name("/OFF"))
    layer = writer._add_object(_node(Type=name("/OCG"), Name=words, Usage=usage))
    several = _node(Type=name("/OCMD"), OCGs=flag([layer]), P=name("/AllOff" if hides == "policy" else "/AnyOn"))
    if hides == "expression":
        several[name("/VE")] = flag([name("/Not"), layer])
    chosen = _node(Name=words, Creator=words, ON=flag([layer]), Order=flag([words, layer]))
    if hides == "off":
        chosen[name("/OFF")] = flag([layer])
    if hides == "base":
        chosen[name("/BaseState")] = name("/OFF")
    others = flag([_node(Name=words, OFF=flag([layer]))])
    writer.root_object[name("/OCProperties")] = _node(OCGs=flag([layer]), D=chosen, Configs=others)
    properties = _node(MC0=layer, MC1=writer._add_object(several))
    writer.pages[0][name("/Resources")] = _node(Properties=properties)
    drawn = StreamObject()
    drawn.set_data(b"/Figure <</MCID 0>> BDC 0 0 m 9 9 l S EMC")
    writer.pages[0][name("/Contents")] = writer._add_object(drawn)
    attributes = flag([_node(O=name("/Layout")), _node(O=name("/UserProperties"), P=flag([_node(N=words, V=words)]))])
    element = _node(Type=name("/StructElem"), S=name("/Figure"), T=words, Firma=words, A=attributes, K=NumberObject(0),
                    Alt=TextStringObject("Una mesa redonda"))  # fmt: skip
    element[name("/P")] = element[name("/Pg")] = writer.pages[0].indirect_reference
    path = _node(S=name("/Figure"), P=writer.pages[0].indirect_reference, Alt=TextStringObject(f"C:\\{CANARY}\\a.png"))
    root = _node(Type=name("/StructTreeRoot"), K=flag([writer._add_object(element), path]), Firma=words)
    writer.root_object[name("/StructTreeRoot")] = writer._add_object(root)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def sounding_pptx() -> bytes:
    """A transition and a press with sounds that have names of files; the sounds themselves lie in the program."""
    sound = f"<p:sndAc><p:stSnd><p:snd name='{CANARY}.wav'/></p:stSnd></p:sndAc>"
    press = f"<a:hlinkClick><a:snd name='{CANARY}.wav'/></a:hlinkClick><a:wavAudioFile name='{CANARY}.wav'/>"
    head = f"<p:presentation xmlns:p='{SLIDES}' xmlns:a='{DRAWING}'>"
    body = f"{head}<p:transition>{sound}</p:transition>{press}</p:presentation>"
    return pptx(ppt__presentation__xml=body.encode())


def _node(**values: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})
