"""Documents that earlier rules let pass: the clock writes them anew, or keeps them with the team (P15)."""

import pytest

from tinkuy.journal.models import Entry
from tinkuy.systematisation.materials import sealed_files
from tinkuy.systematisation.materials.actions.editing import Described, add_material
from tinkuy.systematisation.materials.actions.scheduled import rewrite_materials
from tinkuy.systematisation.materials.documents.sandbox import COVERED_SINCE, RULES
from tinkuy.systematisation.materials.models import Material, Tier

from .documents import CANARY, CHANGE, docx, pdf, with_parts
from .documents_with_authors import docx_with_author
from .test_documents_tell_nobody import personal_words_in

pytestmark = pytest.mark.usefixtures("own_folder", "before_the_close")

SLIDES = Described(title={"es": "Acta"}, tier=Tier.PUBLIC, is_looked_through=True)


@pytest.fixture
def kept_before(scoped, webinars, systematisation):
    """`kept_before(data)`: a public material whose file is *data*, as the rules of before would have left it."""

    def keep(data: bytes) -> Material:
        material = add_material(
            actor=systematisation, webinar=webinars[0], kind="minutes", described=SLIDES, data=docx()
        )
        Material.objects.filter(pk=material.pk).update(file=sealed_files.keep(material, data), cleaned_by=0)
        return material

    return keep


def test_promise_P15_a_document_of_before_is_written_anew_by_the_clock(kept_before):
    material = kept_before(docx_with_author())
    assert personal_words_in(docx_with_author())

    assert rewrite_materials() == 1

    material.refresh_from_db()
    content = sealed_files.opened_file(material) or b""
    assert material.tier == Tier.PUBLIC
    assert material.size == len(content) > 0
    assert personal_words_in(content) == []
    assert material.file in {file.name for file in sealed_files.FILES.path.iterdir()}
    assert rewrite_materials() == 0


def test_promise_P15_one_that_would_not_be_taken_today_goes_back_to_the_team(kept_before):
    material = kept_before(with_parts(docx(), word__document__xml=CHANGE))

    rewrite_materials()

    material.refresh_from_db()
    assert material.tier == Tier.TEAM
    assert Entry.objects.filter(deed="held back", subject="material").count() == 1
    assert rewrite_materials() == 0


def test_promise_P15_a_pdf_of_before_goes_back_to_the_team_since_its_covers_were_taken_off(kept_before):
    material = kept_before(pdf())
    Material.objects.filter(pk=material.pk).update(ending="pdf", cleaned_by=COVERED_SINCE - 1)

    assert rewrite_materials() == 1

    material.refresh_from_db()
    assert material.tier == Tier.TEAM
    assert material.cleaned_by == RULES
    assert CANARY.encode() not in (sealed_files.opened_file(material) or CANARY.encode())
    assert Entry.objects.filter(deed="held back", subject="material").count() == 1
    assert rewrite_materials() == 0
