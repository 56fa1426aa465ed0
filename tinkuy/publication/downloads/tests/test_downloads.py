"""U4: every form and layout of a published sheet has one address, and what it hands out is made once."""

import pytest
from django.test import Client

from tinkuy.publication.downloads.queries import bytes_of, forms_of
from tinkuy.publication.renderers.rendering import FORMS
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import RenderedForm

ADDRESS = "/es/hub/ficha-ciclo-de-prueba"


@pytest.fixture
def version(published) -> SheetVersion:
    return SheetVersion.objects.get()


def test_capability_U4_every_form_of_a_sheet_is_handed_out_at_the_address_that_is_listed(version):
    client = Client()

    files = {one.path: client.get(one.path) for one in forms_of(version)}

    assert {path for path, file in files.items() if file.status_code != 200} == set()
    assert [files[one.path]["Content-Type"] for one in forms_of(version)] == [
        one.media_type for one in forms_of(version)
    ]
    assert [one.form for one in forms_of(version) if one.is_default] == list(FORMS)
    assert f"{ADDRESS}.pdf?layout=one-page" in files


def test_capability_U4_a_layout_that_the_sheet_has_anyway_leads_to_the_one_address_of_its_file(version):
    for named in ("?layout=four-page", "?layout="):
        answer = Client().get(f"{ADDRESS}.pdf{named}")

        assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}.pdf")


def test_capability_U4_a_layout_that_does_not_exist_is_not_found_and_the_page_says_which_there_are(version):
    answer = Client().get(f"{ADDRESS}.docx?layout=poster")

    assert answer.status_code == 404
    assert 'href="/es/hub/ficha-ciclo-de-prueba.docx?layout=one-page"' in answer.text
    assert Client().get(f"{ADDRESS}.xyz").status_code == 404


def test_capability_U4_the_layout_that_the_team_chose_is_that_of_the_plain_address(version):
    SheetVersion.objects.filter(pk=version.pk).update(content={**version.content, "layout": "one-page"})
    version.refresh_from_db()

    assert bytes_of(version, "pdf") == bytes_of(version, "pdf", "one-page")
    assert list(RenderedForm.objects.values_list("layout", flat=True)) == [""]
    assert Client().get(f"{ADDRESS}.pdf?layout=four-page").status_code == 200


def test_the_forms_of_a_version_are_listed_without_asking_the_database(version, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert len(forms_of(version)) == sum(max(1, len(form.layouts)) for form in FORMS.values())
