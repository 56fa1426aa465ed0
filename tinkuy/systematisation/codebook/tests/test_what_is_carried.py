"""S5: what the exchange of codebooks carries, as the standard has it, and what it cannot carry is named."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from lxml import etree

from tinkuy.core.errors import Refused
from tinkuy.systematisation.codebook.files.inside_sandbox import read_codebook
from tinkuy.systematisation.codebook.files.writing import KIND_GUIDS, as_qdc, schema
from tinkuy.systematisation.codebook.queries.importing import plan_of
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order

BOOK = f"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="QualCoder"><Codes>
<Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e00" name="Proyecto" isCodable="false"><Description>Todo</Description>
 <Code guid="{KIND_GUIDS["risk"]}" name="Riesgos" isCodable="false"><Description>Lo que salió mal</Description>
  <Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e01" name="Deudas" isCodable="true"/></Code>
 <Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e02" name="Lecciones" isCodable="false">
  <Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e03" name="Turnos" isCodable="true"/></Code></Code></Codes>
<Sets><Set guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e04" name="De campo"><Description>Campo</Description></Set></Sets>
</CodeBook>"""
PROJECT = """<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="NVivo"><CodeBook><Codes>
<Code guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e05" name="Deudas" isCodable="true"><Description>Lo debido</Description>
<NoteRef targetGUID="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1e06"/></Code></Codes></CodeBook></Project>"""


def as_qdpx(project: str = PROJECT, name: str = "project.qde") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, project)
        archive.writestr("sources/acta.docx", b"PK")
    return written.getvalue()


def test_capability_S5_the_four_kinds_leave_as_categories_and_not_as_codes(scoped):
    Code.objects.create(cycle=scoped, kind="risk", number=1, name={"es": "Deudas"})

    book = etree.fromstring(as_qdc(codes_in_order(), "es"))

    schema().assertValid(book)
    kinds = book.find("{*}Codes")
    assert [kind.get("isCodable") for kind in kinds] == ["false"] * 4
    assert [code.get("isCodable") for kind in kinds for code in kind] == ["true"]


def test_capability_S5_a_note_in_another_language_leaves_with_its_language_and_comes_back_to_it(scoped):
    Code.objects.create(cycle=scoped, kind="risk", number=1, name={"es": "Deudas"}, note={"en": "What is owed"})

    written = as_qdc(codes_in_order(), "es")

    assert "[en] What is owed" in written.decode()
    assert plan_of(scoped, read_codebook(written).codes, {}, "es").changes_nothing


def test_capability_S5_kinds_within_a_category_of_their_own_come_as_kinds_and_not_as_codes(scoped):
    plan = plan_of(scoped, read_codebook(BOOK.encode()).codes, {}, "es")

    assert [(one.first_name, one.deed, one.kind) for one in plan.planned] == [
        ("Riesgos", "kind", "risk"),
        ("Deudas", "add", "risk"),
        ("Lecciones", "kind", "lesson"),
        ("Turnos", "add", "lesson"),
    ]
    assert plan.roots == []
    assert plan.without_place == {"categories": ("Proyecto",), "notes": ("Proyecto", "Riesgos")}


def test_capability_S5_a_category_among_others_stays_a_code(scoped):
    other = BOOK.replace('name="Lecciones"', 'name="Otra cosa"')

    plan = plan_of(scoped, read_codebook(other.encode()).codes, {0: "lesson"}, "es")

    assert [one.first_name for one in plan.planned if one.deed == "add"] == [
        "Proyecto",
        "Riesgos",
        "Deudas",
        "Otra cosa",
        "Turnos",
    ]
    assert plan.planned[0].note == {"es": "Todo"}


def test_capability_S5_what_cannot_be_carried_is_named_before_anything_is_imported(scoped, signed_in, systematisation):
    with translation.override("en"):
        address = reverse("systematisation:upload_codebook", args=[scoped.slug])

    page = signed_in(systematisation).post(
        address, {"file": SimpleUploadedFile("a.qdc", BOOK.encode()), "language": "es"}, follow=True
    )

    text = " ".join(page.content.decode().split())
    assert "Not kept, since the four kinds have no description of their own here: Proyecto, Riesgos." in text
    assert "Left out, since it only holds the four kinds: Proyecto." in text
    assert "1 group of codes is not kept: Tinkuy has a tree of codes and no groups across it. (De campo)" in text
    assert not Code.objects.exists()


@pytest.mark.parametrize("data", [PROJECT.encode(), as_qdpx()], ids=["qde", "qdpx"])
def test_capability_S5_the_codebook_of_a_project_is_read_and_its_memos_are_named(data):
    read = read_codebook(data)

    assert [(code.names[""], code.notes) for code in read.codes] == [("Deudas", {"": "Lo debido"})]
    assert (read.warnings, read.names) == ({"memos": 1}, {"memos": ("Deudas",)})
    assert [str(sentence) for sentence in read.sentences]


@pytest.mark.parametrize(
    "data",
    [
        as_qdpx("<Project><CodeBook>"),
        as_qdpx("x" * 30_000_000),
        as_qdpx('<!DOCTYPE a [<!ENTITY a "b">]><Project/>'),
        as_qdpx(name="../project.qde"),
        as_qdpx()[:120],
    ],
    ids=["cut", "bomb", "entities", "way out", "damaged"],
)
def test_promise_I02_I03_a_project_that_is_no_honest_one_is_refused_in_a_sentence(data):
    with pytest.raises(Refused) as refusal:
        read_codebook(data)

    assert str(refusal.value).endswith(".")
