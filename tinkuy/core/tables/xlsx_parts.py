"""The parts of a workbook that are the same for each table (ECMA-376, the least that every program opens)."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

SHEET, NOTES = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
TEXT, HEAD, QUOTED, WHOLE, DECIMAL, DAY = range(6)
"""Places in the list of cell formats. `QUOTED` keeps a text one that begins like a formula, when somebody edits it."""

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

CLOSING = "</sheetData></worksheet>"

_FROZEN = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'

_FORMATS = (
    '<xf numFmtId="49" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>',
    '<xf numFmtId="49" fontId="1" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>',
    '<xf numFmtId="49" xfId="0" quotePrefix="1" applyNumberFormat="1"/>',
    '<xf numFmtId="1" xfId="0" applyNumberFormat="1"/>',
    '<xf numFmtId="164" xfId="0" applyNumberFormat="1"/>',
    '<xf numFmtId="14" xfId="0" applyNumberFormat="1"/>',
)
"""In the order of the names above."""


def opening(widths: Sequence[int], *, frozen: bool = True) -> str:
    """What stands before the rows of a sheet: the header stays in view, columns have their widths."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(widths, 1)
    )
    view = f'<sheetView workbookViewId="0">{_FROZEN if frozen else ""}</sheetView>'
    return f'{XML}<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews><cols>{columns}</cols><sheetData>'


def frame(title: str, notes_name: str) -> dict[str, str]:
    """Every part but the sheets, by its name in the archive. Of the file's origin there is the *title* alone.

    With a *notes_name* there is a second sheet of that name.
    """
    sheets = (SHEET, NOTES) if notes_name else (SHEET,)
    return {
        "[Content_Types].xml": _content_types(sheets),
        "_rels/.rels": _relations(
            (f"{OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
        "xl/workbook.xml": _workbook([title, notes_name]),
        "xl/_rels/workbook.xml.rels": _relations(
            *((f"{OFFICE}/worksheet", name.removeprefix("xl/")) for name in sheets),
            (f"{OFFICE}/styles", "styles.xml"),
        ),
        "xl/styles.xml": _styles(),
    }


def _content_types(sheets: Sequence[str]) -> str:
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"} | dict.fromkeys(sheets, "worksheet")
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{SPREADSHEET}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'{parts}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _workbook(titles: Sequence[str]) -> str:
    names = [_sheet_name(title) for title in titles if title]
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(names, 1)
    )
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _sheet_name(title: str) -> str:
    """At most 31 characters and none of those that a sheet's name may not hold."""
    name = "".join(" " if c in "[]:*?/\\" else c for c in title).strip(" '")[:31].strip(" '")
    return name or "1"


def _styles() -> str:
    return (
        f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(_FORMATS)}">{"".join(_FORMATS)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
