"""The dictionaries that a PDF keeps, by what they are, with the keys that its pages need (ISO 32000-2).

A key that is not listed goes, whoever wrote it. `key=kind` says of what kind the value is; a value of no kind is a
number, a name or a row of them, and no words. A kind with a star is a dictionary with names of its own.
"""

_STREAM = " Length Filter DecodeParms=parameters"
_FUNCTION = "FunctionType Domain Range C0 C1 N Functions=function Bounds Encode Size BitsPerSample Order Decode"
_KEY_LISTS = {
    "catalogue": "Type Pages=pages PageLabels=labels ViewerPreferences=viewer PageLayout PageMode "
    "Outlines=outline StructTreeRoot=structure MarkInfo=marks Lang=language",
    "pages": "Type Parent=pages Kids=pages Count MediaBox CropBox Rotate",
    "page": "Type Parent=pages Resources=resources MediaBox CropBox BleedBox TrimBox ArtBox Contents=drawn Rotate "
    "Group=group Annots=link StructParents Tabs UserUnit",
    "labels": "Kids=labels Nums=label Limits",
    "label": "Type S P=words St",
    "viewer": "Direction",
    "marks": "Marked Suspects",
    "outline": "Type Title=words Parent=outline Prev=outline Next=outline First=outline Last=outline Count Dest=place "
    "A=action C F",
    "action": "Type S D=place URI=words",
    "place": "D=place",
    "link": "Type Subtype Rect Border BS=border C H A=action Dest=place QuadPoints F P=pages StructParent",
    "border": "Type W S D",
    "structure": "Type K=element ParentTree=parents ParentTreeNextKey",
    "parents": "Kids=parents Nums=element Limits",
    "element": "Type S P=element Pg=pages K=element A=attributes Lang=language Alt=words ActualText=words E=words MCID "
    "Obj=target Stm=xobject",
    "attributes": "O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color "
    "SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign InlineAlign "
    "TBorderStyle TPadding BaselineShift LineHeight TextDecorationColor TextDecorationThickness TextDecorationType "
    "RubyAlign RubyPosition GlyphOrientationVertical ColumnCount ColumnGap ColumnWidths ListNumbering RowSpan ColSpan "
    "Scope Role",
    "resources": "ExtGState=*state ColorSpace=*colour Pattern=*pattern Shading=*shading XObject=*xobject Font=*font "
    "ProcSet",
    "group": "Type S CS=colour I K",
    "drawn": "FormType",
    "form": "Type Subtype FormType BBox Matrix Resources=resources Group=group StructParent StructParents",
    "image": "Type Subtype Width Height ColorSpace=colour BitsPerComponent Intent ImageMask Mask=xobject Decode "
    "Interpolate SMask=xobject SMaskInData Matte StructParent",
    "parameters": "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock "
    "BlackIs1 DamagedRowsBeforeError ColorTransform JBIG2Globals=stream",
    "state": "Type LW LC LJ ML D RI OP op OPM Font=font BG=function BG2=function UCR=function UCR2=function "
    "TR=function TR2=function FL SM SA BM SMask=mask CA ca AIS TK",
    "mask": "Type S G=xobject BC TR=function",
    "function": _FUNCTION,
    "colour": f"{_FUNCTION} Alternate=colour WhitePoint BlackPoint Gamma Matrix Subtype Colorants=*colour "
    "Process=process",
    "process": "ColorSpace=colour Components=name",
    "tile": "Type PatternType PaintType TilingType BBox XStep YStep Resources=resources Matrix",
    "pattern": "Type PatternType Shading=shading Matrix ExtGState=state",
    "shading": "ShadingType ColorSpace=colour Background BBox AntiAlias Coords Domain Function=function Extend Matrix "
    "BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow",
    "font": "Type Subtype BaseFont=name FirstChar LastChar Widths FontDescriptor=descriptor Encoding=encoding "
    "ToUnicode=encoding DescendantFonts=font CIDSystemInfo=collection DW W DW2 W2 CIDToGIDMap=stream FontBBox "
    "FontMatrix CharProcs=*drawn Resources=resources",
    "descriptor": "Type FontName=name FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent "
    "Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile=program FontFile2=program "
    "FontFile3=program ",
    "program": "Subtype Length1 Length2 Length3",
    "encoding": "Type BaseEncoding Differences=name CMapName=name CIDSystemInfo=collection WMode UseCMap=encoding",
    "collection": "Registry=registry Ordering=registry Supplement",
    "stream": "Type",
}
KEYS = {
    kind: {f"/{key}": of for key, _, of in (word.partition("=") for word in (keys + _STREAM).split())}
    for kind, keys in _KEY_LISTS.items()
}
"""Of each kind its keys, each with the kind of its value."""
WITH_WORDS = frozenset(("words", "colour"))
"""The kinds of values that are strings: a table of colours is one."""
_NAMED = """
Catalog Pages Page Outlines Annot Action Border StructTreeRoot StructElem MCR OBJR Group XObject ExtGState Mask Font
FontDescriptor Encoding CMap Pattern Link Form Image Type0 Type1 MMType1 Type3 TrueType CIDFontType0 CIDFontType2
Type1C CIDFontType0C OpenType DeviceN NChannel Transparency GoTo URI Alpha Luminosity D R r A a S B I U N O P C W
Block Inline Before Start End LrTb RlTb TbRl TbLr None Hidden Dotted Dashed Solid Double Groove Ridge Inset Outset
Center Justify Middle After Auto Underline Overline LineThrough Warichu Distribute Disc Circle Square Decimal
UpperRoman LowerRoman UpperAlpha LowerAlpha Unordered Ordered Description Row Column Both rb cb pb tv lb Normal
Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue
Saturation Color AbsoluteColorimetric RelativeColorimetric Perceptual Identity Default SinglePage OneColumn
TwoColumnLeft TwoColumnRight TwoPageLeft TwoPageRight UseNone UseOutlines UseThumbs FullScreen L2R R2L XYZ Fit FitH
FitV FitR FitB FitBH FitBV FlateDecode LZWDecode ASCIIHexDecode ASCII85Decode RunLengthDecode CCITTFaxDecode
JBIG2Decode DCTDecode JPXDecode WinAnsiEncoding MacRomanEncoding MacExpertEncoding StandardEncoding PDF Text ImageB
ImageC ImageI Layout List PrintField Table FENote Artifact Thin Thick Top Bottom
"""
NAMES = frozenset(f"/{name}" for name in _NAMED.split())
"""What a value of no kind may be called; of a structure's element, and of what is printed, `marked.STANDARD` too."""
REGISTRIES = frozenset(("Adobe", "Identity", "GB1", "CNS1", "Japan1", "Korea1", "KR", "UCS"))
"""Of collections of letters, and the collections."""
